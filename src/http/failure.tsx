import type { Context } from 'hono'
import { capital } from '../i18n/format.ts'
import type { Lang } from '../i18n/translate.ts'
import { t, tRefusal } from '../i18n/translate.ts'
import { isRefused } from '../rules/errors.ts'
import { ErrorPage } from '../ui/error-page.tsx'
import type { FieldError } from '../ui/error-summary.tsx'
import type { Frame } from '../ui/shell.tsx'
import { page } from './page.ts'
import { postAgain } from './post-again.ts'
import { statusOfAll } from './status.ts'

/** A caught refusal as the lines of an error summary. Throws again what is no refusal. */
export function formErrors(lang: Lang, caught: unknown): FieldError[] {
  if (!isRefused(caught)) throw caught
  return caught.refusals.map((one) => ({ text: capital(tRefusal(lang, one)), field: one.field }))
}

/** A page that is not there, or that this reader may not see: both look alike. */
export function notFoundPage(c: Context, frame: Frame): Response {
  const { lang } = frame
  return page(
    c,
    <ErrorPage
      frame={frame}
      heading={t(lang, 'error.notFound')}
      text={t(lang, 'error.notFoundText')}
      backHref="/"
      backText={t(lang, 'error.back')}
    />,
    404,
  )
}

/**
 * The page for what an operation threw: a refusal in its words with its status, anything else as 500 with a reference
 * that `log` gets beside the error; the error's own text never leaves. What the house could not take just then (503, 507) comes
 * back in a form that posts the very same again.
 */
export async function failurePage(
  c: Context,
  frame: Frame,
  caught: unknown,
  reference: string,
  log: (error: unknown, reference: string) => void,
): Promise<Response> {
  const { lang } = frame
  const back = { backHref: '/', backText: t(lang, 'error.back') }
  if (!isRefused(caught)) {
    log(caught, reference)
    const text = t(lang, 'error.failedText', { reference })
    return page(c, <ErrorPage frame={frame} heading={t(lang, 'error.failed')} text={text} {...back} />, 500)
  }
  const status = statusOfAll(caught.refusals)
  if (status === 404) return notFoundPage(c, frame)
  const text = caught.refusals.map((one) => tRefusal(lang, one)).join(' ')
  const again = passing(c, status) ? await postAgain(c) : undefined
  return page(
    c,
    <ErrorPage frame={frame} heading={t(lang, 'error.refused')} text={text} {...back} again={again} />,
    status,
  )
}

/** Whether a status says that it may work a little later; then the answer says when to come again. */
export function passing(c: Context, status: number): boolean {
  if (status !== 503 && status !== 507) return false
  c.header('retry-after', '5')
  return true
}
