import type { Handler } from 'hono'
import { againField } from '../../http/kept-form.ts'
import { formErrors } from '../../http/failure.tsx'
import { page } from '../../http/page.ts'
import { statusOfAll } from '../../http/status.ts'
import { formatInstant, joinList } from '../../i18n/format.ts'
import { todayOf } from '../../matters/house.ts'
import { isRefused } from '../../rules/errors.ts'
import type { FieldError } from '../../ui/error-summary.tsx'
import { codeDays } from '../accounts.ts'
import { administratorIn, typedIn } from '../administrator.ts'
import { type Desk, frameOf, nameIn, type PageContext, type PageEnv } from '../desk.ts'
import { addOfficer } from '../save-officer.ts'
import { holdsOn, peopleOf, seatChoices } from './people.ts'
import { CodePage, NewPersonPage, type NewPersonTyped, PeoplePage } from './people-page.tsx'

/** Everybody in the administrator's organ. */
export const people =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const lang = c.get('lang')
    const reader = administratorIn(c)
    const { organ_id } = reader.doer
    const today = todayOf(desk.house, reader.organ.zone)
    const all = await desk.house.db.withScope([organ_id], 'web', (tx) => peopleOf(tx, organ_id), { readOnly: true })
    return page(
      c,
      <PeoplePage
        frame={frameOf(c, desk)}
        organ={nameIn(lang, reader.organ)}
        people={all.map((one) => ({
          id: one.officer_id,
          name: nameIn(lang, one),
          posts: joinList(
            lang,
            one.posts.filter((post) => holdsOn(post, today)).map((post) => nameIn(lang, post)),
          ),
          login: one.login ?? '',
          state: one.state,
        }))}
      />,
    )
  }

export const newPersonForm =
  (desk: Desk): Handler<PageEnv> =>
  (c) => {
    const today = todayOf(desk.house, administratorIn(c).organ.zone)
    const typed = { name: '', name_en: '', phone: '', login: '', seat: c.req.query('seat') ?? '', from_day: today }
    return show(c, desk, typed, [], 200)
  }

/** Adds the person; with an account, shows the code with which they choose their passphrase. */
export const newPersonPost =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const reader = administratorIn(c)
    const text = await typedIn(c)
    const typed = {
      name: text('name'),
      name_en: text('name_en'),
      phone: text('phone'),
      login: text('login'),
      seat: text('seat'),
      from_day: text('from_day'),
    }
    if (text(againField) !== '') return show(c, desk, typed, [], 200)
    try {
      const done = await addOfficer(desk.house, reader.doer, typed)
      if (done.code === null) return c.redirect(`/office/people/${done.officer_id}?done=added`, 303)
      return await showCode(c, desk, done.officer_id, done.code)
    } catch (caught) {
      if (!isRefused(caught)) throw caught
      return show(c, desk, typed, formErrors(c.get('lang'), caught), statusOfAll(caught.refusals))
    }
  }

/** Shows a code this once, with the address at which it is used. */
export async function showCode(c: PageContext, desk: Desk, officer_id: string, code: string): Promise<Response> {
  const lang = c.get('lang')
  const reader = administratorIn(c)
  const { organ_id } = reader.doer
  const [person] = await desk.house.db.withScope([organ_id], 'web', (tx) => peopleOf(tx, organ_id, officer_id), {
    readOnly: true,
  })
  const until = new Date(Date.parse(desk.house.now()) + codeDays * 86_400_000).toISOString()
  return page(
    c,
    <CodePage
      frame={{ ...frameOf(c, desk), here: `/office/people/${officer_id}` }}
      name={person ? nameIn(lang, person) : ''}
      login={person?.login ?? ''}
      code={code}
      until={formatInstant(lang, until, reader.organ.zone)}
      link={`${desk.http.secure ? 'https' : 'http'}://${new URL(c.req.url).host}/welcome`}
    />,
  )
}

async function show(
  c: PageContext,
  desk: Desk,
  typed: NewPersonTyped,
  errors: FieldError[],
  status: Parameters<typeof page>[2],
): Promise<Response> {
  const reader = administratorIn(c)
  const { organ_id } = reader.doer
  const today = todayOf(desk.house, reader.organ.zone)
  const seats = await desk.house.db.withScope(
    [organ_id],
    'web',
    (tx) => seatChoices(tx, c.get('lang'), organ_id, today),
    { readOnly: true },
  )
  return page(c, <NewPersonPage frame={frameOf(c, desk)} typed={typed} seats={seats} errors={errors} />, status)
}
