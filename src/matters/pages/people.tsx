import type { Handler } from 'hono'
import { formErrors } from '../../http/failure.tsx'
import { againField } from '../../http/kept-form.ts'
import { page } from '../../http/page.ts'
import { statusOfAll } from '../../http/status.ts'
import { capital, formatDate, formatDay, joinFacts } from '../../i18n/format.ts'
import type { Lang } from '../../i18n/translate.ts'
import { isId, newId } from '../../lib/ids.ts'
import { type Desk, frameOf, nameIn, type PageContext, type PageEnv, readerIn } from '../../offices/desk.ts'
import { isRefused } from '../../rules/errors.ts'
import type { AgendaItem } from '../../ui/agenda.tsx'
import type { FieldError } from '../../ui/error-summary.tsx'
import type { Fact } from '../../ui/facts.tsx'
import { type Look, lookAt, looksOf, purposes, type Shown } from '../look.ts'
import { namesOf } from '../names.ts'
import { PeoplePage } from '../people-page.tsx'
import type { Names } from '../present-matter.ts'
import { showIn } from '../show.ts'
import { one, type Typed, typedOf } from './act-form.ts'
import { titleOf } from './present-list.ts'
import { wordOf } from './stage-words.ts'

/** The form that asks for what purpose somebody wants to reach a petitioner; and who looked before. */
export const reach =
  (desk: Desk): Handler<PageEnv> =>
  (c) =>
    show(c, desk, {}, [], 200)

/** Shows telephones and addresses whole, once, and keeps who looked and why. */
export const reachPost =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const typed = typedOf(await c.req.parseBody({ all: true }))
    const reader = readerIn(c)
    if (typed[againField] !== undefined) return show(c, desk, typed, [], 200)
    try {
      const key = one(typed, 'key')
      const ask = { contact_id: one(typed, 'contact'), purpose: one(typed, 'purpose'), text: one(typed, 'text') }
      const shown = await lookAt(desk.house, reader.doer, { ...ask, ...(isId(key) && { key }) })
      return await show(c, desk, typed, [], 200, shown)
    } catch (caught) {
      if (!isRefused(caught)) throw caught
      const status = statusOfAll(caught.refusals)
      if (status === 404) throw caught
      return show(c, desk, typed, formErrors(c.get('lang'), caught), status)
    }
  }

async function show(
  c: PageContext,
  desk: Desk,
  typed: Typed,
  errors: FieldError[],
  status: Parameters<typeof page>[2],
  shown?: readonly Shown[],
): Promise<Response> {
  const { house } = desk
  const lang = c.get('lang')
  const { doer } = readerIn(c)
  const { organ_id } = doer
  const { view, looks, names } = await house.db.withScope(
    [organ_id],
    'web',
    async (tx) => {
      const view = await showIn(tx, house, doer, c.req.param('number') ?? '', organ_id)
      const ids = view.contact_list.map((contact) => contact.contact_id)
      return { view, looks: await looksOf(tx, organ_id, ids), names: await namesOf(tx, organ_id) }
    },
    { readOnly: true },
  )
  const first = view.contact_list[0]?.contact_id ?? ''
  return page(
    c,
    <PeoplePage
      frame={frameOf(c, desk)}
      number={view.number}
      subject={titleOf(lang, view)}
      matterHref={`/matters/${encodeURIComponent(view.number)}`}
      formKey={one(typed, 'key') || newId(house.now(), house.random)}
      errors={errors}
      typed={{
        contact: one(typed, 'contact') || first,
        purpose: one(typed, 'purpose'),
        text: one(typed, 'text'),
      }}
      contacts={view.contact_list.map((contact) => ({
        value: contact.contact_id,
        text: joinFacts([contact.number, formatDate(lang, contact.received), wordOf(lang, 'channel', contact.channel)]),
      }))}
      purposes={purposes.map((value) => ({ value, text: capital(wordOf(lang, 'look.for', value)) }))}
      {...(shown && { shown: shown.map((person) => ({ name: person.name ?? '—', facts: factsOf(lang, person) })) })}
      looks={looks.map((look) => lookItem(lang, look, names))}
    />,
    status,
  )
}

function factsOf(lang: Lang, person: Shown): Fact[] {
  const fact = (key: string, value: string | null): Fact => ({
    label: wordOf(lang, 'field.people', key),
    value: value ?? '—',
  })
  return [
    fact('phone', person.phone),
    fact('address', person.address),
    ...(person.id_number === null ? [] : [fact('id_number', person.id_number)]),
  ]
}

function lookItem(lang: Lang, look: Look, names: Names): AgendaItem {
  const [day = '', time] = (look.happened ?? '').split('T')
  return {
    time: formatDay(lang, day),
    what: joinFacts([nameIn(lang, names.seats.get(look.seat_id ?? '')), time]),
    remark: wordOf(lang, 'look.for', look.purpose),
  }
}
