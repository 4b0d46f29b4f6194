import type { FieldProps } from './field.tsx'
import { describedBy, LabelledField } from './field.tsx'

/** A day, or a minute: the browser's own field, in the office's zone, posted as `2018-05-04` or `2018-05-04T09:30`. */
export function MomentField(props: FieldProps & { value?: string | undefined; dayOnly?: boolean }) {
  const id = props.id ?? props.name
  const common = {
    class: `govuk-input govuk-input--width-20${props.error === undefined ? '' : ' govuk-input--error'}`,
    id,
    name: props.name,
    value: props.value,
    'aria-describedby': describedBy(id, props.hint, props.error),
  }
  return (
    <LabelledField {...props}>
      {props.dayOnly === true ? <input {...common} type="date" /> : <input {...common} type="datetime-local" />}
    </LabelledField>
  )
}
