export type ButtonLook = 'go' | 'plain' | 'quiet' | 'late'

const look: Record<ButtonLook, string> = {
  go: '',
  plain: ' govuk-button--secondary',
  quiet: ' govuk-button--secondary button--quiet',
  late: ' govuk-button--warning',
}

export function buttonClass(of: ButtonLook, wide: boolean): string {
  return `govuk-button${look[of]}${wide ? ' button--wide' : ''}`
}

/** The button that sends its form. `go` is the usual next act, the rest are outlined; `late` is vermilion. */
export function Button(props: {
  text: string
  look?: ButtonLook
  wide?: boolean
  name?: string
  value?: string
  disabled?: boolean
}) {
  return (
    <button
      type="submit"
      class={buttonClass(props.look ?? 'go', props.wide ?? false)}
      name={props.name}
      value={props.value}
      disabled={props.disabled}
      aria-disabled={props.disabled === true ? 'true' : undefined}
    >
      {props.text}
    </button>
  )
}

/** A link that looks like a button: it opens a page or a form and changes nothing itself. */
export function ButtonLink(props: { text: string; href: string; look?: ButtonLook; wide?: boolean; label?: string }) {
  return (
    <a
      href={props.href}
      class={buttonClass(props.look ?? 'go', props.wide ?? false)}
      draggable={false}
      aria-label={props.label}
    >
      {props.text}
    </a>
  )
}
