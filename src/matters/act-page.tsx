import { capital, joinFacts } from '../i18n/format.ts'
import { type Lang, t } from '../i18n/translate.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Checkboxes, type Choice, Radios, SelectField } from '../ui/choices.tsx'
import { ErrorSummary, errorOf, type FieldError } from '../ui/error-summary.tsx'
import { type Fact, Facts } from '../ui/facts.tsx'
import { Note } from '../ui/note.tsx'
import { Shell, type Frame } from '../ui/shell.tsx'
import { MomentField } from '../ui/moment-field.tsx'
import { FileField, TextAreaField, TextField } from '../ui/text-field.tsx'
import { Timeline, type TimelineItem } from '../ui/timeline.tsx'
import { Title } from '../ui/title.tsx'
import { acceptedEndings } from './attachments.ts'

export type ActField = { name: string; label: string; hint?: string; values: readonly string[]; error?: string } & (
  | { as: 'area' | 'line' | 'number' | 'moment' | 'files' }
  | { as: 'radios' | 'select' | 'checkboxes'; choices: readonly Choice[] }
  | {
      as: 'answers'
      demands: readonly { text: string; outcome: string; answer: string }[]
      outcomes: readonly Choice[]
    }
)

export type ActPageProps = {
  frame: Frame
  heading: string
  number: string
  subject: string
  matterHref: string
  action: string
  seen: string
  /** Names this form: posted twice it acts once. */
  formKey: string
  fields: readonly ActField[]
  errors: readonly FieldError[]
  /** Somebody was faster: what this person saw and wanted beside what it is now and what the others did. */
  conflict?: {
    saw: readonly Fact[]
    wanted: readonly Fact[]
    now: readonly Fact[]
    did: readonly TimelineItem[]
  }
  /** Whether what is typed can be kept for later, and for somebody else to sign. */
  mayDraft: boolean
  /** Who drafted what stands in the form; the paper as it would look. */
  drafted?: string
  previewHref?: string
  /** Whether it can still be done. */
  open: boolean
}

function Answers({
  lang,
  field,
  errors,
}: {
  lang: Lang
  field: ActField & { as: 'answers' }
  errors: readonly FieldError[]
}) {
  return (
    <>
      {field.demands.map((demand, n) => (
        <fieldset key={n} class="govuk-fieldset answer">
          <legend class="govuk-fieldset__legend">{t(lang, 'act.demand', { n: n + 1, text: demand.text })}</legend>
          <SelectField
            lang={lang}
            name={`answers.${n}.outcome`}
            label={capital(t(lang, 'field.answers.outcome'))}
            value={demand.outcome}
            choices={[{ value: '', text: t(lang, 'form.choose') }, ...field.outcomes]}
            error={errorOf(errors, `answers.${n}.outcome`)}
          />
          <TextAreaField
            lang={lang}
            name={`answers.${n}.text`}
            label={capital(t(lang, 'field.answers.text'))}
            value={demand.answer}
            rows={3}
            error={errorOf(errors, `answers.${n}.text`) ?? (n === 0 ? errorOf(errors, 'answers') : undefined)}
          />
        </fieldset>
      ))}
    </>
  )
}

type Common = Omit<Parameters<typeof TextField>[0], 'value'>

type Plain = ActField & { as: 'area' | 'line' | 'number' | 'moment' | 'files' }

function Input({ field, common }: { field: Plain; common: Common }) {
  const [value] = field.values
  if (field.as === 'files') return <FileField {...common} multiple accept={acceptedEndings} />
  if (field.as === 'area') return <TextAreaField {...common} value={value} rows={4} />
  if (field.as === 'moment') return <MomentField {...common} value={value} />
  return field.as === 'number' ? (
    <TextField {...common} value={value} width={4} inputMode="numeric" />
  ) : (
    <TextField {...common} value={value} />
  )
}

function Field({ lang, field, errors }: { lang: Lang; field: ActField; errors: readonly FieldError[] }) {
  const { name, label, hint, values } = field
  const common = { lang, name, label, hint, error: errorOf(errors, name) }
  if (field.as === 'answers') return <Answers lang={lang} field={field} errors={errors} />
  if (!('choices' in field)) return <Input field={field} common={common} />
  const choices = field.choices
  if (field.as === 'radios')
    return <Radios {...common} choices={choices} value={values[0]} small inline={choices.length < 3} />
  if (field.as === 'select')
    return (
      <SelectField {...common} choices={[{ value: '', text: t(lang, 'form.choose') }, ...choices]} value={values[0]} />
    )
  return (
    <details class="more" open={values.length > 0}>
      <summary>{label}</summary>
      <Checkboxes {...common} choices={choices} values={values} small />
    </details>
  )
}

/** Both sides: what this person saw and wanted, what it is now and who did that. */
function Conflict(props: NonNullable<ActPageProps['conflict']> & { lang: Lang; open: boolean; act: string }) {
  const { lang } = props
  return (
    <>
      <Note tone="soon">{t(lang, props.open ? 'act.conflict' : 'act.conflictOver')}</Note>
      <div class="cols cols--two">
        <Card heading={t(lang, 'act.wanted', { act: props.act })}>
          {props.wanted.length === 0 ? undefined : <Facts facts={props.wanted} />}
          <h3 class="card__sub">{t(lang, 'act.saw')}</h3>
          <Facts facts={props.saw} />
        </Card>
        <Card heading={t(lang, 'act.did')}>
          <Timeline items={props.did} />
          <h3 class="card__sub">{t(lang, 'act.now')}</h3>
          <Facts facts={props.now} />
        </Card>
      </div>
    </>
  )
}

/** The short form of one act. When somebody was faster it shows both states and keeps what was typed. */
export function ActPage(props: ActPageProps) {
  const { frame, conflict, errors } = props
  const { lang } = frame
  return (
    <Shell
      frame={frame}
      title={joinFacts([props.heading, props.number])}
      place="matters"
      narrow
      failed={errors.length > 0}
    >
      <ErrorSummary lang={lang} errors={errors} />
      <Title heading={props.heading} line={joinFacts([props.number, props.subject])} />
      {conflict === undefined ? undefined : (
        <Conflict lang={lang} open={props.open} act={props.heading} {...conflict} />
      )}
      {props.drafted === undefined ? undefined : (
        <Note>
          {props.drafted}{' '}
          {props.previewHref === undefined ? undefined : <a href={props.previewHref}>{t(lang, 'act.preview')}</a>}
        </Note>
      )}
      {props.open ? (
        <section class="card">
          <form
            class="form"
            action={`${props.matterHref}/acts/${props.action}`}
            method="post"
            {...(props.fields.some((field) => field.as === 'files') && { enctype: 'multipart/form-data' })}
          >
            <input type="hidden" name="_token" value={frame.token} />
            <input type="hidden" name="seen" value={props.seen} />
            <input type="hidden" name="key" value={props.formKey} />
            {props.fields.map((field) => (
              <Field key={field.name} lang={lang} field={field} errors={errors} />
            ))}
            <div class="form__acts">
              <Button text={conflict === undefined ? props.heading : t(lang, 'act.anyway', { act: props.heading })} />
              {props.mayDraft ? (
                <Button text={t(lang, 'act.draft')} look="plain" name="draft" value="yes" />
              ) : undefined}
              <a href={props.matterHref}>{t(lang, conflict === undefined ? 'act.back' : 'act.leave')}</a>
            </div>
          </form>
        </section>
      ) : (
        <p>
          <a href={props.matterHref}>{t(lang, 'act.leave')}</a>
        </p>
      )}
    </Shell>
  )
}
