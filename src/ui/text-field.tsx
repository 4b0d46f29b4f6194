import type { FieldProps } from './field.tsx'
import { describedBy, LabelledField } from './field.tsx'

type Width = 2 | 3 | 4 | 5 | 10 | 20 | 30

/** One line of text. `inputMode` asks a phone for its number pad; numbers are typed as text. */
export function TextField(
  props: FieldProps & {
    value?: string | undefined
    type?: 'text' | 'tel' | 'password'
    width?: Width
    inputMode?: 'numeric' | 'tel'
    autoComplete?: string
    spellcheck?: boolean
  },
) {
  const id = props.id ?? props.name
  const classes = ['govuk-input']
  if (props.width !== undefined) classes.push(`govuk-input--width-${props.width}`)
  if (props.error !== undefined) classes.push('govuk-input--error')
  const common = {
    class: classes.join(' '),
    id,
    name: props.name,
    value: props.value,
    inputMode: props.inputMode,
    autoComplete: props.autoComplete,
    spellcheck: props.spellcheck,
    'aria-describedby': describedBy(id, props.hint, props.error),
  }
  return (
    <LabelledField {...props}>
      {props.type === 'password' ? (
        <input {...common} type="password" />
      ) : props.type === 'tel' ? (
        <input {...common} type="tel" />
      ) : (
        <input {...common} type="text" />
      )}
    </LabelledField>
  )
}

/** Several lines of text. */
export function TextAreaField(props: FieldProps & { value?: string | undefined; rows?: number }) {
  const id = props.id ?? props.name
  return (
    <LabelledField {...props}>
      <textarea
        class={props.error === undefined ? 'govuk-textarea' : 'govuk-textarea govuk-textarea--error'}
        id={id}
        name={props.name}
        rows={props.rows ?? 5}
        aria-describedby={describedBy(id, props.hint, props.error)}
      >
        {props.value ?? ''}
      </textarea>
    </LabelledField>
  )
}

/** One or more files. Content is checked after the post, `accept` is only a help. */
export function FileField(props: FieldProps & { multiple?: boolean; accept?: string }) {
  const id = props.id ?? props.name
  return (
    <LabelledField {...props}>
      <input
        class={props.error === undefined ? 'govuk-file-upload' : 'govuk-file-upload govuk-file-upload--error'}
        id={id}
        name={props.name}
        type="file"
        multiple={props.multiple}
        accept={props.accept}
        aria-describedby={describedBy(id, props.hint, props.error)}
      />
    </LabelledField>
  )
}
