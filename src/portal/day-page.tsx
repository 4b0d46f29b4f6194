import { formatDate, formatWeekday } from '../i18n/format.ts'
import { t } from '../i18n/translate.ts'
import { lunarDay } from '../lib/lunar.ts'
import type { PortalFrame } from './frame.ts'

/** A page that could be anybody's: the day. Where "exit this page" leads. */
export function DayPage({ frame, day }: { frame: PortalFrame; day: string }) {
  const { lang } = frame
  const title = t(lang, 'portal.calendar')
  return (
    <html lang={lang} class={frame.large ? 'larger' : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="description" content={title} />
        <title>{title}</title>
        <link rel="stylesheet" href={frame.styles} />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <main class="p-in p-narrow">
          <h1 class="p-h1 p-h1--first">{formatDate(lang, day)}</h1>
          <p>{formatWeekday(lang, day)}</p>
          {lang === 'en' ? undefined : <p>{t(lang, 'portal.lunar', { day: lunarDay(day).written })}</p>}
        </main>
      </body>
    </html>
  )
}
