import { formatDate } from '../i18n/format.ts'
import { type Lang, t } from '../i18n/translate.ts'
import { type Article, type ClockId, type RuleSet } from '../rules/rulesets.ts'
import { type PortalFrame, to } from './frame.ts'
import type { Chapter, LawId } from './law.ts'
import { Portal } from './portal-shell.tsx'

const clocks = [
  'inform',
  'finish',
  'ask-review',
  'review',
  'ask-re-review',
  're-review',
] as const satisfies readonly ClockId[]

function articleWords(lang: Lang, rules: RuleSet, article: Article): string {
  const law = rules.laws[article.law]
  return t(lang, 'basis.of', {
    law: (lang === 'en' ? law?.en : law?.zh) ?? '',
    article: lang === 'en' ? article.en : article.zh,
  })
}

/** The rules: who must do what by when, and where the whole text stands. */
export function RulesPage(props: {
  frame: PortalFrame
  rules: RuleSet
  texts: readonly { id: LawId; name: string; chapters: readonly Chapter[] }[]
}) {
  const { frame, rules } = props
  const { lang } = frame
  const heading = t(lang, 'portal.rules.heading')
  const { representatives, stepAside, accusationWall } = rules
  const also = [
    ['representatives', representatives?.article, { most: representatives?.most ?? 5 }],
    ['stepAside', stepAside, {}],
    ['wall', accusationWall, {}],
  ] as const
  return (
    <Portal frame={frame} title={heading}>
      <p class="p-crumb">
        <a href={to(frame, '')}>{t(lang, 'portal.home')}</a>
      </p>
      <h1 class="p-h1">{heading}</h1>
      <p class="p-lead">
        {t(lang, 'portal.rules.lead', {
          law: lang === 'en' ? rules.name.en : rules.name.zh,
          day: formatDate(lang, rules.inForce.from),
        })}
      </p>
      <ul class="p-rules">
        {clocks.flatMap((id) => {
          const clock = rules.clocks[id]
          if (!clock) return []
          const informs = id === 'inform' && rules.informSays === 'accepted-or-not'
          return [
            <li key={id}>
              <b>{t(lang, 'portal.rules.days', { n: clock.length })}</b>
              <span>
                {t(lang, informs ? 'portal.rules.inform2005' : `portal.rules.${id}`)}
                {clock.extendBy && lang === 'en' ? ' ' : ''}
                {clock.extendBy ? t(lang, 'portal.rules.extend', { n: clock.extendBy.length }) : undefined}{' '}
                <small>{articleWords(lang, rules, clock.article)}</small>
              </span>
            </li>,
          ]
        })}
      </ul>
      <h2>{t(lang, 'portal.rules.also')}</h2>
      <ul class="p-list">
        {also.flatMap(([name, article, params]) =>
          article
            ? [
                <li key={name}>
                  {t(lang, `portal.rules.${name}`, params)} <small>{articleWords(lang, rules, article)}</small>
                </li>,
              ]
            : [],
        )}
        <li>{t(lang, 'portal.sent.noReprisal')}</li>
        <li>{t(lang, 'portal.rules.free')}</li>
      </ul>
      <h2>{t(lang, 'portal.rules.texts')}</h2>
      {props.texts.map((text) => (
        <section key={text.id}>
          <h3>{text.name}</h3>
          <ul class="p-list">
            {text.chapters.map((chapter, at) => (
              <li key={chapter.heading}>
                <a href={to(frame, `/rules/${text.id}/${at + 1}`)} lang={lang === 'en' ? 'zh-CN' : undefined}>
                  {chapter.heading}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {lang === 'en' ? <p class="p-law">{t(lang, 'portal.rules.chinese')}</p> : undefined}
    </Portal>
  )
}

/** One chapter of a law, word for word. */
export function ChapterPage(props: {
  frame: PortalFrame
  name: string
  chapter: Chapter
  next?: { path: string; heading: string }
}) {
  const { frame, chapter } = props
  const { lang } = frame
  return (
    <Portal frame={frame} title={chapter.heading}>
      <p class="p-crumb">
        <a href={to(frame, '/rules')}>{t(lang, 'portal.rules.heading')}</a>
        {' · '}
        {props.name}
      </p>
      <div lang={lang === 'en' ? 'zh-CN' : undefined}>
        <h1 class="p-h1">{chapter.heading}</h1>
        {chapter.articles.map((article) => (
          <section key={article.heading}>
            <h2>{article.heading}</h2>
            {article.paragraphs.map((paragraph, at) => (
              <p key={at}>{paragraph}</p>
            ))}
          </section>
        ))}
      </div>
      {props.next === undefined ? undefined : (
        <p>
          <a href={to(frame, props.next.path)} lang={lang === 'en' ? 'zh-CN' : undefined}>
            {props.next.heading}
          </a>
        </p>
      )}
    </Portal>
  )
}
