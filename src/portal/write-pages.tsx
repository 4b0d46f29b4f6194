import { formatDate } from '../i18n/format.ts'
import { type Key, type Lang, t } from '../i18n/translate.ts'
import { Button } from '../ui/button.tsx'
import type { Children } from '../ui/children.ts'
import { Radios, SelectField } from '../ui/choices.tsx'
import { ErrorSummary, type FieldError, errorOf } from '../ui/error-summary.tsx'
import { describedBy, FormGroup, HintAndError } from '../ui/field.tsx'
import { FileField, TextAreaField, TextField } from '../ui/text-field.tsx'
import { type Answers, mostDemands, type Purpose, purposes, type StepName, steps } from './answers.ts'
import { type PortalFrame, to } from './frame.ts'
import { formId, Portal } from './portal-shell.tsx'

export type WriteProps = {
  frame: PortalFrame
  step: StepName
  answers: Answers
  /** Tells this draft from another that was opened since. */
  seen: string
  villages: readonly { id: string; name: string }[]
  files: readonly { n: number; name: string; size: number }[]
  accept: string
  /** Boxes for demands: at least two, one more on request. */
  boxes: number
  errors: readonly FieldError[]
  /** Came here from the last page, and goes back there. */
  back: 'check' | undefined
}

/** `portal.step.demands.heading`, or that of this purpose where it has its own: `portal.step.demands.suggestion.heading`. */
export function stepWords(step: StepName, purpose: Purpose, what: 'heading' | 'lead' | 'short'): Key {
  const own: readonly string[] = ['demands.suggestion', 'facts.suggestion', 'facts.accusation', 'who.accusation']
  const name = own.includes(`${step}.${purpose}`) ? `${step}.${purpose}` : step
  return `portal.step.${name}.${what}` as Key
}

function Crumb(props: { frame: PortalFrame; at: number; of: number; before: string }) {
  const { frame } = props
  const { lang } = frame
  return (
    <p class="p-crumb">
      <a href={props.before}>{t(lang, 'portal.before')}</a>
      {' · '}
      {t(lang, 'portal.stepOf', { at: props.at, of: props.of })}
      {' · '}
      <a href={to(frame, '/leave')}>{t(lang, 'portal.leave')}</a>
    </p>
  )
}

/** The first question, asked before anything is typed: is it an accusation? */
export function PurposePage(props: {
  frame: PortalFrame
  value: Purpose | undefined
  errors: readonly FieldError[]
  /** Nobody here receives accusations. */
  noAccusations: boolean
}) {
  const { frame, errors } = props
  const { lang } = frame
  const heading = t(lang, 'portal.purpose.heading')
  return (
    <Portal frame={frame} title={heading} form failed={errors.length > 0}>
      <p class="p-crumb">
        <a href={to(frame, '')}>{t(lang, 'portal.home')}</a>
        {' · '}
        <a href={to(frame, '/leave')}>{t(lang, 'portal.leave')}</a>
      </p>
      <ErrorSummary lang={lang} errors={errors} />
      <h1 class="p-h1">{heading}</h1>
      <p class="p-lead">{t(lang, 'portal.purpose.lead')}</p>
      <form id={formId} method="post" action={to(frame, '/write')}>
        <input type="hidden" name="_token" value={frame.token} />
        <Radios
          lang={lang}
          name="purpose"
          label={t(lang, 'portal.purpose.label')}
          value={props.value}
          error={errorOf(errors, 'purpose')}
          choices={purposes.map((one) => ({
            value: one,
            text: t(lang, `portal.purpose.${one}`),
            hint: t(
              lang,
              one === 'accusation' && props.noAccusations
                ? 'portal.purpose.accusationNot'
                : `portal.purpose.${one}Hint`,
            ),
          }))}
        />
        <p class="p-acts">
          <Button text={t(lang, 'portal.next')} />
        </p>
      </form>
      <p class="p-safe">{t(lang, 'portal.purpose.safe')}</p>
      <p class="p-safe">
        <a href={to(frame, '/continue')}>{t(lang, 'portal.continueLink')}</a>
      </p>
    </Portal>
  )
}

