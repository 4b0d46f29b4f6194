import type { Context, MiddlewareHandler } from 'hono'
import { formToken } from '../http/form-token.ts'
import type { HttpEnv } from '../http/env.ts'
import { chooseLang } from '../http/language.ts'
import { isLang, type Lang } from '../i18n/translate.ts'
import type { Desk } from '../offices/desk.ts'
import { refuse } from '../rules/errors.ts'
import { langAndText, type PortalFrame } from './frame.ts'
import { publicTown, type Town } from './town.ts'

/** What the portal's middlewares lay into a request. */
export type PortalEnv = { Variables: HttpEnv['Variables'] & { large: boolean; town: Town | undefined } }
export type PortalContext = Context<PortalEnv>

/**
 * The reader's language and size of text, from the address alone (`?lang=en&text=large`): the portal remembers nobody.
 * Without it the browser's language.
 */
export function readingMode(): MiddlewareHandler<PortalEnv> {
  return async (c, next) => {
    const asked = c.req.query('lang')
    c.set('lang', chooseLang(asked, c.req.header('accept-language')))
    c.set('large', c.req.query('text') === 'large')
    await next()
    c.header('vary', 'accept-language, cookie', { append: true })
  }
}

/** Lays the town of the address into the request; refuses `matter.not_found` when there is none such. */
export function inTown(desk: Desk): MiddlewareHandler<PortalEnv> {
  return async (c, next) => {
    const town = await publicTown(desk.house, c.req.param('town') ?? '')
    if (!town) return refuse('matter.not_found')
    c.set('town', town)
    return next()
  }
}

/** The town of this page. Throws outside a town's pages. */
export function townIn(c: PortalContext): Town {
  const town = c.get('town')
  if (!town) throw new Error('a page outside any town')
  return town
}

/** The frame of a page. `form`: it holds a form, and gets the token (and its cookie) for it. */
export function portalFrame(c: PortalContext, desk: Desk, options: { form?: boolean } = {}): PortalFrame {
  const url = new URL(c.req.url)
  const asked = c.req.query('lang')
  const lang: Lang = c.get('lang')
  const town = c.get('town')
  return {
    lang,
    large: c.get('large'),
    styles: desk.assets.href('portal.css'),
    icon: desk.assets.href('mark.svg'),
    town,
    home: town ? `/portal/${town.organ_id}` : '/portal',
    path: url.pathname,
    kept: langAndText(asked !== undefined && isLang(asked) ? asked : undefined, c.get('large')),
    rest: [...url.searchParams].filter(([name]) => name !== 'lang' && name !== 'text'),
    token: options.form ? formToken(c as unknown as Context<HttpEnv>, desk.http) : '',
  }
}
