export type Tone = 'teal' | 'yellow' | 'red' | 'green' | 'grey'

/** A status word in a coloured box. The word carries the meaning, the colour repeats it. */
export function Tag({ text, tone }: { text: string; tone?: Tone | undefined }) {
  return <strong class={tone === undefined ? 'govuk-tag' : `govuk-tag govuk-tag--${tone}`}>{text}</strong>
}
