import { t } from '../i18n/translate.ts'
import type { FieldProps } from './field.tsx'
import { describedBy, FormGroup, HintAndError } from './field.tsx'

/** A day as typed: three strings, kept as they were when the form comes back. */
export type TypedDate = { year: string; month: string; day: string }

const order = { 'zh-CN': ['year', 'month', 'day'], en: ['day', 'month', 'year'] } as const

/** A day in three boxes, in the order of the language. Posts `name-year`, `name-month`, `name-day`. */
export function DateField(props: FieldProps & { value?: TypedDate | undefined }) {
  const id = props.id ?? props.name
  return (
    <FormGroup error={props.error}>
      <fieldset class="govuk-fieldset" role="group" aria-describedby={describedBy(id, props.hint, props.error)}>
        <legend class="govuk-fieldset__legend">{props.label}</legend>
        <HintAndError lang={props.lang} id={id} hint={props.hint} error={props.error} />
        <div class="govuk-date-input" id={id}>
          {order[props.lang].map((part) => (
            <div key={part} class="govuk-date-input__item">
              <div class="govuk-form-group">
                <label class="govuk-label govuk-date-input__label" for={`${id}-${part}`}>
                  {t(props.lang, `form.${part}`)}
                </label>
                <input
                  class={`govuk-input govuk-date-input__input${props.error === undefined ? '' : ' govuk-input--error'} govuk-input--width-${part === 'year' ? 4 : 2}`}
                  id={`${id}-${part}`}
                  name={`${props.name}-${part}`}
                  type="text"
                  inputMode="numeric"
                  value={props.value?.[part]}
                />
              </div>
            </div>
          ))}
        </div>
      </fieldset>
    </FormGroup>
  )
}
