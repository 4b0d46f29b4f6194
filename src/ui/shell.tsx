import { joinFacts } from '../i18n/format.ts'
import type { Lang } from '../i18n/translate.ts'
import { t } from '../i18n/translate.ts'
import type { Children } from './children.ts'
import { guideOf } from './guides.ts'
import { Wordmark } from './wordmark.tsx'

export const places = ['today', 'matters', 'figures', 'settings'] as const
export type Place = (typeof places)[number]

/** What every staff page needs to know of its request and reader. */
export type Frame = {
  lang: Lang
  /** Path and query of this page: the language switch comes back here. */
  here: string
  /** Address of the style sheet. */
  styles: string
  /** Name of the office in the bar, in the page's language. */
  office: string
  /** Absent before sign-in: then the bar has neither places nor search. */
  person?: { name: string; post: string }
  /** Form token against forged posts. */
  token: string
  /** What stands in the search box. */
  search?: string
  /** Whether this reader asked for larger text. */
  larger?: boolean
}

const placeHref: Record<Place, string> = {
  today: '/',
  matters: '/matters',
  figures: '/figures',
  settings: '/office',
}

/** The reader's own page. */
const own = '/me'

/** The same page in another language. In: path and query of the page. */
export function inLanguage(here: string, lang: Lang): string {
  const [path = '/', query = ''] = here.split('?')
  const params = new URLSearchParams(query)
  params.set('lang', lang)
  return `${path}?${params.toString()}`
}

function Bar({ frame, place, switchHere }: { frame: Frame; place?: Place | undefined; switchHere: boolean }) {
  const { lang, person } = frame
  const other: Lang = lang === 'en' ? 'zh-CN' : 'en'
  return (
    <header class="bar">
      <div class="bar__in">
        <a class="mark" href="/">
          <Wordmark />
          <b>{t(lang, 'shell.name')}</b>
          <span>{frame.office}</span>
        </a>
        {person === undefined ? undefined : (
          <nav class="nav" aria-label={t(lang, 'shell.places')}>
            <ul>
              {places.map((one) => (
                <li key={one}>
                  <a href={placeHref[one]} aria-current={one === place ? 'page' : undefined}>
                    {t(lang, `shell.place.${one}`)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <div class="find">
          {person === undefined ? undefined : (
            <form action="/search" method="get" role="search" class="find__form">
              <input
                type="search"
                name="q"
                value={frame.search}
                placeholder={t(lang, 'shell.searchHint')}
                aria-label={t(lang, 'shell.search')}
              />
            </form>
          )}
        </div>
        <div class="who">
          {person === undefined ? undefined : (
            <>
              <a
                class="who__person"
                href={own}
                aria-label={t(lang, 'shell.own', { name: joinFacts([person.name, person.post]) })}
              >
                <b>{person.name}</b>
                {person.post === '' ? undefined : <span> · {person.post}</span>}
              </a>
              <form action="/sign-out" method="post">
                <input type="hidden" name="_token" value={frame.token} />
                <button type="submit" class="govuk-button button--link">
                  {t(lang, 'shell.signOut')}
                </button>
              </form>
            </>
          )}
          {switchHere ? (
            <a href={inLanguage(frame.here, other)} lang={other} hreflang={other}>
              {t(other, 'shell.thisLanguage')}
            </a>
          ) : undefined}
        </div>
      </div>
    </header>
  )
}

function Foot({ frame: { lang, here } }: { frame: Frame }) {
  const guide = guideOf(here.split('?')[0] ?? '')
  return (
    <footer class="page-foot">
      {guide === undefined ? undefined : <a href={`/guide/${guide}`}>{t(lang, 'guide.thisPage')}</a>}
      <a href="/guide">{t(lang, 'guide.title')}</a>
    </footer>
  )
}

function pageClass(narrow: boolean, underHead: boolean): string {
  return `page${narrow ? ' page--narrow' : ''}${underHead ? ' page--under-head' : ''}`
}

/**
 * A staff page from `html` down: skip link, bar, the page's own head, main.
 * In: the frame, the page's title, which of the five places it belongs to, its content. `head` stands above it, across the whole width.
 */
export function Shell(props: {
  frame: Frame
  title: string
  place?: Place | undefined
  failed?: boolean
  narrow?: boolean
  /** Whether the language switch is a link in the bar; not where leaving the page would lose something. */
  switchHere?: boolean
  head?: Children
  underHead?: boolean
  /** A paper to print: the bar stays on the screen. */
  paper?: boolean
  /** Address of the page's own script; a page without one runs nothing. */
  script?: string
  children: Children
}) {
  const { frame, title, place } = props
  const { lang } = frame
  const prefix = props.failed === true ? t(lang, 'form.errorPrefix') : ''
  return (
    <html lang={lang} class={frame.larger === true ? 'govuk-template larger' : 'govuk-template'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${prefix}${title} - ${t(lang, 'shell.name')}`}</title>
        <link rel="stylesheet" href={frame.styles} />
        <link rel="icon" href="/assets/mark.svg" type="image/svg+xml" />
        {props.script === undefined ? undefined : <script type="module" src={props.script} />}
      </head>
      <body class={props.paper === true ? 'govuk-template__body is-paper' : 'govuk-template__body'}>
        <a href="#main" class="govuk-skip-link">
          {t(lang, 'shell.skip')}
        </a>
        <Bar frame={frame} place={place} switchHere={props.switchHere !== false} />
        <main id="main" tabIndex={-1}>
          {props.head}
          <div class={pageClass(props.narrow === true, props.underHead === true)}>{props.children}</div>
        </main>
        <Foot frame={frame} />
      </body>
    </html>
  )
}
