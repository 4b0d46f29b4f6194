import type { Handler } from 'hono'
import { capital, formatDate } from '../../i18n/format.ts'
import { page } from '../../http/page.ts'
import { type Lang, t } from '../../i18n/translate.ts'
import { localDate } from '../../lib/time.ts'
import { type Desk, frameOf, matterHref, nameIn, type PageEnv, readerIn } from '../../offices/desk.ts'
import { refuse } from '../../rules/errors.ts'
import { numberText } from '../../rules/numbering.ts'
import { formatCode, normaliseCode } from '../../rules/querycode.ts'
import type { Fact } from '../../ui/facts.tsx'
import { visibleAmong } from '../access.ts'
import { accessOf } from '../access.ts'
import { codeOf } from '../codes.ts'
import type { House } from '../house.ts'
import type { Followed } from '../present-public.ts'
import { ReceiptPage } from '../receipt-page.tsx'
import { homeOfCode, showByCode } from '../show-by-code.ts'
import { basisWords } from './basis.ts'
import { mayRegister } from './may-register.ts'
import { wordOf } from './stage-words.ts'

/** The receipt of a query code, for the counter to print. It shows what the code itself shows, and the codes beside it. */
export const receipt =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const { house } = desk
    const lang = c.get('lang')
    const reader = readerIn(c)
    if (!mayRegister(reader.doer)) return refuse('register.not_yours')
    const code = c.req.query('code') ?? ''
    const home = await homeOfCode(house, code)
    if (home.organ_id !== reader.doer.organ_id) return refuse('matter.not_found', { matter: '' })
    const seen = await showByCode(house, code)
    const { matter, people } = await besides(house, reader.doer, home.contact_id)
    return page(
      c,
      <ReceiptPage
        frame={frameOf(c, desk)}
        organ={nameIn(lang, seen.organ)}
        number={seen.contact_number}
        code={formatCode(normaliseCode(code) ?? '')}
        ownCodes={people}
        facts={factsOf(lang, seen, matter)}
        says={saysOf(lang, seen)}
        {...(seen.late_days > 0 && { late: lateWords(lang, seen) })}
        day={localDate(house.now(), reader.organ.zone)}
        mayRegister
        {...(matter !== null && { matterHref: matterHref(reader, home.organ_id, matter) })}
      />,
    )
  }

/** The matter's number where this reader may see it, and the codes of those on the contact who have their own. */
async function besides(house: House, doer: Parameters<typeof accessOf>[0], contact_id: string) {
  const { organ_id } = doer
  return house.db.withScope(
    [organ_id],
    'web',
    async (tx) => {
      const row = await tx
        .selectFrom('contact as c')
        .innerJoin('matter as m', (join) =>
          join.onRef('m.organ_id', '=', 'c.organ_id').onRef('m.matter_id', '=', 'c.matter_id'),
        )
        .select(['m.matter_id', 'm.series', 'm.year', 'm.n', 'c.code_version'])
        .where('c.organ_id', '=', organ_id)
        .where('c.contact_id', '=', contact_id)
        .executeTakeFirst()
      const shown = row ? await visibleAmong(tx, accessOf(doer), [row.matter_id]) : new Set<string>()
      if (!row || !shown.has(row.matter_id)) return { matter: null, people: [] }
      const own = await tx
        .selectFrom('code_directory as d')
        .innerJoin('person_text as p', (join) =>
          join.onRef('p.organ_id', '=', 'd.organ_id').onRef('p.person_id', '=', 'd.person_id'),
        )
        .select(['d.person_id', 'p.name'])
        .where('d.organ_id', '=', organ_id)
        .where('d.contact_id', '=', contact_id)
        .where('p.contact_id', '=', contact_id)
        .execute()
      const key = house.keysOf(organ_id).codes.get(row.code_version)
      const people = key
        ? own.map((one) => ({
            name: one.name ?? '',
            code: formatCode(codeOf(key, contact_id, one.person_id ?? undefined)),
          }))
        : []
      return { matter: numberText(row), people }
    },
    { readOnly: true },
  )
}

function factsOf(lang: Lang, seen: Followed, matter: string | null): Fact[] {
  return [
    { label: capital(t(lang, 'field.channel')), value: wordOf(lang, 'channel', seen.channel) },
    { label: capital(t(lang, 'field.received')), value: formatDate(lang, seen.received) },
    ...(matter === null
      ? []
      : [
          {
            label: t(lang, 'receipt.matter'),
            value: seen.repeat ? t(lang, 'receipt.joined', { number: matter }) : matter,
          },
        ]),
    ...(seen.holder === null
      ? []
      : [
          {
            label: t(lang, 'receipt.holder'),
            value: [nameIn(lang, seen.holder), seen.holder.phone].filter((one) => one != null).join(' '),
          },
        ]),
  ]
}

function saysOf(lang: Lang, seen: Followed): string {
  if (seen.anonymous) return t(lang, 'receipt.anonymous')
  const day = seen.clock?.last_day
  if (!day || seen.late_days > 0) return t(lang, 'receipt.ask')
  return t(lang, seen.clock?.kind === 'inform' ? 'receipt.informBy' : 'receipt.answerBy', {
    day: formatDate(lang, day),
    basis: basisWords(lang, seen.clock?.basis ?? null) ?? '—',
  })
}

function lateWords(lang: Lang, seen: Followed): string {
  const days = seen.late_days
  return seen.late_reason === null
    ? t(lang, 'matter.lateNoWhy', { days })
    : t(lang, 'matter.lateWhy', { days, why: seen.late_reason })
}
