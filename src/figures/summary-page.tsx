import { t } from '../i18n/translate.ts'
import { ButtonLink } from '../ui/button.tsx'
import type { FiguresProps } from '../ui/props.ts'
import { type Frame, Shell } from '../ui/shell.tsx'
import { Words } from './passage.tsx'
import type { BlockKind } from './summary-form.ts'

/** The annual summary as it is printed: A4, its numbers still opening their lists on the screen. */
export function SummaryPage(
  props: Omit<FiguresProps['draft'], 'printHref'> & { frame: Frame; kinds: readonly BlockKind[]; backHref: string },
) {
  const { frame, kinds } = props
  const { lang } = frame
  const signed = kinds.findIndex((kind) => kind === 'signature')
  return (
    <Shell frame={frame} title={props.heading} place="figures" paper>
      <div class="paper__bar">
        <p>{t(lang, 'paperPage.print')}</p>
        <div class="paper__acts">
          <ButtonLink text={t(lang, 'paperPage.word')} href={props.wordHref} look="quiet" />
          <ButtonLink text={t(lang, 'figures.back')} href={props.backHref} look="quiet" />
        </div>
      </div>
      <article class="a4">
        <h1>{props.heading}</h1>
        {props.paragraphs.map((passage, at) =>
          kinds[at] === 'heading' ? (
            <h2 key={at}>
              <Words passage={passage} />
            </h2>
          ) : kinds[at] === 'signature' ? undefined : (
            <p key={at} class={kinds[at] === 'note' ? 'a4__small' : 'a4__text'}>
              <Words passage={passage} />
            </p>
          ),
        )}
        {signed < 0 ? undefined : (
          <div class="a4__seal">
            {props.paragraphs
              .filter((_, at) => kinds[at] === 'signature')
              .map((passage, at) => (
                <p key={at}>
                  <Words passage={passage} />
                </p>
              ))}
          </div>
        )}
      </article>
    </Shell>
  )
}
