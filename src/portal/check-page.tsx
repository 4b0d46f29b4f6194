import { t } from '../i18n/translate.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary, type FieldError } from '../ui/error-summary.tsx'
import { type Answers, type StepName, steps } from './answers.ts'
import { type PortalFrame, to } from './frame.ts'
import { formId, Portal } from './portal-shell.tsx'
import { stepWords } from './write-pages.tsx'

export type CheckProps = {
  frame: PortalFrame
  answers: Answers
  seen: string
  village: string | undefined
  files: readonly { n: number; name: string }[]
  errors: readonly FieldError[]
  /** Which rules set what follows: `第二十二条第二款`, in words. */
  informBy: string
}

/** Everything on one page before it is sent, each with a way to change it. */
export function CheckPage(props: CheckProps) {
  const { frame, answers, errors } = props
  const { lang } = frame
  const heading = t(lang, 'portal.check.heading')
  const order: readonly StepName[] = steps[answers.purpose]
  return (
    <Portal frame={frame} title={heading} form failed={errors.length > 0}>
      <p class="p-crumb">
        <a href={to(frame, `/write/${order.at(-1)}`)}>{t(lang, 'portal.before')}</a>
        {' · '}
        <a href={to(frame, '/leave')}>{t(lang, 'portal.leave')}</a>
      </p>
      <ErrorSummary lang={lang} errors={errors} />
      <h1 class="p-h1">{heading}</h1>
      <dl class="p-check">
        <Row
          label={t(lang, 'portal.purpose.label')}
          href={to(frame, '/write')}
          change={t(lang, 'portal.check.change')}
          lines={[t(lang, `portal.purpose.${answers.purpose}`)]}
        />
        {order.map((step) => (
          <Row
            key={step}
            label={t(lang, stepWords(step, answers.purpose, 'short'))}
            href={to(frame, `/write/${step}/again`)}
            change={t(lang, 'portal.check.change')}
            lines={linesOf(props, step)}
          />
        ))}
      </dl>
      <h2>{t(lang, 'portal.check.then')}</h2>
      <p>{props.informBy}</p>
      <p>{t(lang, answers.purpose === 'accusation' ? 'portal.check.accusation' : 'portal.check.true')}</p>
      <form id={formId} method="post" action={to(frame, '/write/check')}>
        <input type="hidden" name="_token" value={frame.token} />
        <input type="hidden" name="_draft" value={props.seen} />
        <p class="p-acts">
          <Button text={t(lang, 'portal.check.send')} />
          <button type="submit" class="link" name="_save" value="1">
            {t(lang, 'portal.saveForLater')}
          </button>
        </p>
      </form>
    </Portal>
  )
}

function Row(props: { label: string; href: string; change: string; lines: readonly string[] }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>
        {props.lines.map((line, at) => (
          <p key={at}>{line}</p>
        ))}
      </dd>
      <dd class="p-change">
        <a href={props.href}>
          {props.change}
          <span class="govuk-visually-hidden"> {props.label}</span>
        </a>
      </dd>
    </div>
  )
}

function linesOf({ frame, answers, village, files }: CheckProps, step: StepName): string[] {
  const { lang } = frame
  const none = [t(lang, 'portal.check.none')]
  const some = (lines: string[]) => (lines.length === 0 ? none : lines)
  switch (step) {
    case 'who':
      return answers.named === 'no'
        ? [t(lang, 'portal.named.no')]
        : some([answers.name, answers.phone, answers.address].filter(Boolean))
    case 'demands':
      return some(answers.demands.length < 2 ? answers.demands : answers.demands.map((one, at) => `${at + 1}. ${one}`))
    case 'about':
      return some([answers.about].filter(Boolean))
    case 'facts':
      return some(answers.facts.split(/\n+/).filter(Boolean))
    case 'place':
      return village === undefined ? [t(lang, 'portal.field.noVillage')] : [village]
    case 'many':
      return answers.concerned === '' ? none : [t(lang, 'portal.people', { n: Number(answers.concerned) })]
    default:
      return some(files.map((file) => file.name))
  }
}
