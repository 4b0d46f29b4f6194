import type { Handler } from 'hono'
import { formErrors } from '../http/failure.tsx'
import { page } from '../http/page.ts'
import type { SignInLimits } from '../http/sign-in.ts'
import { statusOfAll } from '../http/status.ts'
import { isRefused } from '../rules/errors.ts'
import { typedIn } from './administrator.ts'
import { choosePassphrase } from './choose-passphrase.ts'
import { type Desk, frameOf, type PageEnv } from './desk.ts'
import { enter, fromOf } from './sign-in-route.tsx'
import { WelcomePage } from './welcome-page.tsx'

export const welcomeForm =
  (desk: Desk): Handler<PageEnv> =>
  (c) =>
    page(c, <WelcomePage frame={frameOf(c, desk)} typed={{ login: '', code: '' }} errors={[]} />)

/** Takes a code and a new passphrase, and signs in. */
export const welcomePost =
  (desk: Desk, limits: SignInLimits): Handler<PageEnv> =>
  async (c) => {
    const text = await typedIn(c)
    const typed = { login: text('login'), code: text('code') }
    try {
      const given = { ...typed, next: text('passphrase'), again: text('passphrase_again') }
      const { token, login } = await choosePassphrase({ ...desk, limits }, given, fromOf(c, desk))
      await enter(c, desk, token, login)
      return c.redirect('/', 303)
    } catch (caught) {
      if (!isRefused(caught)) throw caught
      const errors = formErrors(c.get('lang'), caught)
      return page(
        c,
        <WelcomePage frame={frameOf(c, desk)} typed={typed} errors={errors} />,
        statusOfAll(caught.refusals),
      )
    }
  }
