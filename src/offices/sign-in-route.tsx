import type { Context, Handler, MiddlewareHandler } from 'hono'
import { addressOf } from '../http/address.ts'
import { dropCookie, readCookie, writeCookie } from '../http/cookies.ts'
import { rememberDevice } from '../http/device.ts'
import { formErrors } from '../http/failure.tsx'
import { markOf, tokenFor } from '../http/form-token.ts'
import { openForm } from '../http/kept-form.ts'
import { ownPath, page } from '../http/page.ts'
import { endSession, readSession } from '../http/session.ts'
import { type From, signIn, type SignInLimits } from '../http/sign-in.ts'
import { statusOfAll } from '../http/status.ts'
import { isRefused } from '../rules/errors.ts'
import type { FieldError } from '../ui/error-summary.tsx'
import { demoAccounts } from './demo-accounts.ts'
import { type Desk, frameOf, nameIn, type PageContext, type PageEnv } from './desk.ts'
import { keptFrom, markIn, sealedFrom, showAgain } from './keep-form.tsx'
import { readerOf } from './signed-in.ts'
import { SignInPage } from './sign-in-page.tsx'

const year = 365 * 24 * 60 * 60

/** Lays the session and its reader into the request, where there are any. */
export function session(desk: Desk): MiddlewareHandler<PageEnv> {
  return async (c, next) => {
    const token = readCookie(c, 'session', desk.http.secure)
    if (token !== undefined) await layIn(c, desk, token)
    await next()
  }
}

async function layIn(c: PageContext, desk: Desk, token: string): Promise<void> {
  const { db, now } = desk.house
  const found = await db.withScope([], 'web', (tx) => readSession(tx, token, now()), { readOnly: true })
  const reader = found && (await readerOf(desk.house, found))
  c.set('session', reader && found)
  c.set('reader', reader)
}

/**
 * Sends those who are not signed in to do so, and afterwards back to the page they wanted. A form posted when its
 * session was over comes along, sealed, and back filled when the same person signs in.
 */
export function signedInOnly(desk: Desk): MiddlewareHandler<PageEnv> {
  return async (c, next) => {
    if (c.get('reader')) return next()
    const mark = c.req.method === 'POST' ? await markIn(c) : ''
    if (mark.length > 1) return show(c, desk, { kept: await sealedFrom(c, desk, mark), status: 401 })
    const url = new URL(c.req.url)
    const wanted = c.req.method === 'GET' ? `${url.pathname}${url.search}` : '/'
    return c.redirect(wanted === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(wanted)}`, 303)
  }
}

/** A form made for an officer in an earlier session: shown again to the same person, kept for them through sign-in. */
export const outlivedForm =
  (desk: Desk) =>
  async (c: Context<PageEnv>, mark: string): Promise<Response | undefined> => {
    const session = c.get('session')
    if (session === undefined) return show(c, desk, { kept: await sealedFrom(c, desk, mark), status: 401 })
    return markOf(desk.http.secret, session) === mark
      ? showAgain(c, desk, await keptFrom(c, desk, mark), 409)
      : undefined
  }

export const signInForm =
  (desk: Desk): Handler<PageEnv> =>
  async (c) =>
    c.get('reader') ? c.redirect(ownPath(c.req.query('next')), 303) : show(c, desk, {})

/** Takes name and passphrase. A session of before ends: its token is never used again. */
export const signInPost =
  (desk: Desk, limits: SignInLimits): Handler<PageEnv> =>
  async (c) => {
    const body = await c.req.parseBody()
    const text = (name: string) => (typeof body[name] === 'string' ? body[name] : '')
    const [next, kept] = [ownPath(text('next')), text('kept') || undefined]
    const typed = { login: text('login'), next, ...(kept !== undefined && { kept }) }
    if (text('switch') !== '') return show(c, desk, typed)
    try {
      const given = { login: typed.login, passphrase: text('passphrase') }
      const from = fromOf(c, desk)
      const { token, account } = await signIn(desk.house.db, desk.http, limits, given, from, desk.demo !== undefined)
      await enter(c, desk, token, account.login)
      const waiting = kept === undefined ? undefined : openForm(desk.http.secret, kept, desk.http.now())
      if (waiting === undefined || waiting.mark !== markOf(desk.http.secret, account)) return c.redirect(next, 303)
      await layIn(c, desk, token)
      return showAgain(c, desk, waiting, 200, tokenFor(desk.http, token, account))
    } catch (caught) {
      if (!isRefused(caught)) throw caught
      const errors = formErrors(c.get('lang'), caught)
      return show(c, desk, { ...typed, errors, status: statusOfAll(caught.refusals) })
    }
  }

/** Where a try comes from. */
export function fromOf(c: PageContext, desk: Desk): From {
  const { secure } = desk.http
  return {
    address: addressOf(c, secure),
    agent: c.req.header('user-agent'),
    device: readCookie(c, 'device', secure),
  }
}

/** Gives this browser a session: ends the one it had, sets the cookie, remembers the browser for the name. */
export async function enter(c: PageContext, desk: Desk, token: string, login: string): Promise<void> {
  const { secret, secure, random } = desk.http
  await end(c, desk)
  writeCookie(c, 'session', token, secure)
  writeCookie(c, 'device', rememberDevice(secret, random, readCookie(c, 'device', secure), login), secure, year)
  dropCookie(c, 'form', secure)
}

export const signOut =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    await end(c, desk)
    dropCookie(c, 'session', desk.http.secure)
    return c.redirect('/sign-in', 303)
  }

async function end(c: PageContext, desk: Desk): Promise<void> {
  const session = c.get('session')
  if (session) await desk.house.db.withScope([], 'web', (tx) => endSession(tx, session.tokenHash))
}

type Typed = {
  login?: string
  next?: string
  kept?: string
  errors?: FieldError[]
  status?: Parameters<typeof page>[2]
}

async function show(c: PageContext, desk: Desk, typed: Typed): Promise<Response> {
  const lang = c.get('lang')
  const accounts = desk.demo ? await demoAccounts(desk.house) : []
  return page(
    c,
    <SignInPage
      frame={frameOf(c, desk)}
      login={typed.login ?? ''}
      next={typed.next ?? ownPath(c.req.query('next'))}
      kept={typed.kept}
      errors={typed.errors ?? []}
      {...(desk.demo && {
        demo: {
          passphrase: desk.demo.passphrase,
          accounts: accounts.map((one) => ({
            login: one.login,
            name: nameIn(lang, one.officer),
            post: nameIn(lang, one.post),
          })),
        },
      })}
    />,
    typed.status ?? 200,
  )
}
