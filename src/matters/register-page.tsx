import { capital } from '../i18n/format.ts'
import { type Lang, t } from '../i18n/translate.ts'
import { Button } from '../ui/button.tsx'
import { Checkboxes, type Choice, Radios, SelectField } from '../ui/choices.tsx'
import { ErrorSummary, errorOf, type FieldError } from '../ui/error-summary.tsx'
import { MomentField } from '../ui/moment-field.tsx'
import { Note } from '../ui/note.tsx'
import { type Frame, Shell } from '../ui/shell.tsx'
import { TextAreaField, TextField } from '../ui/text-field.tsx'
import { Title } from '../ui/title.tsx'

export type RegisterProps = {
  frame: Frame
  /** The key that makes one contact of the same post sent twice. */
  formKey: string
  errors: readonly FieldError[]
  /** What was typed, by the field's name. */
  typed: Readonly<Record<string, readonly string[]>>
  rows: number
  /** How many representatives the law allows, with its article. */
  representatives: { most: number; article: string } | undefined
  choices: Record<
    'kinds' | 'channels' | 'levels' | 'causes' | 'villages' | 'offices' | 'leaders' | 'categories',
    readonly Choice[]
  >
}

type Part = { lang: Lang; props: RegisterProps }

const valueOf = ({ typed }: RegisterProps, name: string) => typed[name]?.[0]

function Line({ lang, props, name, hint, width }: Part & { name: string; hint?: string; width?: 4 | 10 | 20 }) {
  return (
    <TextField
      lang={lang}
      name={name}
      label={fieldWords(lang, name)}
      hint={hint}
      value={valueOf(props, name)}
      error={errorOf(props.errors, name)}
      {...(width !== undefined && { width })}
      {...(width === 4 && { inputMode: 'numeric' as const })}
    />
  )
}

function Pick({ lang, props, name, from }: Part & { name: string; from: keyof RegisterProps['choices'] }) {
  return (
    <SelectField
      lang={lang}
      name={name}
      label={fieldWords(lang, name)}
      value={valueOf(props, name)}
      choices={[{ value: '', text: t(lang, 'form.choose') }, ...props.choices[from]]}
      error={errorOf(props.errors, name)}
    />
  )
}

const names = {
  subject: 'field.subject',
  present: 'field.present',
  concerned: 'register.concerned',
  village: 'field.village',
  category: 'field.category',
  against: 'field.against',
  leader_seat: 'register.leader',
  about: 'field.about',
  'from_above.level': 'field.from_above.level',
  'from_above.sender': 'field.from_above.sender',
  'from_above.document_no': 'field.from_above.document_no',
  'same_as.matter_id': 'register.sameNumber',
  'same_as.cause': 'field.same_as.cause',
  'same_as.reason': 'field.same_as.reason',
} as const

function fieldWords(lang: Lang, name: string): string {
  return capital(t(lang, names[name as keyof typeof names]))
}

function People({ lang, props }: Part) {
  const { representatives, errors } = props
  const problem = errorOf(errors, 'people')
  const fields = ['name', 'phone', 'address', 'id_number'] as const
  return (
    <fieldset class="govuk-fieldset people" aria-describedby={problem === undefined ? undefined : 'people-error'}>
      <legend class="govuk-fieldset__legend" id="people">
        {representatives === undefined
          ? capital(t(lang, 'field.people'))
          : t(lang, 'register.people', { most: representatives.most, article: representatives.article })}
      </legend>
      {problem === undefined ? undefined : (
        <p id="people-error" class="govuk-error-message">
          {problem}
        </p>
      )}
      {Array.from({ length: props.rows }, (_, n) => (
        <div key={n} class="people__row" role="group" aria-label={t(lang, 'register.person', { n: n + 1 })}>
          {fields.map((field) => (
            <TextField
              key={field}
              lang={lang}
              name={`people.${n}.${field}`}
              label={capital(t(lang, `field.people.${field}`))}
              value={valueOf(props, `people.${n}.${field}`)}
              error={errorOf(errors, `people.${n}.${field}`)}
              autoComplete="off"
              {...(field === 'phone' && { type: 'tel' as const })}
            />
          ))}
          <div class="govuk-checkboxes govuk-checkboxes--small">
            <div class="govuk-checkboxes__item">
              <input
                class="govuk-checkboxes__input"
                id={`people.${n}.own_code`}
                name={`people.${n}.own_code`}
                type="checkbox"
                value="yes"
                checked={props.typed[`people.${n}.own_code`] !== undefined}
              />
              <label class="govuk-label govuk-checkboxes__label" for={`people.${n}.own_code`}>
                {t(lang, 'register.ownCode')}
              </label>
            </div>
          </div>
        </div>
      ))}
      <Button text={t(lang, 'register.moreRows')} look="quiet" name="more" value="rows" />
    </fieldset>
  )
}

