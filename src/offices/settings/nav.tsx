import { type Lang, t } from '../../i18n/translate.ts'

const parts = { units: '/office', people: '/office/people', card: '/office/card', health: '/office/health' } as const
export type Part = keyof typeof parts

/** The parts of 设置 that an administrator goes between. */
export function SettingsNav({ lang, here }: { lang: Lang; here: Part }) {
  return (
    <nav class="subnav" aria-label={t(lang, 'settings.parts')}>
      <ul>
        {(Object.keys(parts) as Part[]).map((part) => (
          <li key={part}>
            <a href={parts[part]} aria-current={part === here ? 'page' : undefined}>
              {t(lang, `settings.${part}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