/** One question of the form. */
export function StepPage(props: WriteProps) {
  const { frame, step, answers, errors } = props
  const { lang } = frame
  const { purpose } = answers
  const order: readonly StepName[] = steps[purpose]
  const at = order.indexOf(step)
  const before = at === 0 ? to(frame, '/write') : to(frame, `/write/${order[at - 1]}`)
  const heading = t(lang, stepWords(step, purpose, 'heading'))
  const path = `/write/${step}${props.back === undefined ? '' : '/again'}`
  return (
    <Portal frame={frame} title={heading} form failed={errors.length > 0}>
      <Crumb frame={frame} at={at + 2} of={order.length + 1} before={props.back ? to(frame, '/write/check') : before} />
      <ErrorSummary lang={lang} errors={errors} />
      <h1 class="p-h1">{heading}</h1>
      <p class="p-lead">{t(lang, stepWords(step, purpose, 'lead'))}</p>
      <form
        id={formId}
        method="post"
        action={to(frame, path)}
        enctype={step === 'files' ? 'multipart/form-data' : undefined}
      >
        <input type="hidden" name="_token" value={frame.token} />
        <input type="hidden" name="_draft" value={props.seen} />
        <Fields {...props} />
        <p class="p-acts">
          <Button text={t(lang, props.back === undefined ? 'portal.next' : 'portal.backToCheck')} />
          <button type="submit" class="link" name="_save" value="1" formnovalidate>
            {t(lang, 'portal.saveForLater')}
          </button>
        </p>
      </form>
      {purpose === 'accusation' ? (
        <p class="p-safe">{t(lang, 'portal.walled')}</p>
      ) : (
        <p class="p-safe">
          {t(lang, 'portal.notAccusation')} <a href={to(frame, '/write')}>{t(lang, 'portal.notAccusationLink')}</a>
        </p>
      )}
    </Portal>
  )
}

function Fields(props: WriteProps): Children {
  const { frame, answers, errors, step } = props
  const { lang } = frame
  const common = (name: string) => ({ lang, name, error: errorOf(errors, name) })
  switch (step) {
    case 'who':
      return <Who {...props} />
    case 'demands':
      return <Demands {...props} />
    case 'about':
      return <TextField {...common('about')} label={t(lang, 'portal.field.about')} value={answers.about} />
    case 'facts':
      return (
        <TextAreaField
          {...common('facts')}
          label={t(lang, 'portal.field.facts')}
          hint={t(lang, 'portal.field.factsHint')}
          value={answers.facts}
          rows={9}
        />
      )
    case 'place':
      return (
        <SelectField
          {...common('village')}
          label={t(lang, 'portal.field.village')}
          value={answers.village}
          choices={[
            { value: '', text: t(lang, 'portal.field.noVillage') },
            ...props.villages.map((one) => ({ value: one.id, text: one.name })),
          ]}
        />
      )
    case 'many':
      return (
        <TextField
          {...common('concerned')}
          label={t(lang, 'portal.field.concerned')}
          hint={t(lang, 'portal.field.concernedHint')}
          value={answers.concerned}
          width={5}
          inputMode="numeric"
        />
      )
    default:
      return <Files {...props} />
  }
}

function Who({ frame, answers, errors }: WriteProps) {
  const { lang } = frame
  const accusation = answers.purpose === 'accusation'
  const common = (name: 'name' | 'phone' | 'address') => ({
    lang,
    name,
    label: t(lang, `portal.field.${name}`),
    value: answers[name],
    error: errorOf(errors, name),
  })
  return (
    <>
      <Radios
        lang={lang}
        name="named"
        label={t(lang, 'portal.field.named')}
        value={answers.named === '' ? undefined : answers.named}
        error={errorOf(errors, 'named')}
        choices={[
          { value: 'yes', text: t(lang, 'portal.named.yes'), hint: t(lang, 'portal.named.yesHint') },
          {
            value: 'no',
            text: t(lang, 'portal.named.no'),
            hint: t(lang, accusation ? 'portal.named.noAccusationHint' : 'portal.named.noHint'),
          },
        ]}
      />
      <h2>{t(lang, 'portal.named.below')}</h2>
      <TextField {...common('name')} autoComplete="name" width={20} />
      <TextField {...common('phone')} type="tel" autoComplete="tel" width={20} />
      <TextField {...common('address')} autoComplete="address-line1" hint={t(lang, 'portal.field.addressHint')} />
    </>
  )
}

