import type { Handler } from 'hono'
import { againField } from '../../http/kept-form.ts'
import { formErrors } from '../../http/failure.tsx'
import { page } from '../../http/page.ts'
import { statusOfAll } from '../../http/status.ts'
import { type Key, t } from '../../i18n/translate.ts'
import { todayOf } from '../../matters/house.ts'
import { isRefused } from '../../rules/errors.ts'
import type { FieldError } from '../../ui/error-summary.tsx'
import { administratorIn, typedIn } from '../administrator.ts'
import { type Desk, frameOf, nameIn, type PageContext, type PageEnv } from '../desk.ts'
import { endHolding, giveSeat } from '../give-seat.ts'
import { renameSeat } from '../save-seat.ts'
import { holdsOn, peopleOf } from './people.ts'
import { PostPage, type PostProps } from './post-page.tsx'
import { postOf } from './units.ts'
import { whenWords } from './when-words.ts'

const dones = ['saved', 'given', 'ended'] as const
type Typed = Partial<PostProps['typed']>
type Text = (name: string) => string

/** One post of the administrator's organ. */
export const post =
  (desk: Desk): Handler<PageEnv> =>
  (c) =>
    show(c, desk, [], 200)

export const postRename = (desk: Desk): Handler<PageEnv> =>
  posted(desk, 'saved', {
    typed: (text) => ({ name: text('name'), name_en: text('name_en') }),
    work: (c, text, seat_id) =>
      renameSeat(desk.house, administratorIn(c).doer, { seat_id, name: text('name'), name_en: text('name_en') }),
  })

export const postGive = (desk: Desk): Handler<PageEnv> =>
  posted(desk, 'given', {
    typed: (text) => ({ officer: text('officer'), from_day: text('from_day') }),
    work: (c, text, seat_id) =>
      giveSeat(desk.house, administratorIn(c).doer, {
        seat_id,
        officer_id: text('officer'),
        from_day: text('from_day'),
      }),
  })

export const postEnd = (desk: Desk): Handler<PageEnv> =>
  posted(desk, 'ended', {
    typed: (text) => ({ to_day: text('to_day') }),
    work: (c, text, seat_id) =>
      endHolding(desk.house, administratorIn(c).doer, {
        seat_id,
        officer_id: text('officer'),
        from_day: text('from'),
        to_day: text('to_day'),
      }),
  })

function posted(
  desk: Desk,
  done: (typeof dones)[number],
  how: { typed: (text: Text) => Typed; work: (c: PageContext, text: Text, seat_id: string) => Promise<void> },
): Handler<PageEnv> {
  return async (c) => {
    administratorIn(c)
    const text = await typedIn(c)
    const seat_id = c.req.param('post') ?? ''
    if (text(againField) !== '') return show(c, desk, [], 200, how.typed(text))
    try {
      await how.work(c, text, seat_id)
      return c.redirect(`/office/posts/${seat_id}?done=${done}`, 303)
    } catch (caught) {
      if (!isRefused(caught)) throw caught
      return show(c, desk, formErrors(c.get('lang'), caught), statusOfAll(caught.refusals), how.typed(text))
    }
  }
}

async function show(
  c: PageContext,
  desk: Desk,
  errors: FieldError[],
  status: Parameters<typeof page>[2],
  typed: Typed = {},
): Promise<Response> {
  const lang = c.get('lang')
  const reader = administratorIn(c)
  const { organ_id, actor } = reader.doer
  const today = todayOf(desk.house, reader.organ.zone)
  const id = c.req.param('post') ?? ''
  const [one, people] = await desk.house.db.withScope(
    [organ_id],
    'web',
    async (tx) => [await postOf(tx, organ_id, id), await peopleOf(tx, organ_id)],
    { readOnly: true },
  )
  const last = one.holders.find((holder) => holder.to_day === null)
  const done = dones.find((known) => known === c.req.query('done'))
  return page(
    c,
    <PostPage
      frame={frameOf(c, desk)}
      id={id}
      heading={nameIn(lang, one)}
      line={nameIn(lang, { name: one.office, name_en: one.office_en })}
      may={t(lang, `post.may.${one.role}` as Key)}
      typed={{ name: one.name, name_en: one.name_en, officer: '', from_day: today, to_day: today, ...typed }}
      holders={one.holders.map((holder) => ({
        name: nameIn(lang, holder),
        href: `/office/people/${holder.officer_id}`,
        when: whenWords(lang, holder),
        now: holdsOn(holder, today),
      }))}
      current={last && { officer: last.officer_id, name: nameIn(lang, last), from: last.from_day }}
      people={people
        .filter((person) => person.officer_id !== actor.officer_id && person.officer_id !== last?.officer_id)
        .map((person) => ({ value: person.officer_id, text: nameIn(lang, person) }))}
      errors={errors}
      done={done && errors.length === 0 ? t(lang, `post.done.${done}`) : undefined}
    />,
    status,
  )
}
