import type { MiddlewareHandler } from 'hono'
import type { Lang } from '../i18n/translate.ts'
import { isLang } from '../i18n/translate.ts'
import { readCookie, writeCookie } from './cookies.ts'
import type { HttpEnv } from './env.ts'
import { ownPath } from './page.ts'

const year = 365 * 24 * 60 * 60

/** The language of a reader: what they chose before, else the first of ours that their browser asks for, else Chinese. */
export function chooseLang(chosen: string | undefined, acceptLanguage: string | undefined): Lang {
  if (chosen !== undefined && isLang(chosen)) return chosen
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';')
      const q = rest.map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find((one) => one !== undefined)
      return { tag: tag.toLowerCase(), q: q === undefined ? 1 : Number(q) }
    })
    .filter(({ q }) => q > 0)
    .toSorted((a, b) => b.q - a.q)
  for (const { tag } of wanted) {
    if (tag === 'zh' || tag.startsWith('zh-')) return 'zh-CN'
    if (tag === 'en' || tag.startsWith('en-')) return 'en'
  }
  return 'zh-CN'
}

/**
 * Lays the reader's language into the request. `?lang=` is remembered in a cookie, and a page asked for that way is
 * sent to its own address again, so that an address passed on to a colleague forces no language on them.
 */
export function language(secure: boolean): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const asked = c.req.query('lang')
    const known = asked !== undefined && isLang(asked) ? asked : undefined
    c.set('lang', chooseLang(known ?? readCookie(c, 'lang', secure), c.req.header('accept-language')))
    if (known !== undefined) {
      writeCookie(c, 'lang', known, secure, year)
      if (c.req.method === 'GET') {
        const url = new URL(c.req.url)
        url.searchParams.delete('lang')
        return c.redirect(ownPath(`${url.pathname}${url.search}`), 303)
      }
    }
    await next()
    c.header('vary', 'accept-language, cookie', { append: true })
    return undefined
  }
}
