export type TimelineItem = {
  /** What was done, as a short sentence. */
  what: string
  text?: string
  papers?: readonly { label: string; href?: string }[]
  /** Who, when it happened, when it was entered. */
  when: string
  kind?: 'next' | 'late'
}

/** What happened, newest first; the next step, when known, on top with an open mark. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol class="timeline">
      {items.map((item, at) => (
        <li key={at} class={item.kind === undefined ? undefined : `is-${item.kind}`}>
          <h3>{item.what}</h3>
          {item.text === undefined ? undefined : <p>{item.text}</p>}
          {item.papers?.map((paper) =>
            paper.href === undefined ? (
              <span key={paper.label} class="paper">
                {paper.label}
              </span>
            ) : (
              <a key={paper.href} class="paper" href={paper.href}>
                {paper.label}
              </a>
            ),
          )}
          {item.when === '' ? undefined : <small>{item.when}</small>}
        </li>
      ))}
    </ol>
  )
}
