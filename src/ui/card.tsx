import type { Children } from './children.ts'

/** A white card with a heading, and one link or remark at the heading's right. */
export function Card(props: {
  heading: string
  aside?: string | undefined
  asideHref?: string | undefined
  /** What the link says to those who hear it alone. */
  asideLabel?: string | undefined
  /** Where a link on the page leads to. */
  id?: string | undefined
  /** The card of acts is not printed. */
  acts?: boolean
  children: Children
}) {
  return (
    <section class={props.acts === true ? 'card card--acts' : 'card'} id={props.id}>
      <header>
        <h2>{props.heading}</h2>
        {props.aside === undefined ? undefined : props.asideHref === undefined ? (
          <span>{props.aside}</span>
        ) : (
          <a href={props.asideHref} aria-label={props.asideLabel}>
            {props.aside}
          </a>
        )}
      </header>
      {props.children}
    </section>
  )
}

/** The last line of a card: a remark at the left, a link or another remark at the right. */
export function CardFoot({ left, children }: { left: string; children?: Children }) {
  return (
    <div class="foot">
      <span>{left}</span>
      {children}
    </div>
  )
}
