import type { Lang } from '../i18n/translate.ts'
import { t } from '../i18n/translate.ts'
import { ButtonLink } from './button.tsx'
import type { ButtonLook } from './button.tsx'

export type Act = { label: string; href: string; remark?: string; look?: ButtonLook }
export type ActsProps = {
  /** Only what this person may do now, the usual next act first. */
  acts: readonly Act[]
  /** Whether the first of them is what comes next here, and not somebody else's turn. */
  next: boolean
  /** What may not be done, with the reason. */
  cannot: readonly { label: string; reasons: readonly string[] }[]
}

/** The acts panel: the usual next one filled, the rest outlined, and why something is missing. */
export function Acts({ lang, acts, next, cannot }: ActsProps & { lang: Lang }) {
  return (
    <div class="acts">
      {acts.length === 0 ? (
        <p>{t(lang, 'acts.none')}</p>
      ) : (
        <ul>
          {acts.map((act, at) => (
            <li key={act.href}>
              <ButtonLink
                text={act.label}
                href={act.href}
                look={act.look ?? (next && at === 0 ? 'go' : 'plain')}
                wide
              />
              {act.remark === undefined ? undefined : <p>{act.remark}</p>}
            </li>
          ))}
        </ul>
      )}
      {cannot.map((one) => (
        <details key={one.label}>
          <summary>{t(lang, 'acts.whyNot', { act: one.label })}</summary>
          <ul>
            {one.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  )
}
