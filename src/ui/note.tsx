import type { Children } from './children.ts'

/** A remark set apart. `late` is kept for what is late, `screen` for what is not printed. */
export function Note({ tone, children }: { tone?: 'soon' | 'late' | 'screen'; children: Children }) {
  return <div class={tone === undefined ? 'note' : `note note--${tone}`}>{children}</div>
}
