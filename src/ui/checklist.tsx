import type { Lang } from '../i18n/translate.ts'
import { t } from '../i18n/translate.ts'

export type ChecklistItem = { label: string; present: boolean; remark?: string; href?: string }

/** A checklist: what is there, what is missing. The sign has a word for those who do not see it. */
export function Checklist({ lang, items }: { lang: Lang; items: readonly ChecklistItem[] }) {
  return (
    <ul class="check">
      {items.map((item) => (
        <li key={item.label} class={item.present ? undefined : 'is-missing'}>
          <span>
            <span class="govuk-visually-hidden">{t(lang, item.present ? 'check.present' : 'check.missing')}</span>
            {item.href === undefined ? item.label : <a href={item.href}>{item.label}</a>}
          </span>
          {item.remark === undefined ? undefined : <small>{item.remark}</small>}
        </li>
      ))}
    </ul>
  )
}
