import type { Handler } from 'hono'
import { againField } from '../../http/kept-form.ts'
import { formErrors, notFoundPage } from '../../http/failure.tsx'
import { page } from '../../http/page.ts'
import { statusOfAll } from '../../http/status.ts'
import { t } from '../../i18n/translate.ts'
import { isRefused } from '../../rules/errors.ts'
import type { FieldError } from '../../ui/error-summary.tsx'
import { makeAccount, resetPassphrase, setDisabled } from '../accounts.ts'
import { administratorIn, typedIn } from '../administrator.ts'
import { type Desk, frameOf, nameIn, type PageContext, type PageEnv } from '../desk.ts'
import { changeOfficer } from '../save-officer.ts'
import { peopleOf } from './people.ts'
import { PersonPage, type PersonProps } from './person-page.tsx'
import { showCode } from './people-route.tsx'
import { whenWords } from './when-words.ts'

const dones = ['added', 'saved', 'disabled', 'enabled'] as const

/** One person of the administrator's organ. */
export const person =
  (desk: Desk): Handler<PageEnv> =>
  (c) =>
    show(c, desk, [], 200)

/** Changes name and telephone. */
export const personPost =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const reader = administratorIn(c)
    const text = await typedIn(c)
    const officer_id = c.req.param('person') ?? ''
    const typed = { name: text('name'), name_en: text('name_en'), phone: text('phone') }
    if (text(againField) !== '') return show(c, desk, [], 200, typed)
    try {
      await changeOfficer(desk.house, reader.doer, { officer_id, ...typed })
      return c.redirect(`/office/people/${officer_id}?done=saved`, 303)
    } catch (caught) {
      if (!isRefused(caught)) throw caught
      return show(c, desk, formErrors(c.get('lang'), caught), statusOfAll(caught.refusals), typed)
    }
  }

/** Makes an account, takes a passphrase away, disables or enables. A code is shown this once. */
export const accountPost =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const { doer } = administratorIn(c)
    const text = await typedIn(c)
    const officer_id = c.req.param('person') ?? ''
    const login = text('login')
    const what = text(againField) === '' ? text('do') : ''
    try {
      if (what === 'make')
        return await showCode(c, desk, officer_id, await makeAccount(desk.house, doer, { officer_id, login }))
      if (what === 'reset')
        return await showCode(c, desk, officer_id, await resetPassphrase(desk.house, doer, officer_id))
      if (what !== 'disable' && what !== 'enable') return await show(c, desk, [], 200, { login })
      await setDisabled(desk.house, doer, officer_id, what === 'disable')
      return c.redirect(`/office/people/${officer_id}?done=${what}d`, 303)
    } catch (caught) {
      if (!isRefused(caught)) throw caught
      return show(c, desk, formErrors(c.get('lang'), caught), statusOfAll(caught.refusals), { login })
    }
  }

async function show(
  c: PageContext,
  desk: Desk,
  errors: FieldError[],
  status: Parameters<typeof page>[2],
  typed: Partial<PersonProps['typed']> = {},
): Promise<Response> {
  const lang = c.get('lang')
  const reader = administratorIn(c)
  const { organ_id, actor } = reader.doer
  const id = c.req.param('person') ?? ''
  const [one] = await desk.house.db.withScope([organ_id], 'web', (tx) => peopleOf(tx, organ_id, id), { readOnly: true })
  if (!one) return notFoundPage(c, frameOf(c, desk))
  const done = dones.find((known) => known === c.req.query('done'))
  return page(
    c,
    <PersonPage
      frame={frameOf(c, desk)}
      id={id}
      self={id === actor.officer_id}
      heading={nameIn(lang, one)}
      typed={{ name: one.name, name_en: one.name_en, phone: one.phone ?? '', login: '', ...typed }}
      account={{ login: one.login ?? '', state: one.state }}
      posts={one.posts.map((post) => ({
        title: nameIn(lang, post),
        href: `/office/posts/${post.seat_id}`,
        when: whenWords(lang, post),
      }))}
      errors={errors}
      done={done && errors.length === 0 ? t(lang, `people.done.${done}`) : undefined}
    />,
    status,
  )
}
