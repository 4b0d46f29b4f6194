import type { Context } from 'hono'
import type { Assets } from '../http/assets.ts'
import { readCookie } from '../http/cookies.ts'
import type { HttpConfig, HttpEnv } from '../http/env.ts'
import { formToken } from '../http/form-token.ts'
import { ownPath } from '../http/page.ts'
import type { Lang } from '../i18n/translate.ts'
import type { House } from '../matters/house.ts'
import { refuse } from '../rules/errors.ts'
import type { Frame } from '../ui/shell.tsx'
import type { Names, Reader } from './signed-in.ts'

/** What every page is made with. */
export type Desk = {
  house: House
  http: HttpConfig
  assets: Assets
  /** Only the demo: the passphrase that its printed accounts share. */
  demo?: { passphrase: string } | undefined
}

/** What the middlewares have laid into a request; `reader` stands behind `signedInOnly`. */
export type PageEnv = { Variables: HttpEnv['Variables'] & { reader: Reader | undefined } }
export type PageContext = Context<PageEnv>

/** Who reads this page. Throws outside the pages that ask for sign-in. */
export function readerIn(c: PageContext): Reader {
  const reader = c.get('reader')
  if (!reader) throw new Error('a page without its reader')
  return reader
}

/** A name in the page's language. */
export function nameIn(lang: Lang, names: Names): string
export function nameIn(lang: Lang, names: Names | null | undefined): string | undefined
export function nameIn(lang: Lang, names: Names | null | undefined): string | undefined {
  return names ? (lang === 'en' ? names.name_en : names.name) : undefined
}

/** The bar and the address of a page. */
export function frameOf(c: PageContext, desk: Desk, more: { search?: string | undefined } = {}): Frame {
  const lang = c.get('lang')
  const reader = c.get('reader')
  const url = new URL(c.req.url)
  const [post] = reader?.posts ?? []
  return {
    lang,
    here: ownPath(`${url.pathname}${url.search}`),
    styles: desk.assets.href('office.css'),
    office: nameIn(lang, reader?.organ) ?? '',
    ...(reader && { person: { name: nameIn(lang, reader.officer), post: nameIn(lang, post) ?? '' } }),
    token: formToken(c as unknown as Context<HttpEnv>, desk.http),
    larger: readCookie(c, 'text', desk.http.secure) === 'large',
    ...(more.search !== undefined && { search: more.search }),
  }
}

/**
 * Whose records a page shows: the reader's own organ, or one of the towns below it (`?town=`); those who sit above
 * towns see the first of them when they name none. Refuses `matter.not_found` for any other.
 */
export function townIn(c: PageContext, reader: Reader): string {
  const own = reader.doer.organ_id
  const asked = c.req.query('town')
  if (asked === undefined) return reader.towns[0]?.id ?? own
  if (asked === own || reader.towns.some((town) => town.id === asked)) return asked
  return refuse('matter.not_found', { matter: '' })
}

/** The address of a matter, with its town where the reader looks into another organ's records. */
export function matterHref(reader: Reader, organ_id: string, number: string): string {
  const town = organ_id === reader.doer.organ_id ? '' : `?town=${organ_id}`
  return `/matters/${encodeURIComponent(number)}${town}`
}
