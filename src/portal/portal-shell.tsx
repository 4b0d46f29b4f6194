import type { Lang } from '../i18n/translate.ts'
import { capital, joinFacts } from '../i18n/format.ts'
import { t } from '../i18n/translate.ts'
import { nameIn } from '../offices/desk.ts'
import type { Children } from '../ui/children.ts'
import { Wordmark } from '../ui/wordmark.tsx'
import { again, type PortalFrame, to } from './frame.ts'

/** Id of a page's main form: the switches at the top send it, so that nothing typed is lost. */
export const formId = 'form'

function Switch(props: { href: string; form: boolean; lang?: Lang; children: Children }) {
  return props.form ? (
    <button
      type="submit"
      class="link"
      form={formId}
      formaction={props.href}
      formnovalidate
      name="_stay"
      value="1"
      lang={props.lang}
    >
      {props.children}
    </button>
  ) : (
    <a href={props.href} lang={props.lang} hreflang={props.lang}>
      {props.children}
    </a>
  )
}

function Bar({ frame, form }: { frame: PortalFrame; form: boolean }) {
  const { lang, town } = frame
  const other: Lang = lang === 'en' ? 'zh-CN' : 'en'
  return (
    <header class="p-bar">
      <div class="p-in">
        {form ? (
          <button type="submit" form={formId} class="govuk-visually-hidden" tabIndex={-1} aria-hidden="true" />
        ) : undefined}
        <a class="mark" href={to(frame, '')}>
          <Wordmark />
          <b>{t(lang, 'shell.name')}</b>
        </a>
        <span class="p-town">{town ? t(lang, 'portal.of', { town: nameIn(lang, town) }) : t(lang, 'portal.name')}</span>
        <span class="p-tools">
          <Switch href={again(frame, { lang: other })} form={form} lang={other}>
            {t(other, 'shell.thisLanguage')}
          </Switch>
          <Switch href={again(frame, { large: !frame.large })} form={form}>
            {t(lang, frame.large ? 'portal.smaller' : 'portal.larger')}
          </Switch>
        </span>
      </div>
    </header>
  )
}

function Foot({ frame }: { frame: PortalFrame }) {
  const { lang, town } = frame
  if (!town) return undefined
  const { office } = town
  const where = office && (lang === 'en' ? (office.address_en ?? office.address) : office.address)
  const hours = office && (lang === 'en' ? (office.hours_en ?? office.hours) : office.hours)
  return (
    <footer class="p-foot">
      <div class="p-in">
        {office === null ? undefined : (
          <p>
            {joinFacts([
              t(lang, 'portal.officeOf', { town: nameIn(lang, town), office: nameIn(lang, office) }),
              where ?? undefined,
              hours ?? undefined,
              office.phone === null ? undefined : t(lang, 'portal.phone', { phone: office.phone }),
            ])}
          </p>
        )}
        <p>{t(lang, 'portal.free')}</p>
        <p>
          <a href={to(frame, '/information')}>{t(lang, 'portal.privacy.heading')}</a>
          <a href={to(frame, '/accessibility')}>{t(lang, 'portal.accessibility.heading')}</a>
          <a href={to(frame, '/rules')}>{t(lang, 'portal.rules.heading')}</a>
          <a href="/sign-in">{t(lang, 'portal.staff')}</a>
        </p>
      </div>
    </footer>
  )
}

/**
 * A portal page from `html` down, without a script. In: its frame, its title, `form` when its main form has `formId`,
 * `wide` for the first page. `bare` leaves out bar and foot.
 */
export function Portal(props: {
  frame: PortalFrame
  title: string
  form?: boolean
  failed?: boolean
  wide?: boolean
  children: Children
}) {
  const { frame } = props
  const { lang, town } = frame
  const prefix = props.failed === true ? t(lang, 'form.errorPrefix') : ''
  const site = town ? t(lang, 'portal.of', { town: nameIn(lang, town) }) : t(lang, 'portal.name')
  return (
    <html lang={lang} class={frame.large ? 'larger' : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="description" content={capital(t(lang, 'portal.lead'))} />
        <meta name="referrer" content="same-origin" />
        <title>{`${prefix}${props.title} - ${site}`}</title>
        <link rel="stylesheet" href={frame.styles} />
        <link rel="icon" href={frame.icon} type="image/svg+xml" />
      </head>
      <body>
        <a href="#main" class="govuk-skip-link">
          {t(lang, 'shell.skip')}
        </a>
        <Bar frame={frame} form={props.form === true} />
        <main id="main" tabIndex={-1} class={props.wide === true ? 'p-in' : 'p-in p-narrow'}>
          {props.children}
        </main>
        <Foot frame={frame} />
      </body>
    </html>
  )
}
