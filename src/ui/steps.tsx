import type { Lang } from '../i18n/translate.ts'
import { t } from '../i18n/translate.ts'

export type Step = { label: string; remark?: string; state: 'done' | 'now' | 'ahead' }

/** The stages of a matter in a row: done, now, ahead. */
export function Steps({ lang, steps }: { lang: Lang; steps: readonly Step[] }) {
  return (
    <ol class="steps" aria-label={t(lang, 'steps.label')}>
      {steps.map((step) => (
        <li
          key={step.label}
          class={step.state === 'ahead' ? undefined : `is-${step.state}`}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          {step.label}
          {step.state === 'done' ? <span class="govuk-visually-hidden">{t(lang, 'steps.done')}</span> : undefined}
          {step.remark === undefined ? undefined : <small>{step.remark}</small>}
        </li>
      ))}
    </ol>
  )
}