function FromAbove({ lang, props }: Part) {
  return (
    <details class="more" open={valueOf(props, 'channel') === 'transfer'}>
      <summary>{t(lang, 'register.fromAbove')}</summary>
      <Pick lang={lang} props={props} name="from_above.level" from="levels" />
      <Line lang={lang} props={props} name="from_above.sender" />
      <Line lang={lang} props={props} name="from_above.document_no" width={20} />
      <MomentField
        lang={lang}
        name="from_above.due"
        label={capital(t(lang, 'field.from_above.due'))}
        value={valueOf(props, 'from_above.due')}
        error={errorOf(props.errors, 'from_above.due')}
        dayOnly
      />
    </details>
  )
}

function SameMatter({ lang, props }: Part) {
  const { errors } = props
  const open = (valueOf(props, 'same_as.matter_id') ?? '') !== '' || (valueOf(props, 'about') ?? '') !== ''
  return (
    <details class="more" open={open || errors.some((error) => error.field?.startsWith('same_as') === true)}>
      <summary>{t(lang, 'register.same')}</summary>
      <Line lang={lang} props={props} name="same_as.matter_id" hint={t(lang, 'register.sameHint')} width={20} />
      <Pick lang={lang} props={props} name="same_as.cause" from="causes" />
      <Line lang={lang} props={props} name="same_as.reason" />
      <Line lang={lang} props={props} name="about" hint={t(lang, 'register.aboutHint')} width={20} />
    </details>
  )
}

/** Registers a contact: first whether it is an accusation, then who came, what they ask, where, and about whom. */
export function RegisterPage(props: RegisterProps) {
  const { frame, errors } = props
  const { lang } = frame
  const part = { lang, props }
  return (
    <Shell frame={frame} title={t(lang, 'register.heading')} place="matters" failed={errors.length > 0}>
      <ErrorSummary lang={lang} errors={errors} />
      <div class="sheet">
        <Title heading={t(lang, 'register.heading')} line={t(lang, 'register.line')} />
        <section class="card">
          <form class="form" action="/contacts/new" method="post">
            <input type="hidden" name="_token" value={frame.token} />
            <input type="hidden" name="key" value={props.formKey} />
            <Note tone="soon">{t(lang, 'register.accusationFirst')}</Note>
            <Radios
              lang={lang}
              name="kind"
              label={t(lang, 'register.kind')}
              choices={props.choices.kinds}
              value={valueOf(props, 'kind')}
              error={errorOf(errors, 'kind')}
              small
            />
            <Radios
              lang={lang}
              name="channel"
              label={capital(t(lang, 'field.channel'))}
              choices={props.choices.channels}
              value={valueOf(props, 'channel')}
              error={errorOf(errors, 'channel')}
              inline
              small
            />
            <div class="form__pair">
              <MomentField
                lang={lang}
                name="received"
                label={capital(t(lang, 'field.received'))}
                value={valueOf(props, 'received')}
                error={errorOf(errors, 'received') ?? errorOf(errors, 'happened')}
                dayOnly
              />
              <Line {...part} name="present" width={4} />
              <Line {...part} name="concerned" width={4} />
            </div>
            <FromAbove {...part} />
            <Checkboxes
              lang={lang}
              name="anonymous"
              label={t(lang, 'register.anonymous')}
              small
              choices={[{ value: 'yes', text: t(lang, 'register.anonymousYes') }]}
              values={props.typed['anonymous'] ?? []}
            />
            <People {...part} />
            <TextField
              lang={lang}
              name="subject"
              label={capital(t(lang, 'field.subject'))}
              hint={t(lang, 'register.subjectHint')}
              value={valueOf(props, 'subject')}
              error={errorOf(errors, 'subject')}
            />
            <TextAreaField
              lang={lang}
              name="demands"
              label={capital(t(lang, 'field.demands'))}
              hint={t(lang, 'register.demandsHint')}
              value={valueOf(props, 'demands')}
              rows={3}
              error={errorOf(errors, 'demands')}
            />
            <TextAreaField
              lang={lang}
              name="facts"
              label={capital(t(lang, 'field.facts'))}
              value={valueOf(props, 'facts')}
              rows={6}
              error={errorOf(errors, 'facts')}
            />
            <div class="form__pair">
              <Pick {...part} name="village" from="villages" />
              <Pick {...part} name="category" from="categories" />
            </div>
            <div class="form__pair">
              <Pick {...part} name="against" from="offices" />
              <Pick {...part} name="leader_seat" from="leaders" />
            </div>
            <SameMatter {...part} />
            <Checkboxes
              lang={lang}
              name="urgent"
              label={t(lang, 'register.urgent')}
              small
              choices={[{ value: 'yes', text: t(lang, 'register.urgentYes') }]}
              values={props.typed['urgent'] ?? []}
            />
            <div class="form__acts">
              <Button text={t(lang, 'register.save')} />
              <a href="/">{t(lang, 'act.back')}</a>
            </div>
          </form>
        </section>
      </div>
    </Shell>
  )
}
