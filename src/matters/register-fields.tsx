import { capital } from '../i18n/format.ts'
import { type Lang, t } from '../i18n/translate.ts'
import { SelectField } from '../ui/choices.tsx'
import { errorOf } from '../ui/error-summary.tsx'
import { MomentField } from '../ui/moment-field.tsx'
import { Note } from '../ui/note.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { Children } from '../ui/children.ts'
import { hasField, onlyFor } from './channel-fields.ts'
import type { RegisterProps } from './register-page.tsx'
import { Group, Guesses } from './register-parts.tsx'

// The fields of the counter's form that are not the parts its script draws again.

type Part = { lang: Lang; props: RegisterProps }

export const valueOf = ({ typed }: RegisterProps, name: string) => typed[name]?.[0]

const labels = {
  subject: 'field.subject',
  present: 'field.present',
  concerned: 'register.concerned',
  village: 'field.village',
  category: 'field.category',
  against: 'field.against',
  leader_seat: 'register.leader',
  about: 'field.about',
  kind: 'register.purpose',
  oral: 'register.oral',
  received: 'field.received',
  'from_above.level': 'field.from_above.level',
  'from_above.sender': 'field.from_above.sender',
  'from_above.document_no': 'field.from_above.document_no',
} as const
type Labelled = keyof typeof labels

export function common({ lang, props }: Part, name: Labelled) {
  return {
    lang,
    name,
    label: capital(t(lang, labels[name])),
    value: valueOf(props, name),
    error: errorOf(props.errors, name),
  }
}

export function Line(props: { part: Part; name: Labelled; hint?: string; aside?: string; numeric?: boolean }) {
  const { part, name, hint, aside, numeric } = props
  return (
    <TextField
      {...common(part, name)}
      hint={hint}
      aside={aside}
      autoComplete="off"
      {...(numeric === true && { inputMode: 'numeric' as const })}
    />
  )
}

export function Pick(props: { part: Part; name: Labelled; from: keyof RegisterProps['choices']; first?: string }) {
  const { part } = props
  const none = props.first === undefined ? [] : [{ value: '', text: props.first }]
  return <SelectField {...common(part, props.name)} choices={[...none, ...part.props.choices[props.from]]} />
}

/** A field that only some channels have; the page's script puts it away for the others. */
export function Of({ field, children }: { field: keyof typeof onlyFor; children: Children }) {
  return <div data-for={onlyFor[field].join(' ')}>{children}</div>
}

/** A box to tick, on one line. */
export function Tick({ part, name }: { part: Part; name: 'anonymous' | 'urgent' }) {
  const { lang, props } = part
  return (
    <p class="tick">
      <input id={name} name={name} type="checkbox" value="yes" checked={props.typed[name] !== undefined} />
      <label for={name}>
        <b>{t(lang, `register.${name}`)}</b> {t(lang, `register.${name}Yes`)}
      </label>
    </p>
  )
}

export function FromAbove({ part }: { part: Part }) {
  const { lang, props } = part
  return (
    <details
      class="more"
      open={hasField(valueOf(props, 'channel') ?? '', 'from_above')}
      id="from_above"
      data-for={onlyFor.from_above.join(' ')}
    >
      <summary>{t(lang, 'register.fromAbove')}</summary>
      <div class="row">
        <Pick part={part} name="from_above.level" from="levels" first={t(lang, 'form.choose')} />
        <Line part={part} name="from_above.sender" />
        <Line part={part} name="from_above.document_no" />
        <MomentField
          lang={lang}
          name="from_above.due"
          label={capital(t(lang, 'field.from_above.due'))}
          value={valueOf(props, 'from_above.due')}
          error={errorOf(props.errors, 'from_above.due')}
          dayOnly
        />
      </div>
    </details>
  )
}

export function First({ part, walled }: { part: Part; walled: boolean }) {
  const { lang, props } = part
  const other = walled ? 'demand' : 'accusation'
  const space = lang === 'en' ? ' ' : ''
  return (
    <Note tone={walled ? 'late' : 'soon'}>
      <b>{t(lang, walled ? 'register.walledHeading' : 'register.accusationAsk')}</b>{' '}
      {t(lang, walled ? 'register.walledSays' : 'register.accusationSays')}
      {space}
      <button type="submit" class="govuk-button button--link" name="do" value={`kind ${other}`}>
        {t(lang, walled ? 'register.walledBack' : 'register.accusationGo')}
      </button>
      {walled ? undefined : t(lang, 'register.accusationCall')} <Group lang={lang} says={props.group} />
    </Note>
  )
}

export function Category({ part }: { part: Part }) {
  const { lang, props } = part
  const error = errorOf(props.errors, 'category')
  return (
    <div class={error === undefined ? 'govuk-form-group' : 'govuk-form-group govuk-form-group--error'}>
      <label class="govuk-label" for="category">
        {capital(t(lang, 'field.category'))} <span class="aside">{t(lang, 'register.categoryHint')}</span>
      </label>
      {error === undefined ? undefined : (
        <p id="category-error" class="govuk-error-message">
          {error}
        </p>
      )}
      <input
        class={error === undefined ? 'govuk-input' : 'govuk-input govuk-input--error'}
        id="category"
        name="category"
        type="text"
        list="categories"
        value={valueOf(props, 'category')}
        autoComplete="off"
        aria-describedby={error === undefined ? undefined : 'category-error'}
      />
      <datalist id="categories">
        {props.categories.map((words) => (
          <option key={words} value={words} />
        ))}
      </datalist>
      <Guesses lang={lang} guesses={props.guesses} />
    </div>
  )
}
