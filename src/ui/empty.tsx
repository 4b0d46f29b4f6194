import type { Children } from './children.ts'

/** An empty state: what is not there, and what to do or when the next thing comes. */
export function Empty({ what, next, children }: { what: string; next?: string | undefined; children?: Children }) {
  return (
    <div class="empty">
      <p>{what}</p>
      {next === undefined ? undefined : <p>{next}</p>}
      {children}
    </div>
  )
}
