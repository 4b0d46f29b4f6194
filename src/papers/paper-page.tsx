import { joinFacts } from '../i18n/format.ts'
import { t } from '../i18n/translate.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Shell, type Frame } from '../ui/shell.tsx'
import type { PaperLine } from './fill.ts'

export type PaperPageProps = {
  frame: Frame
  /** What it is and of which matter. */
  title: string
  number: string
  lines: readonly PaperLine[]
  draft: boolean
  wordHref?: string
  matterHref: string
}

function Words({ line }: { line: PaperLine }) {
  return <>{line.parts.map((part, at) => (part.bold ? <b key={at}>{part.text}</b> : part.text))}</>
}

function Line({ line }: { line: PaperLine }) {
  if (line.look === 'title')
    return (
      <h1>
        <Words line={line} />
      </h1>
    )
  if (line.look === 'heading')
    return (
      <h2>
        <Words line={line} />
      </h2>
    )
  return (
    <p class={`a4__${line.look}`}>
      <Words line={line} />
    </p>
  )
}

/** A paper as it is printed: A4, the page form of GB/T 9704-2012. What surrounds it stays on the screen. */
export function PaperPage(props: PaperPageProps) {
  const { frame, lines } = props
  const { lang } = frame
  const body = lines.filter((line) => line.look !== 'sign')
  const last = body.findLastIndex((line) => line.look !== 'small')
  return (
    <Shell frame={frame} title={joinFacts([props.title, props.number])} place="matters" paper>
      <div class="paper__bar">
        <p>
          {props.draft ? <strong>{t(lang, 'paperPage.draft')} </strong> : undefined}
          {t(lang, 'paperPage.print')}
        </p>
        <div class="paper__acts">
          {props.wordHref === undefined ? undefined : (
            <ButtonLink text={t(lang, 'paperPage.word')} href={props.wordHref} look="quiet" />
          )}
          <ButtonLink text={t(lang, 'paperPage.back')} href={props.matterHref} look="quiet" />
        </div>
      </div>
      <article class="a4">
        {body.slice(0, last + 1).map((line, at) => (
          <Line key={at} line={line} />
        ))}
        <div class="a4__seal">
          {lines
            .filter((line) => line.look === 'sign')
            .map((line, at) => (
              <Line key={at} line={line} />
            ))}
        </div>
        {body.slice(last + 1).map((line, at) => (
          <Line key={at} line={line} />
        ))}
      </article>
    </Shell>
  )
}
