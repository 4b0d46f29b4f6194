import type { Handler } from 'hono'
import { againField } from '../../http/kept-form.ts'
import { formErrors } from '../../http/failure.tsx'
import { page } from '../../http/page.ts'
import { statusOfAll } from '../../http/status.ts'
import { type Key, type Lang, t } from '../../i18n/translate.ts'
import { todayOf } from '../../matters/house.ts'
import { isRefused } from '../../rules/errors.ts'
import type { FieldError } from '../../ui/error-summary.tsx'
import { administratorIn, typedIn } from '../administrator.ts'
import { type Desk, frameOf, nameIn, type PageContext, type PageEnv } from '../desk.ts'
import { addableKinds, addOffice, changeOffice } from '../save-office.ts'
import { addSeat, rolesIn } from '../save-seat.ts'
import { NewUnitPage, type PostTyped, UnitPage, type UnitTyped } from './unit-page.tsx'
import { unitOf } from './units.ts'
import { whenWords } from './when-words.ts'

const dones = ['added', 'saved', 'post'] as const
type Status = Parameters<typeof page>[2]

export const newUnitForm =
  (desk: Desk): Handler<PageEnv> =>
  (c) => {
    const from_day = todayOf(desk.house, administratorIn(c).organ.zone)
    const typed = { kind: 'department', name: '', name_en: '', phone: '', from_day, to_day: '' }
    return showNew(c, desk, typed, [], 200)
  }

export const newUnitPost =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const { doer } = administratorIn(c)
    const text = await typedIn(c)
    const typed = unitTyped(text)
    if (text(againField) !== '') return showNew(c, desk, typed, [], 200)
    try {
      const id = await addOffice(desk.house, doer, typed)
      return c.redirect(`/office/units/${id}?done=added`, 303)
    } catch (caught) {
      if (!isRefused(caught)) throw caught
      return showNew(c, desk, typed, formErrors(c.get('lang'), caught), statusOfAll(caught.refusals))
    }
  }

/** One office of the administrator's organ. */
export const unit =
  (desk: Desk): Handler<PageEnv> =>
  (c) =>
    show(c, desk, [], 200)

export const unitPost =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const { doer } = administratorIn(c)
    const text = await typedIn(c)
    const typed = unitTyped(text)
    const office_id = c.req.param('unit') ?? ''
    if (text(againField) !== '') return show(c, desk, [], 200, { unit: typed })
    try {
      await changeOffice(desk.house, doer, { office_id, ...typed })
      return c.redirect(`/office/units/${office_id}?done=saved`, 303)
    } catch (caught) {
      if (!isRefused(caught)) throw caught
      return show(c, desk, formErrors(c.get('lang'), caught), statusOfAll(caught.refusals), { unit: typed })
    }
  }

/** Adds a post to the office. */
export const unitPostsPost =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const { doer } = administratorIn(c)
    const text = await typedIn(c)
    const post = { role: text('role'), title: text('title'), title_en: text('title_en') }
    const office_id = c.req.param('unit') ?? ''
    if (text(againField) !== '') return show(c, desk, [], 200, { post })
    try {
      const input = { office_id, role: post.role, name: post.title, name_en: post.title_en }
      await addSeat(desk.house, doer, input)
      return c.redirect(`/office/units/${office_id}?done=post`, 303)
    } catch (caught) {
      if (!isRefused(caught)) throw caught
      const errors = formErrors(c.get('lang'), caught).map((one) =>
        one.field === 'name' ? { ...one, field: 'title' } : one,
      )
      return show(c, desk, errors, statusOfAll(caught.refusals), { post })
    }
  }

function unitTyped(text: (name: string) => string): UnitTyped {
  return {
    kind: text('kind'),
    name: text('name'),
    name_en: text('name_en'),
    phone: text('phone'),
    from_day: text('from_day'),
    to_day: text('to_day'),
  }
}

const choices = (lang: Lang, of: 'kind' | 'role', values: readonly string[]) =>
  values.map((value) => ({ value, text: t(lang, `${of === 'kind' ? 'unit.kind' : 'role'}.${value}` as Key) }))

function showNew(c: PageContext, desk: Desk, typed: UnitTyped, errors: FieldError[], status: Status): Response {
  const kinds = choices(c.get('lang'), 'kind', addableKinds)
  return page(c, <NewUnitPage frame={frameOf(c, desk)} typed={typed} kinds={kinds} errors={errors} />, status)
}

async function show(
  c: PageContext,
  desk: Desk,
  errors: FieldError[],
  status: Status,
  typed: { unit?: UnitTyped; post?: PostTyped } = {},
): Promise<Response> {
  const lang = c.get('lang')
  const reader = administratorIn(c)
  const { organ_id } = reader.doer
  const today = todayOf(desk.house, reader.organ.zone)
  const id = c.req.param('unit') ?? ''
  const one = await desk.house.db.withScope([organ_id], 'web', (tx) => unitOf(tx, organ_id, id, today), {
    readOnly: true,
  })
  const roles = rolesIn(one.level, one.kind)
  const done = dones.find((known) => known === c.req.query('done'))
  return page(
    c,
    <UnitPage
      frame={frameOf(c, desk)}
      id={id}
      heading={nameIn(lang, one)}
      line={`${t(lang, `unit.kind.${one.kind}` as Key)} · ${whenWords(lang, one)}`}
      typed={typed.unit ?? { ...one, phone: one.phone ?? '', to_day: one.to_day ?? '' }}
      post={typed.post ?? { role: roles[0] ?? '', title: '', title_en: '' }}
      roles={choices(lang, 'role', roles)}
      posts={one.posts.map((post) => ({
        title: nameIn(lang, post),
        href: `/office/posts/${post.seat_id}`,
        role: t(lang, `role.${post.role}` as Key),
        holder: (lang === 'en' ? post.holder_en : post.holder) ?? t(lang, 'office.vacant'),
      }))}
      mayClose={one.kind !== 'petition_office'}
      errors={errors}
      done={done && errors.length === 0 ? t(lang, `unit.done.${done}`) : undefined}
    />,
    status,
  )
}
