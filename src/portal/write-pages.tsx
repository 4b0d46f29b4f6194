import { type Key, t } from '../i18n/translate.ts'
import { Button } from '../ui/button.tsx'
import { Radios } from '../ui/choices.tsx'
import { ErrorSummary, type FieldError, errorOf } from '../ui/error-summary.tsx'
import { type Answers, type Purpose, purposes, type StepName, steps } from './answers.ts'
import { type PortalFrame, to } from './frame.ts'
import { formId, Portal } from './portal-shell.tsx'
import { fieldsOf } from './step-fields.tsx'

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
  const Fields = fieldsOf[step]
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
