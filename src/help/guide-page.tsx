import { type Lang, t } from '../i18n/translate.ts'
import { type Frame, Shell } from '../ui/shell.tsx'
import { Title } from '../ui/title.tsx'

/** A guide, or the list of all. `html`: of our own docs/. `wordsIn`: its language, where it is not the page's. */
export function GuidePage(props: {
  frame: Frame
  title: string
  html?: string
  all?: readonly { text: string; href: string }[]
  wordsIn?: Lang
}) {
  const { frame, title, html, all, wordsIn } = props
  const { lang } = frame
  return (
    <Shell frame={frame} title={title} narrow>
      {all ? undefined : (
        <p class="guide-back">
          <a href="/guide">{t(lang, 'guide.title')}</a>
        </p>
      )}
      <Title heading={title} />
      {all ? (
        <ul class="guide-list">
          {all.map((one) => (
            <li key={one.href}>
              <a href={one.href}>{one.text}</a>
            </li>
          ))}
        </ul>
      ) : undefined}
      {html === undefined ? undefined : (
        <article class="guide" lang={wordsIn} dangerouslySetInnerHTML={{ __html: html }} />
      )}
    </Shell>
  )
}