function Demands({ frame, answers, errors, boxes }: WriteProps) {
  const { lang } = frame
  const suggestion = answers.purpose === 'suggestion'
  const count = Math.min(mostDemands, Math.max(boxes, answers.demands.length, suggestion ? 1 : 2))
  return (
    <>
      {Array.from({ length: count }, (_, at) => {
        const id = at === 0 ? 'demands' : `demands-${at + 1}`
        const error = at === 0 ? errorOf(errors, 'demands') : undefined
        return (
          <FormGroup key={id} error={error}>
            <label class="govuk-label" for={id}>
              {t(lang, at === 0 ? 'portal.field.demand' : 'portal.field.demandMore', { n: at + 1 })}
            </label>
            <HintAndError lang={lang} id={id} error={error} />
            <textarea
              class={error === undefined ? 'govuk-textarea' : 'govuk-textarea govuk-textarea--error'}
              id={id}
              name="demands"
              rows={2}
              aria-describedby={describedBy(id, undefined, error)}
            >
              {answers.demands[at] ?? ''}
            </textarea>
          </FormGroup>
        )
      })}
      {count >= mostDemands ? undefined : (
        <p>
          <button type="submit" class="link" name="_more" value={count + 1} formnovalidate>
            {t(lang, 'portal.oneMore')}
          </button>
        </p>
      )}
    </>
  )
}

function Files({ frame, files, errors, accept }: WriteProps) {
  const { lang } = frame
  return (
    <>
      {files.length === 0 ? undefined : (
        <table class="p-t">
          <caption>{t(lang, 'portal.filesHere')}</caption>
          <tbody>
            {files.map((file) => (
              <tr key={file.n}>
                <th scope="row">{file.name}</th>
                <td>{fileSize(lang, file.size)}</td>
                <td>
                  <button
                    type="submit"
                    class="link"
                    name="_drop"
                    value={file.n}
                    formnovalidate
                    aria-label={t(lang, 'portal.dropFileNamed', { name: file.name })}
                  >
                    {t(lang, 'portal.dropFile')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <FileField
        lang={lang}
        name="files"
        label={t(lang, files.length === 0 ? 'portal.field.files' : 'portal.field.filesMore')}
        hint={t(lang, 'portal.field.filesHint')}
        error={errorOf(errors, 'files')}
        multiple
        accept={accept}
      />
      <p>
        <button type="submit" class="link" name="_more" value="1">
          {t(lang, 'portal.addFiles')}
        </button>
      </p>
    </>
  )
}

/** `1.2 MB`, `83 KB`. */
export function fileSize(lang: Lang, bytes: number): string {
  return bytes >= 1_000_000
    ? t(lang, 'portal.megabytes', { n: (bytes / 1_000_000).toFixed(1) })
    : t(lang, 'portal.kilobytes', { n: Math.max(1, Math.round(bytes / 1000)) })
}

/** What was typed is kept: the code by which to go on. */
export function SavedPage(props: { frame: PortalFrame; code: string; until: string; path: string }) {
  const { frame } = props
  const { lang } = frame
  return (
    <Portal frame={frame} title={t(lang, 'portal.saved.heading')}>
      <h1 class="p-h1 p-h1--first">{t(lang, 'portal.saved.heading')}</h1>
      <div class="p-code">
        <p>{t(lang, 'portal.saved.code')}</p>
        <b>{props.code}</b>
      </div>
      <p>{t(lang, 'portal.saved.how', { day: formatDate(lang, props.until) })}</p>
      <p>{t(lang, 'portal.saved.only')}</p>
      <p class="p-acts">
        <a class="govuk-button" href={to(frame, props.path)}>
          {t(lang, 'portal.saved.goOn')}
        </a>
        <a href={to(frame, '/leave')}>{t(lang, 'portal.leave')}</a>
      </p>
    </Portal>
  )
}

/** Going on with what was saved. */
export function ContinuePage(props: { frame: PortalFrame; typed: string; errors: readonly FieldError[] }) {
  const { frame, errors } = props
  const { lang } = frame
  const heading = t(lang, 'portal.continue.heading')
  return (
    <Portal frame={frame} title={heading} form failed={errors.length > 0}>
      <p class="p-crumb">
        <a href={to(frame, '/write')}>{t(lang, 'portal.four.bring')}</a>
      </p>
      <ErrorSummary lang={lang} errors={errors} />
      <h1 class="p-h1">{heading}</h1>
      <form id={formId} method="post" action={to(frame, '/continue')}>
        <input type="hidden" name="_token" value={frame.token} />
        <TextField
          lang={lang}
          name="code"
          label={t(lang, 'portal.continue.code')}
          hint={t(lang, 'portal.continue.hint')}
          value={props.typed}
          error={errorOf(errors, 'code')}
          width={20}
          autoComplete="off"
          spellcheck={false}
        />
        <p class="p-acts">
          <Button text={t(lang, 'portal.continue.go')} />
        </p>
      </form>
    </Portal>
  )
}
