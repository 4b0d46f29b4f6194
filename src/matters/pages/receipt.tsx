import type { Handler } from 'hono'
import { sql } from 'kysely'
import type { Tx } from '../../db/kysely.ts'
import { page } from '../../http/page.ts'
import { formatDate, joinFacts } from '../../i18n/format.ts'
import type { Lang } from '../../i18n/translate.ts'
import { localMinute } from '../../lib/time.ts'
import { type Desk, frameOf, matterHref, nameIn, type PageEnv, readerIn } from '../../offices/desk.ts'
import type { Names } from '../../offices/signed-in.ts'
import { refuse } from '../../rules/errors.ts'
import { numberText } from '../../rules/numbering.ts'
import { formatCode, normaliseCode } from '../../rules/querycode.ts'
import { accessOf, visibleAmong } from '../access.ts'
import { codeOf } from '../codes.ts'
import { contactsOf } from '../contacts.ts'
import type { Doer, House } from '../house.ts'
import { type Paper, ReceiptPage } from '../receipt-page.tsx'
import { homeOfCode, showByCode } from '../show-by-code.ts'
import { mayRegister } from './may-register.ts'
import {
  type Phones,
  receiptAsk,
  receiptFacts,
  receiptLate,
  receiptNext,
  type ReceiptWords,
} from './present-receipt.ts'

/** The receipt of a query code, for the counter to print: what the code itself shows, and for those who may see it the rest. */
export const receipt =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const { house } = desk
    const lang = c.get('lang')
    const reader = readerIn(c)
    if (!mayRegister(reader.doer)) return refuse('register.not_yours')
    const code = c.req.query('code') ?? ''
    const home = await homeOfCode(house, code)
    const { organ_id } = reader.doer
    if (home.organ_id !== organ_id) return refuse('matter.not_found', { matter: '' })
    const seen = await showByCode(house, code)
    const { words, matter, ownCodes, came, phones } = await besides(house, reader.doer, home.contact_id, lang)
    const paper: Paper = c.req.query('paper') === 'a4' ? 'a4' : 'slip'
    const shown = formatCode(normaliseCode(code) ?? '')
    const origin = new URL(c.req.url)
    const scheme = desk.http.secure ? 'https:' : origin.protocol
    const ours = desk.http.publicUrl ?? `${scheme}//${c.req.header('host') ?? origin.host}`
    const minute = localMinute(came?.entered ?? house.now(), reader.organ.zone)
    const other = new URLSearchParams({ code: shown, ...(paper === 'slip' && { paper: 'a4' }) })
    return page(
      c,
      <ReceiptPage
        frame={frameOf(c, desk)}
        script={desk.assets.href('receipt.js')}
        organ={nameIn(lang, seen.organ)}
        number={seen.contact_number}
        code={shown}
        site={`${ours}/portal/${organ_id}`}
        hereOnly={/^\w+:\/\/(localhost|127\.|\[::1\])/.test(ours)}
        ownCodes={ownCodes}
        facts={receiptFacts(lang, seen, words)}
        demands={words?.demands ?? []}
        late={receiptLate(lang, seen)}
        next={receiptNext(lang, seen, house.law.own)}
        ask={receiptAsk(lang, seen, phones)}
        foot={joinFacts([
          `${formatDate(lang, minute.slice(0, 10))} ${minute.slice(11)}`,
          came?.officer ? nameIn(lang, came.officer) : undefined,
        ])}
        paper={paper}
        otherHref={`/contacts/receipt?${other.toString()}`}
        fresh={c.req.query('new') !== undefined}
        matterHref={matter === null ? undefined : matterHref(reader, organ_id, matter)}
      />,
      200,
      { script: true },
    )
  }

type Besides = {
  words: ReceiptWords
  matter: string | null
  ownCodes: { name: string; code: string }[]
  came: { entered: string; officer: Names | null } | null
  phones: Phones
}

