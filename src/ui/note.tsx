import type { Children } from './children.ts'

/** A remark set apart. `late` is kept for what is late. */
export function Note({ tone, children }: { tone?: 'soon' | 'late'; children: Children }) {
  return <div class={tone === undefined ? 'note' : `note note--${tone}`}>{children}</div>
}
