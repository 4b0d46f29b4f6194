import type { Lang } from '../i18n/translate.ts'
import { t } from '../i18n/translate.ts'

export type FieldError = { text: string; field?: string | undefined }

/** What went wrong with a form, each line leading to its field. Nothing when there is nothing. */
export function ErrorSummary(props: { lang: Lang; errors: readonly FieldError[]; title?: string; text?: string }) {
  if (props.errors.length === 0) return undefined
  return (
    <div class="govuk-error-summary">
      <div role="alert">
        <h2 class="govuk-error-summary__title">
          {props.title ?? t(props.lang, 'form.problem', { n: props.errors.length })}
        </h2>
        <div class="govuk-error-summary__body">
          {props.text === undefined ? undefined : <p>{props.text}</p>}
          <ul class="govuk-list govuk-error-summary__list">
            {props.errors.map((error, at) => (
              <li key={at}>{error.field === undefined ? error.text : <a href={`#${error.field}`}>{error.text}</a>}</li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  )
}

/** The message of one field among a form's errors. */
export function errorOf(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.text
}
