import type { Handler } from 'hono'
import { againField } from '../http/kept-form.ts'
import { writeCookie } from '../http/cookies.ts'
import type { Session } from '../http/env.ts'
import { formErrors } from '../http/failure.tsx'
import { page } from '../http/page.ts'
import { endSessionOf, endSessionsOf, openSessions } from '../http/session.ts'
import type { SignInLimits } from '../http/sign-in.ts'
import { statusOfAll } from '../http/status.ts'
import { formatDate, formatInstant } from '../i18n/format.ts'
import { t } from '../i18n/translate.ts'
import { isRefused } from '../rules/errors.ts'
import type { FieldError } from '../ui/error-summary.tsx'
import { browserWords } from './browser-words.ts'
import { changePassphrase, ownAccount } from './change-passphrase.ts'
import { type Desk, frameOf, nameIn, type PageContext, type PageEnv, readerIn } from './desk.ts'
import { MePage } from './me-page.tsx'
import { enter, fromOf } from './sign-in-route.tsx'

const year = 365 * 24 * 60 * 60
const dones = ['passphrase', 'session', 'sessions', 'large', 'usual'] as const

/** The reader's own page. */
export const me =
  (desk: Desk): Handler<PageEnv> =>
  (c) =>
    show(c, desk, [], 200)

/** Changes the passphrase; every session ends, and this browser gets a new one. */
export const passphrasePost =
  (desk: Desk, limits: SignInLimits): Handler<PageEnv> =>
  async (c) => {
    const body = await c.req.parseBody()
    const text = (name: string) => (typeof body[name] === 'string' ? body[name] : '')
    if (text(againField) !== '') return show(c, desk, [], 200)
    const session = sessionIn(c)
    const typed = { now: text('passphrase_now'), next: text('passphrase'), again: text('passphrase_again') }
    try {
      const token = await changePassphrase({ ...desk, limits }, readerIn(c), session, typed, fromOf(c, desk))
      await enter(c, desk, token, (await ownAccount(desk.house, session)).login)
      return c.redirect('/me?done=passphrase', 303)
    } catch (caught) {
      if (!isRefused(caught)) throw caught
      return show(c, desk, formErrors(c.get('lang'), caught), statusOfAll(caught.refusals))
    }
  }

/** Ends one of the reader's own sessions, or all but this one. */
export const sessionsPost =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const session = sessionIn(c)
    const end = (await c.req.parseBody())['end']
    const others = end === 'others'
    await desk.house.db.withScope([], 'web', (tx) =>
      others
        ? endSessionsOf(tx, session, session.tokenHash)
        : endSessionOf(tx, session, typeof end === 'string' ? end : ''),
    )
    return c.redirect(`/me?done=${others ? 'sessions' : 'session'}`, 303)
  }

/** Larger text, or the usual size again, in this browser. */
export const textPost =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const size = (await c.req.parseBody())['text'] === 'large' ? 'large' : 'usual'
    writeCookie(c, 'text', size, desk.http.secure, year)
    return c.redirect(`/me?done=${size}`, 303)
  }

function sessionIn(c: PageContext): Session {
  const session = c.get('session')
  if (!session) throw new Error('a page without its session')
  return session
}

async function show(
  c: PageContext,
  desk: Desk,
  errors: FieldError[],
  status: Parameters<typeof page>[2],
): Promise<Response> {
  const lang = c.get('lang')
  const reader = readerIn(c)
  const session = sessionIn(c)
  const { house } = desk
  const { login } = await ownAccount(house, session)
  const sessions = await house.db.withScope([], 'web', (tx) => openSessions(tx, session, house.now()), {
    readOnly: true,
  })
  const done = dones.find((known) => known === c.req.query('done'))
  return page(
    c,
    <MePage
      frame={frameOf(c, desk)}
      name={nameIn(lang, reader.officer)}
      office={nameIn(lang, reader.organ)}
      login={login}
      posts={reader.posts.map((post) => ({
        title: nameIn(lang, post),
        where: nameIn(lang, post.office),
        since: t(lang, 'office.since', { day: formatDate(lang, post.since) }),
      }))}
      sessions={sessions.map((one) => ({
        id: one.id,
        browser: browserWords(lang, one.agent),
        since: formatInstant(lang, one.since, reader.organ.zone),
        here: one.here,
      }))}
      errors={errors}
      done={done && errors.length === 0 ? t(lang, `me.done.${done}`) : undefined}
    />,
    status,
  )
}
