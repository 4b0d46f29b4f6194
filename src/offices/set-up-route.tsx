import { timingSafeEqual } from 'node:crypto'
import type { Handler } from 'hono'
import { addressOf, networkOf } from '../http/address.ts'
import { formErrors, notFoundPage } from '../http/failure.tsx'
import { page } from '../http/page.ts'
import { openSession } from '../http/session.ts'
import { statusOfAll } from '../http/status.ts'
import { t } from '../i18n/translate.ts'
import { isRefused, refuse } from '../rules/errors.ts'
import type { FieldError } from '../ui/error-summary.tsx'
import { type Desk, frameOf, type PageContext, type PageEnv } from './desk.ts'
import { makeOffice } from './make-office.ts'
import { isEmpty, plainCode, type SetUp } from './set-up.ts'
import { DemoLoadingPage, SetUpCodePage, SetUpPage, type SetUpProps } from './set-up-page.tsx'
import { enter } from './sign-in-route.tsx'

/** The first visit. `?code=` opens it; it is printed in the server's terminal. */
export const setUpForm =
  (desk: Desk, setUp: SetUp | undefined): Handler<PageEnv> =>
  async (c) => {
    if (!setUp || !(await isEmpty(desk.house))) return notFoundPage(c, frameOf(c, desk))
    const code = c.req.query('code')
    if (code === undefined) return page(c, <SetUpCodePage frame={frameOf(c, desk)} errors={[]} />)
    try {
      mustFit(c, desk, setUp, code)
    } catch (caught) {
      return askForCode(c, desk, caught)
    }
    const lang = c.get('lang')
    const typed = { ...blank, departments: t(lang, 'setup.departmentsUsual').replaceAll(/[;\uff1b]\s*/g, '\n') }
    return show(c, desk, { code, typed, errors: [] }, 200)
  }

/** Makes the office and signs its administrator in. What is missing comes back with everything that was typed. */
export const setUpPost =
  (desk: Desk, setUp: SetUp | undefined): Handler<PageEnv> =>
  async (c) => {
    if (!setUp) return notFoundPage(c, frameOf(c, desk))
    const body = await c.req.parseBody()
    const text = (name: string) => (typeof body[name] === 'string' ? body[name] : '')
    const typed = {
      name: text('name'),
      name_en: text('name_en'),
      word: text('word'),
      county: text('county'),
      county_en: text('county_en'),
      villages: text('villages'),
      departments: text('departments'),
      person: text('person'),
      login: text('login'),
      works: text('works') !== '',
    }
    try {
      mustFit(c, desk, setUp, text('code'))
    } catch (caught) {
      return askForCode(c, desk, caught)
    }
    try {
      const { house, http } = desk
      const secret = { passphrase: text('passphrase'), again: text('passphrase_again') }
      const made = await makeOffice(house, setUp.keysFor, { ...typed, ...secret })
      setUp.opened(made.organs)
      const account = { organId: made.organ_id, officerId: made.officer_id }
      const token = await house.db.withScope([], 'web', (tx) =>
        openSession(tx, account, house.now(), http.random, c.req.header('user-agent')),
      )
      await enter(c, desk, token, made.login)
      return c.redirect('/office?done=made', 303)
    } catch (caught) {
      if (!isRefused(caught)) throw caught
      const errors = formErrors(c.get('lang'), caught)
      return show(c, desk, { code: text('code'), typed, errors }, statusOfAll(caught.refusals))
    }
  }

/** Begins to load the demo, and shows how far it is. */
export const demoPost =
  (desk: Desk, setUp: SetUp | undefined): Handler<PageEnv> =>
  async (c) => {
    const code = (await c.req.parseBody())['code']
    if (!setUp) return notFoundPage(c, frameOf(c, desk))
    try {
      mustFit(c, desk, setUp, typeof code === 'string' ? code : '')
    } catch (caught) {
      return askForCode(c, desk, caught)
    }
    if (setUp.loading === undefined && (await isEmpty(desk.house))) setUp.loadDemo(c.get('lang'))
    return c.redirect('/set-up/demo', 303)
  }

/** How far the demo is, asked again every two seconds; when it stands, to sign-in, where its accounts are listed. */
export const demoProgress =
  (desk: Desk, setUp: SetUp | undefined): Handler<PageEnv> =>
  (c) => {
    const loading = setUp?.loading
    if (loading === undefined) return c.redirect('/', 303)
    if (loading.over && loading.failed === undefined) return c.redirect('/sign-in', 303)
    if (loading.failed === undefined) c.header('refresh', '2')
    return page(c, <DemoLoadingPage frame={frameOf(c, desk)} loading={loading} />)
  }

const blank = {
  name: '',
  name_en: '',
  word: '',
  county: '',
  county_en: '',
  villages: '',
  departments: '',
  person: '',
  login: '',
  works: true,
}

/** Refuses `setup.code_wrong`, `signin.too_many_tries`. */
function mustFit(c: PageContext, desk: Desk, setUp: SetUp, typed: string): void {
  const from = networkOf(addressOf(c, desk.http.secure))
  const wait = setUp.tries.take(from)
  if (wait !== undefined) refuse('signin.too_many_tries', { minutes: Math.ceil(wait / 60) }, 'code')
  const [given, own] = [plainCode(typed), plainCode(setUp.code)].map((text) => Buffer.from(text))
  if (!given || !own || given.length !== own.length || !timingSafeEqual(given, own))
    refuse('setup.code_wrong', {}, 'code')
  setUp.tries.forget(from)
}

function askForCode(c: PageContext, desk: Desk, caught: unknown): Response {
  const errors = formErrors(c.get('lang'), caught)
  const status = isRefused(caught) ? statusOfAll(caught.refusals) : 422
  return page(c, <SetUpCodePage frame={frameOf(c, desk)} errors={errors} />, status)
}

function show(
  c: PageContext,
  desk: Desk,
  props: { code: string; typed: SetUpProps['typed']; errors: FieldError[] },
  status: Parameters<typeof page>[2],
): Response {
  return page(c, <SetUpPage frame={frameOf(c, desk)} {...props} />, status)
}
