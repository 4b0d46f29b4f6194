import { capital } from '../i18n/format.ts'
import { type Lang, t } from '../i18n/translate.ts'
import { Button } from '../ui/button.tsx'
import { errorOf, type FieldError } from '../ui/error-summary.tsx'
import { describedBy, HintAndError } from '../ui/field.tsx'
import { TextField } from '../ui/text-field.tsx'

type Typed = Readonly<Record<string, readonly string[]>>
type Part = { lang: Lang; typed: Typed; errors: readonly FieldError[] }

const valueOf = (typed: Typed, name: string) => typed[name]?.[0]

/** A part of the form that its own buttons change: it has an id, by which the page's script puts it in place again. */
export type PartName = 'people' | 'demands' | 'files' | 'group' | 'guesses' | 'draft' | 'same'

function LinkButton(props: { text: string; value: string; label?: string }) {
  return (
    <button type="submit" class="govuk-button button--link" name="do" value={props.value} aria-label={props.label}>
      {props.text}
    </button>
  )
}

export type PeopleProps = Part & {
  rows: number
  /** How many representatives the law allows, with its article. */
  limit: { most: number; article: string } | undefined
  visit: boolean
}

/** Who came or wrote: a row each. A sixth representative is refused, not lost: the row stays. */
export function People({ lang, typed, errors, rows, limit, visit }: PeopleProps) {
  const problem = errorOf(errors, 'people')
  const fields = ['name', 'phone', 'address', 'id_number'] as const
  const heading =
    visit && limit ? t(lang, 'register.representatives', { most: limit.most }) : capital(t(lang, 'field.people'))
  return (
    <div id="part-people" class={problem === undefined ? 'people' : 'people people--error'}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy('people', undefined, problem)}>
        <legend class="govuk-fieldset__legend" id="people">
          {heading}
          {visit && limit ? <span class="aside">{limit.article}</span> : undefined}
        </legend>
        <HintAndError lang={lang} id="people" error={problem} />
        {Array.from({ length: rows }, (_, n) => (
          <div key={n} class="people__row" role="group" aria-label={t(lang, 'register.person', { n: n + 1 })}>
            {fields.map((field) => (
              <TextField
                key={field}
                lang={lang}
                name={`people.${n}.${field}`}
                label={capital(t(lang, `field.people.${field}`))}
                value={valueOf(typed, `people.${n}.${field}`)}
                error={errorOf(errors, `people.${n}.${field}`)}
                autoComplete="off"
                {...(field === 'phone' && { type: 'tel' as const })}
              />
            ))}
            <div class="people__own">
              <input
                id={`people.${n}.own_code`}
                name={`people.${n}.own_code`}
                type="checkbox"
                value="yes"
                checked={typed[`people.${n}.own_code`] !== undefined}
              />
              <label for={`people.${n}.own_code`}>{t(lang, 'register.ownCode')}</label>
            </div>
            <LinkButton
              text={t(lang, 'register.remove')}
              value={`people.remove ${n}`}
              label={t(lang, 'register.removePerson', { n: n + 1 })}
            />
          </div>
        ))}
        <LinkButton text={t(lang, 'register.addPerson')} value="people.add" />
      </fieldset>
    </div>
  )
}

