import type { Lang } from '../i18n/translate.ts'
import { t } from '../i18n/translate.ts'
import type { Children } from './children.ts'

/** What every field has. `name` is the posted name, `id` its address on the page (the name when absent). */
export type FieldProps = {
  lang: Lang
  name: string
  id?: string
  label: string
  hint?: string | undefined
  /** A few words beside the label. */
  aside?: string | undefined
  error?: string | undefined
}

/** Ids of the hint and the message of a field, for `aria-describedby`; undefined when it has neither. */
export function describedBy(id: string, hint?: string, error?: string): string | undefined {
  const ids = [hint === undefined ? undefined : `${id}-hint`, error === undefined ? undefined : `${id}-error`]
  const present = ids.filter((one) => one !== undefined)
  return present.length === 0 ? undefined : present.join(' ')
}

export function HintAndError(props: { lang: Lang; id: string; hint?: string | undefined; error?: string | undefined }) {
  return (
    <>
      {props.hint === undefined ? undefined : (
        <div id={`${props.id}-hint`} class="govuk-hint">
          {props.hint}
        </div>
      )}
      {props.error === undefined ? undefined : (
        <p id={`${props.id}-error`} class="govuk-error-message">
          <span class="govuk-visually-hidden">{t(props.lang, 'form.error')}</span> {props.error}
        </p>
      )}
    </>
  )
}

/** The frame around a field: red rule at the left when it has a message. */
export function FormGroup({ error, children }: { error?: string | undefined; children: Children }) {
  return (
    <div class={error === undefined ? 'govuk-form-group' : 'govuk-form-group govuk-form-group--error'}>{children}</div>
  )
}

/** A field with one label: label, hint, message, then the control. */
export function LabelledField(props: FieldProps & { children: Children }) {
  const id = props.id ?? props.name
  return (
    <FormGroup error={props.error}>
      <label class="govuk-label" for={id}>
        {props.label}
        {props.aside === undefined ? undefined : <span class="aside">{props.aside}</span>}
      </label>
      <HintAndError lang={props.lang} id={id} hint={props.hint} error={props.error} />
      {props.children}
    </FormGroup>
  )
}
