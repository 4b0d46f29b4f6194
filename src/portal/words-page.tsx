import { type Key, t } from '../i18n/translate.ts'
import { type PortalFrame, to } from './frame.ts'
import { Portal } from './portal-shell.tsx'

/** A page of plain words: headings with a paragraph each. */
export type WordsPageName = 'privacy' | 'accessibility'

const sections = {
  privacy: ['what', 'why', 'who', 'long', 'rights', 'cookies'],
  accessibility: ['can', 'way', 'tell'],
} as const satisfies Record<WordsPageName, readonly string[]>

/** How we use your information, or the accessibility statement. */
export function WordsPage(props: { frame: PortalFrame; name: WordsPageName; params: Record<string, string | number> }) {
  const { frame, name } = props
  const { lang } = frame
  const heading = t(lang, `portal.${name}.heading`)
  return (
    <Portal frame={frame} title={heading}>
      <p class="p-crumb">
        <a href={to(frame, '')}>{t(lang, 'portal.home')}</a>
      </p>
      <h1 class="p-h1">{heading}</h1>
      {sections[name].map((section) => (
        <section key={section}>
          <h2>{t(lang, `portal.${name}.${section}` as Key)}</h2>
          <p>{t(lang, `portal.${name}.${section}Text` as Key, props.params)}</p>
        </section>
      ))}
    </Portal>
  )
}