/** What the counter adds: words and names where this reader may see the matter, who registered it, whom to ring up. */
async function besides(house: House, doer: Doer, contact_id: string, lang: Lang): Promise<Besides> {
  const { organ_id } = doer
  const phones = await phonesOf(house, organ_id, lang)
  return house.db.withScope(
    [organ_id],
    'web',
    async (tx) => {
      const came = await cameBy(tx, organ_id, contact_id)
      const row = await tx
        .selectFrom('contact as c')
        .innerJoin('matter as m', (join) =>
          join.onRef('m.organ_id', '=', 'c.organ_id').onRef('m.matter_id', '=', 'c.matter_id'),
        )
        .select(['m.matter_id', 'm.series', 'm.year', 'm.n', 'm.received', 'm.walled', 'c.code_version'])
        .where('c.organ_id', '=', organ_id)
        .where('c.contact_id', '=', contact_id)
        .executeTakeFirst()
      const shown = row ? await visibleAmong(tx, accessOf(doer), [row.matter_id]) : new Set<string>()
      if (!row || !shown.has(row.matter_id)) return { words: null, matter: null, ownCodes: [], came, phones }
      const all = await contactsOf(tx, organ_id, row.matter_id, row.walled ? house.keysOf(organ_id) : undefined)
      const own = all.find((one) => one.contact.contact_id === contact_id)
      const held = await tx
        .selectFrom('code_directory')
        .select('person_id')
        .where('organ_id', '=', organ_id)
        .where('contact_id', '=', contact_id)
        .where('person_id', 'is not', null)
        .execute()
      const key = house.keysOf(organ_id).codes.get(row.code_version)
      return {
        came,
        phones,
        matter: numberText(row),
        words: own
          ? {
              matter: numberText(row),
              matter_received: row.received,
              present: own.contact.present,
              subject: own.words.subject,
              people: own.people.map(({ name, representative }) => ({ name, representative })),
              demands: own.words.demands,
            }
          : null,
        ownCodes: (own?.people ?? [])
          .filter((person) => key && held.some((one) => one.person_id === person.person_id))
          .map((person) => ({
            name: person.name ?? '',
            code: key ? formatCode(codeOf(key, contact_id, person.person_id)) : '',
          })),
      }
    },
    { readOnly: true },
  )
}

async function cameBy(tx: Tx, organ_id: string, contact_id: string): Promise<Besides['came']> {
  const { rows } = await sql<{ entered: string; name: string | null; name_en: string | null }>`
    select e.entered, p.name, p.name_en from event e
    left join officer p on p.organ_id = ${organ_id} and p.officer_id = e.officer_id
    where e.organ_id = ${organ_id} and e.subject_id = ${contact_id} and e.seq = 1`.execute(tx)
  const [row] = rows
  return row
    ? { entered: row.entered, officer: row.name === null ? null : { name: row.name, name_en: row.name_en ?? row.name } }
    : null
}

/** The petition office's telephone and reception room, and whom to tell above it: the organ above with its petition office's telephone. */
async function phonesOf(house: House, organ_id: string, lang: Lang): Promise<Phones> {
  const phone = async (id: string) =>
    house.db.withScope(
      [id],
      'web',
      (tx) =>
        tx
          .selectFrom('organ as o')
          .leftJoin('office as f', (join) =>
            join.onRef('f.organ_id', '=', 'o.organ_id').onRef('f.office_id', '=', 'o.petition_office_id'),
          )
          .leftJoin('office_reception as r', (join) =>
            join.onRef('r.organ_id', '=', 'o.organ_id').onRef('r.office_id', '=', 'o.petition_office_id'),
          )
          .select(['o.parent_id', 'o.name', 'o.name_en', 'f.phone'])
          .select(['r.address', 'r.address_en', 'r.hours', 'r.hours_en'])
          .where('o.organ_id', '=', id)
          .executeTakeFirst(),
      { readOnly: true },
    )
  const own = await phone(organ_id)
  const above = own?.parent_id ? await phone(own.parent_id) : undefined
  return {
    office: own?.phone ?? null,
    room: own?.address
      ? {
          address: nameIn(lang, { name: own.address, name_en: own.address_en ?? own.address }),
          hours: nameIn(lang, { name: own.hours ?? '', name_en: own.hours_en ?? own.hours ?? '' }),
        }
      : null,
    above: above ? { name: above.name, name_en: above.name_en, phone: above.phone } : null,
  }
}
