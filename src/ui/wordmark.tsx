/** The seal-red mark: 回 drawn as two squares, our own, no emblem of any state. */
export function Wordmark() {
  return (
    <svg viewBox="0 0 34 34" width="34" height="34" aria-hidden="true" focusable="false">
      <rect x="1" y="1" width="32" height="32" rx="5" fill="#b3261e" />
      <g fill="none" stroke="#fff" stroke-width="2.2">
        <rect x="8" y="8" width="18" height="18" rx="1.5" />
        <rect x="13" y="13" width="8" height="8" rx="1" />
      </g>
    </svg>
  )
}
