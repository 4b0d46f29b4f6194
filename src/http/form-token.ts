import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { refuse } from '../rules/errors.ts'
import { readCookie, writeCookie } from './cookies.ts'
import type { HttpConfig, HttpEnv, Session } from './env.ts'
import { readForm } from './form-body.ts'

/** Name of the hidden field that carries the token. */
export const tokenField = '_token'

type Officer = Pick<Session, 'organId' | 'officerId'>

/** For whom a form was made, as a mark that only we can make: its second half in every token. `-`: for nobody signed in. */
export function markOf(secret: Uint8Array, officer: Officer | undefined): string {
  if (officer === undefined) return '-'
  const said = `who\n${officer.organId}\n${officer.officerId}`
  return createHmac('sha256', secret).update(said).digest('base64url').slice(0, 22)
}

/**
 * The form token of a bearer (a session's token or a nonce) and the officer who has it. It looks different in every
 * page, lest its length in compressed pages give it away letter by letter (BREACH): a pad, and the MAC under it.
 */
export function tokenFor(config: HttpConfig, bearer: string, officer: Officer | undefined): string {
  const mark = markOf(config.secret, officer)
  const pad = config.random(32)
  return `${Buffer.concat([pad, under(pad, macOf(config.secret, bearer, mark))]).toString('base64url')}.${mark}`
}

function macOf(secret: Uint8Array, bearer: string, mark: string): Uint8Array {
  return createHmac('sha256', secret).update(`form\n${bearer}\n${mark}`).digest()
}

function under(pad: Uint8Array, bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, at) => byte ^ (pad[at] ?? 0))
}

/**
 * The form token of this reader: a MAC over their session cookie or, before sign-in, over a nonce cookie that is set
 * here when it is missing. A stranger's page can make the browser post, but knows neither.
 */
export function formToken(c: Context<HttpEnv>, config: HttpConfig): string {
  const bearer = readCookie(c, 'session', config.secure) ?? readCookie(c, 'form', config.secure)
  if (bearer !== undefined) return tokenFor(config, bearer, c.get('session'))
  const nonce = Buffer.from(config.random(16)).toString('base64url')
  writeCookie(c, 'form', nonce, config.secure)
  return tokenFor(config, nonce, undefined)
}

/** Where a post says it comes from. Browsers of the last years say it with every post. */
export function originOf(c: Context): 'ours' | 'elsewhere' | 'unsaid' {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'elsewhere'
  const said = c.req.header('origin')
  if (said === undefined) return site === 'same-origin' ? 'ours' : 'unsaid'
  const host = c.req.header('host') ?? new URL(c.req.url).host
  return URL.canParse(said) && new URL(said).host === host ? 'ours' : 'elsewhere'
}

function fits(given: string, mac: Uint8Array): boolean {
  const bytes = Buffer.from(given, 'base64url')
  return bytes.length === 64 && timingSafeEqual(under(bytes.subarray(0, 32), bytes.subarray(32)), mac)
}

/**
 * Refuses (`http.form_expired`) a post that came from another site or without this reader's token. A form of ours that
 * was made for an officer in an earlier session goes to `outlived`, which does nothing but show it again; it is told
 * for whom the form was made.
 */
export function requireFormToken<E extends HttpEnv>(
  config: HttpConfig,
  outlived?: (c: Context<E>, mark: string) => Promise<Response | undefined>,
): MiddlewareHandler<E> {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const from = originOf(c)
    if (from === 'elsewhere') refuse('http.form_expired')
    const bearer = readCookie(c, 'session', config.secure) ?? readCookie(c, 'form', config.secure)
    const given = (await readForm(c))[tokenField]
    const [masked = '', mark = ''] = typeof given === 'string' ? given.split('.') : []
    if (bearer !== undefined && fits(masked, macOf(config.secret, bearer, mark))) return next()
    const shown = mark.length === 22 && from === 'ours' ? await outlived?.(c, mark) : undefined
    return shown ?? refuse('http.form_expired')
  }
}