/** What they ask for, one line each: each is answered on its own. */
export function Demands({ lang, typed, errors }: Part) {
  const lines = typed['demands'] ?? []
  const shown = lines.length === 0 ? [''] : lines
  const problem = errorOf(errors, 'demands')
  return (
    <div id="part-demands" class={problem === undefined ? 'demands' : 'demands demands--error'}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy('demands', undefined, problem)}>
        <legend class="govuk-fieldset__legend" id="demands">
          {capital(t(lang, 'field.demands'))}
          <span class="aside">{t(lang, 'register.demandsHint')}</span>
        </legend>
        <HintAndError lang={lang} id="demands" error={problem} />
        {shown.map((line, n) => (
          <div key={n} class="demands__row">
            <span aria-hidden="true">{n + 1}.</span>
            <input
              class="govuk-input"
              id={`demands.${n}`}
              name="demands"
              type="text"
              value={line}
              autoComplete="off"
              aria-label={t(lang, 'register.demand', { n: n + 1 })}
            />
            {shown.length === 1 ? undefined : (
              <LinkButton
                text={t(lang, 'register.remove')}
                value={`demands.remove ${n}`}
                label={t(lang, 'register.removeDemand', { n: n + 1 })}
              />
            )}
          </div>
        ))}
        <LinkButton text={t(lang, 'register.addDemand')} value="demands.add" />
      </fieldset>
    </div>
  )
}

export type FilesProps = {
  lang: Lang
  errors: readonly FieldError[]
  accept: string
  kept: readonly { n: number; name: string; size: string }[]
}

/** What they brought. Files are kept with the draft as soon as they are posted: a form that comes back has them still. */
export function Files({ lang, errors, accept, kept }: FilesProps) {
  const problem = errorOf(errors, 'files')
  return (
    <div
      id="part-files"
      class={problem === undefined ? 'govuk-form-group' : 'govuk-form-group govuk-form-group--error'}
    >
      <label class="govuk-label" for="files">
        {t(lang, 'register.files')}
      </label>
      <HintAndError lang={lang} id="files" error={problem} />
      <input
        class="govuk-file-upload"
        id="files"
        name="files"
        type="file"
        multiple
        accept={accept}
        aria-describedby={describedBy('files', undefined, problem)}
      />
      {kept.length === 0 ? undefined : (
        <ul class="kept">
          {kept.map((file) => (
            <li key={file.n}>
              {file.name} <small>{file.size}</small>{' '}
              <LinkButton
                text={t(lang, 'register.remove')}
                value={`files.remove ${file.n}`}
                label={t(lang, 'register.removeFile', { name: file.name })}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** A group visit, and that an urgent one is reported at once. */
export function Group({ lang, says }: { lang: Lang; says: string | undefined }) {
  return (
    <span id="part-group">
      {says === undefined ? undefined : (
        <>
          {says} <a href="#urgent">{t(lang, 'register.urgentLink')}</a>
        </>
      )}
    </span>
  )
}

/** Up to three guesses of the category out of the words. They are only guesses: one press takes one over. */
export function Guesses({ lang, guesses }: { lang: Lang; guesses: readonly { path: string; words: string }[] }) {
  return (
    <div id="part-guesses" class="guesses">
      {guesses.length === 0 ? undefined : (
        <>
          <span>{t(lang, 'register.guesses')}</span>
          {guesses.map((one) => (
            <button
              key={one.path}
              type="submit"
              class="govuk-button button--link"
              name="do"
              value={`guess ${one.path}`}
              data-fills="category"
              data-words={one.words}
            >
              {one.words}
            </button>
          ))}
        </>
      )}
    </div>
  )
}

/** When the draft was kept. */
export function DraftLine({ lang, says }: { lang: Lang; says: string | undefined }) {
  return (
    <span id="part-draft" role="status">
      {says ?? t(lang, 'register.line')}
    </span>
  )
}

/** What was begun and not sent: go on, or throw it away. */
export function Drafts({ lang, drafts }: { lang: Lang; drafts: readonly { form: string; says: string }[] }) {
  if (drafts.length === 0) return undefined
  return (
    <ul class="drafts" aria-label={t(lang, 'register.drafts')}>
      {drafts.map((one) => (
        <li key={one.form}>
          <span>{one.says}</span>
          <a href={`/contacts/new?draft=${one.form}`}>{t(lang, 'register.draftOpen')}</a>
          <Button text={t(lang, 'register.draftDrop')} look="quiet" name="do" value={`discard ${one.form}`} />
        </li>
      ))}
    </ul>
  )
}
