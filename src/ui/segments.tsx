import type { Choice } from './choices.tsx'
import { describedBy, type FieldProps, FormGroup, HintAndError } from './field.tsx'

/** One of a few that stand side by side like keys: radio buttons, moved through with the arrow keys. */
export function Segments(props: FieldProps & { choices: readonly Choice[]; value?: string | undefined }) {
  const id = props.id ?? props.name
  return (
    <FormGroup error={props.error}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy(id, props.hint, props.error)}>
        <legend class="govuk-fieldset__legend">{props.label}</legend>
        <HintAndError lang={props.lang} id={id} hint={props.hint} error={props.error} />
        <div class="segments">
          {props.choices.map((choice, at) => (
            <span key={choice.value}>
              <input
                id={at === 0 ? id : `${id}-${at + 1}`}
                name={props.name}
                type="radio"
                value={choice.value}
                checked={choice.value === props.value}
              />
              <label for={at === 0 ? id : `${id}-${at + 1}`}>{choice.text}</label>
            </span>
          ))}
        </div>
      </fieldset>
    </FormGroup>
  )
}
