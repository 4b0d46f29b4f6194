import { getConnInfo } from '@hono/node-server/conninfo'
import type { Handler, MiddlewareHandler } from 'hono'
import { dropCookie, readCookie, writeCookie } from '../http/cookies.ts'
import { formErrors } from '../http/failure.tsx'
import { ownPath, page } from '../http/page.ts'
import { endSession, readSession } from '../http/session.ts'
import { signIn, signInLimits } from '../http/sign-in.ts'
import { isRefused } from '../rules/errors.ts'
import { statusOfAll } from '../http/status.ts'
import type { FieldError } from '../ui/error-summary.tsx'
import { demoAccounts } from './demo-accounts.ts'
import { type Desk, frameOf, nameIn, type PageContext, type PageEnv } from './desk.ts'
import { readerOf } from './signed-in.ts'
import { SignInPage } from './sign-in-page.tsx'

/** Lays the session and its reader into the request, where there are any. */
export function session(desk: Desk): MiddlewareHandler<PageEnv> {
  const { db, now } = desk.house
  return async (c, next) => {
    const token = readCookie(c, 'session', desk.http.secure)
    const found = token
      ? await db.withScope([], 'web', (tx) => readSession(tx, token, now()), { readOnly: true })
      : undefined
    const reader = found && (await readerOf(desk.house, found))
    c.set('session', reader && found)
    c.set('reader', reader)
    await next()
  }
}

/** Sends those who are not signed in to do so, and afterwards back to the page they wanted. */
export function signedInOnly(): MiddlewareHandler<PageEnv> {
  return async (c, next) => {
    if (c.get('reader')) return next()
    const url = new URL(c.req.url)
    const wanted = c.req.method === 'GET' ? `${url.pathname}${url.search}` : '/'
    return c.redirect(wanted === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(wanted)}`, 303)
  }
}

export const signInForm =
  (desk: Desk): Handler<PageEnv> =>
  async (c) =>
    c.get('reader') ? c.redirect(ownPath(c.req.query('next')), 303) : show(c, desk, {})

/** Takes name and passphrase. A session of before ends: its token is never used again. */
export const signInPost = (desk: Desk): Handler<PageEnv> => {
  const limits = signInLimits(desk.http)
  return async (c) => {
    const body = await c.req.parseBody()
    const text = (name: string) => (typeof body[name] === 'string' ? body[name] : '')
    const next = ownPath(text('next'))
    try {
      const from = { address: addressOf(c), agent: c.req.header('user-agent') }
      const token = await signIn(
        desk.house.db,
        desk.http,
        limits,
        { login: text('login'), passphrase: text('passphrase') },
        from,
      )
      await end(c, desk)
      writeCookie(c, 'session', token, desk.http.secure)
      dropCookie(c, 'form', desk.http.secure)
      return c.redirect(next, 303)
    } catch (caught) {
      if (!isRefused(caught)) throw caught
      const errors = formErrors(c.get('lang'), caught)
      return show(c, desk, { login: text('login'), next, errors, status: statusOfAll(caught.refusals) })
    }
  }
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

type Typed = { login?: string; next?: string; errors?: FieldError[]; status?: Parameters<typeof page>[2] }

async function show(c: PageContext, desk: Desk, typed: Typed): Promise<Response> {
  const lang = c.get('lang')
  const accounts = desk.demo ? await demoAccounts(desk.house) : []
  return page(
    c,
    <SignInPage
      frame={frameOf(c, desk)}
      login={typed.login ?? ''}
      next={typed.next ?? ownPath(c.req.query('next'))}
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

/** The address a request came from; in tests, without a connection, none. */
function addressOf(c: PageContext): string {
  try {
    return getConnInfo(c).remote.address ?? ''
  } catch {
    return ''
  }
}
