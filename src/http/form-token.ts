import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { refuse } from '../rules/errors.ts'
import { readCookie, writeCookie } from './cookies.ts'
import type { HttpConfig, HttpEnv } from './env.ts'

/** Name of the hidden field that carries the token. */
export const tokenField = '_token'

function tokenFor(secret: Uint8Array, bearer: string): string {
  return createHmac('sha256', secret).update(`form\n${bearer}`).digest('base64url')
}

/**
 * The form token of this reader: a MAC over their session cookie or, before sign-in, over a nonce cookie that is set
 * here when it is missing. A stranger's page can make the browser post, but knows neither.
 */
export function formToken(c: Context<HttpEnv>, config: HttpConfig): string {
  const bearer = readCookie(c, 'session', config.secure) ?? readCookie(c, 'form', config.secure)
  if (bearer !== undefined) return tokenFor(config.secret, bearer)
  const nonce = Buffer.from(config.random(16)).toString('base64url')
  writeCookie(c, 'form', nonce, config.secure)
  return tokenFor(config.secret, nonce)
}

function fromElsewhere(c: Context): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const origin = c.req.header('origin')
  if (origin === undefined) return false
  return !URL.canParse(origin) || new URL(origin).host !== (c.req.header('host') ?? new URL(c.req.url).host)
}

function same(given: string, expected: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(expected)
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Refuses (`http.form_expired`) a post that came from another site or without this reader's token. */
export function requireFormToken(config: HttpConfig): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    if (fromElsewhere(c)) refuse('http.form_expired')
    const bearer = readCookie(c, 'session', config.secure) ?? readCookie(c, 'form', config.secure)
    if (bearer === undefined) refuse('http.form_expired')
    const given = (await c.req.parseBody())[tokenField]
    if (typeof given !== 'string' || !same(given, tokenFor(config.secret, bearer))) refuse('http.form_expired')
    return next()
  }
}
