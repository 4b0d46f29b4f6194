import type { Children } from './children.ts'

/** The page's heading with one line under it and its acts at the right. */
export function Title({ heading, line, children }: { heading: string; line?: string; children?: Children }) {
  return (
    <div class="title">
      <div>
        <h1>{heading}</h1>
        {line === undefined ? undefined : <p>{line}</p>}
      </div>
      {children === undefined ? undefined : <div class="title__acts">{children}</div>}
    </div>
  )
}
