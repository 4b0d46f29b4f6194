import { t } from '../i18n/translate.ts'
import type { PaperLine } from '../papers/fill.ts'
import { type PortalFrame, to } from './frame.ts'
import { Portal } from './portal-shell.tsx'

/** A paper that was given to whoever follows, to be read on any phone: its words, and the Word file for who wants it. */
export function PublicPaperPage(props: {
  frame: PortalFrame
  title: string
  number: string
  lines: readonly PaperLine[]
  wordPath: string
}) {
  const { frame, lines } = props
  const { lang } = frame
  return (
    <Portal frame={frame} title={props.title}>
      <p class="p-crumb">
        <a href={to(frame, '/follow/matter')}>{t(lang, 'portal.backToMatter')}</a>
      </p>
      <h1 class="p-h1">{props.title}</h1>
      {lines
        .filter((line) => line.look !== 'title')
        .map((line, at) => {
          const words = line.parts.map((part, n) => (part.bold ? <b key={n}>{part.text}</b> : part.text))
          return line.look === 'heading' ? <h2 key={at}>{words}</h2> : <p key={at}>{words}</p>
        })}
      <p>
        <a href={to(frame, props.wordPath)} aria-label={t(lang, 'portal.follow.wordNamed', { number: props.number })}>
          {t(lang, 'portal.follow.word')}
        </a>
      </p>
    </Portal>
  )
}
