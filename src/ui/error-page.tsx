import type { ErrorProps } from './props.ts'
import { Shell } from './shell.tsx'

/** A page that says in plain words what went wrong and where to go on. */
export function ErrorPage(props: ErrorProps) {
  return (
    <Shell frame={props.frame} title={props.heading} narrow>
      <div class="title">
        <h1>{props.heading}</h1>
      </div>
      <p>{props.text}</p>
      <p>
        <a href={props.backHref}>{props.backText}</a>
      </p>
    </Shell>
  )
}
