import { formatDate, formatNumber } from '../i18n/format.ts'
import { type Lang, t } from '../i18n/translate.ts'
import type { Doer, House } from '../matters/house.ts'
import { refuse } from '../rules/errors.ts'
import { figures } from './count.ts'
import { type Extras, extraIds } from './extras.ts'
import type { Figures } from './present.ts'
import { type BlockKind, summaryForm, wordsOf } from './summary-form.ts'
import { extrasOf, typedNumbers } from './typed-numbers.ts'
import { valueText } from './words.ts'

/** One value in the text: a figure of the table, a typed number, or a word such as the town's name. */
export type Slot = {
  slot: string
  text: string
  /** The figure it opens. */
  figure: string | null
  value: number | null
  typed: boolean
  /** Where a typed number comes from, as its writer says. */
  source: string | null
}

export type Block = { kind: BlockKind; parts: (string | Slot)[] }

export type Summary = {
  lang: Lang
  organ: string
  year: number
  blocks: Block[]
  /** Every slot by name, for a template. */
  slots: Record<string, Slot>
  /** How many typed numbers stand without a source, or are still to be filled in. */
  unsourced: number
}

const figureSlots: Record<string, string> = {
  visits: 'visits',
  persons: 'persons',
  visitMatters: 'visit-matters',
  visitResolved: 'visit-resolved',
  visitPending: 'visit-pending',
  online: 'online',
  onlineFirst: 'online-first',
  onlineRepeat: 'online-repeat',
  transfers: 'transfers',
  transfersAnswered: 'transfers-answered',
  transferRate: 'transfer-response-rate',
  onTimeRate: 'on-time-rate',
  daysToAnswer: 'days-to-answer',
  villages: 'villages',
  accepted: 'accepted',
  closedAccepted: 'closed-accepted',
  settlementRate: 'settlement-rate',
  closed: 'closed',
  oneTime: 'one-time',
  oneTimeRate: 'one-time-rate',
  leaderVisits: 'leader-visits',
  leaderPersons: 'leader-persons',
  leaderResolved: 'leader-resolved',
  leaderUnresolved: 'leader-unresolved',
}

/**
 * The annual summary in the form of the first of the four texts: every number is a figure or marked as typed. `counted`: the
 * same year's figures of the same reader, where the caller has them.
 * Refuses `summary.number_wrong` for a typed number that is none, and as `figures` does (sums that do not add up).
 */
export async function summary(
  house: House,
  doer: Doer,
  ask: { organ: string; year: number; lang: Lang; extras?: Extras | undefined; counted?: Figures },
): Promise<Summary> {
  const { organ, year, lang } = ask
  const all = ask.counted ?? (await figures(house, doer, { organ, year }))
  const { names, stored } = await kept(house, organ, year, lang)
  const extras: Extras = { ...extrasOf(stored), ...ask.extras }
  const words = {
    ...names,
    year: String(year),
    date: formatDate(lang, all.as_of),
    covers: t(lang, `figure.covers.${all.covers}`),
    visitRest: restOf(lang, all),
  }
  const slots: Record<string, Slot> = {
    ...Object.fromEntries(Object.entries(words).map(([slot, text]) => [slot, wordSlot(slot, text)])),
    ...Object.fromEntries(Object.entries(figureSlots).map(([slot, id]) => [slot, figureSlot(lang, slot, id, all)])),
    ...Object.fromEntries(extraIds.map((id) => [id, typedSlot(lang, id, extras[id])])),
  }
  return {
    lang,
    organ,
    year,
    blocks: summaryForm.map((block) => ({ kind: block.kind, parts: filled(wordsOf(lang, block), slots) })),
    slots,
    unsourced: extraIds.filter((id) => slots[id]?.source === null).length,
  }
}

/** The summary as plain text, a paragraph a line. */
export function summaryText({ blocks }: Summary): string {
  const lines = blocks.map((block) => block.parts.map((part) => (typeof part === 'string' ? part : part.text)).join(''))
  return `${lines.join('\n')}\n`
}

/** The town's names, and what was typed for the year. */
async function kept(house: House, organ_id: string, year: number, lang: Lang) {
  const { row, stored } = await house.db.withScope(
    [organ_id],
    'web',
    async (tx) => ({
      row: await tx
        .selectFrom('organ as o')
        .leftJoin('office as f', (join) =>
          join.onRef('f.organ_id', '=', 'o.organ_id').onRef('f.office_id', '=', 'o.petition_office_id'),
        )
        .select(['o.name', 'o.name_en', 'f.name as office', 'f.name_en as office_en'])
        .where('o.organ_id', '=', organ_id)
        .executeTakeFirstOrThrow(),
      stored: await typedNumbers(tx, organ_id, year),
    }),
    { readOnly: true },
  )
  const names =
    lang === 'zh-CN'
      ? { town: row.name, office: `${row.name}${row.office ?? ''}` }
      : { town: row.name_en, office: [row.office_en, row.name_en].filter((one) => one !== null).join(', ') }
  return { names, stored }
}

// 26 resolved and 1 in hand are 27 only when nothing ended otherwise; what did is said.
function restOf(lang: Lang, all: Figures): string {
  const clause = (id: string, key: 'summary.rest.closedOnly' | 'summary.rest.moved') => {
    const n = valueOf(all, id)
    return n === null || n === 0 ? '' : t(lang, key, { n })
  }
  return clause('visit-closed-only', 'summary.rest.closedOnly') + clause('visit-moved', 'summary.rest.moved')
}

const valueOf = (all: Figures, id: string): number | null => all.figures.find((f) => f.id === id)?.value ?? null

const wordSlot = (slot: string, text: string): Slot => ({
  slot,
  text,
  figure: null,
  value: null,
  typed: false,
  source: null,
})

function figureSlot(lang: Lang, slot: string, figure: string, all: Figures): Slot {
  const value = valueOf(all, figure)
  const unit = all.figures.find((f) => f.id === figure)?.unit
  const text = value === null ? '—' : unit === 'percent' ? valueText(lang, unit, value) : formatNumber(lang, value)
  return { slot, text, figure, value, typed: false, source: null }
}

function typedSlot(lang: Lang, slot: (typeof extraIds)[number], extra: Extras[keyof Extras]): Slot {
  const typed = { slot, figure: null, typed: true }
  if (!extra) return { ...typed, text: t(lang, 'summary.typed.missing'), value: null, source: null }
  const { value } = extra
  if (!Number.isSafeInteger(value) || value < 0) return refuse('summary.number_wrong', { id: slot }, slot)
  const n = formatNumber(lang, value)
  const source = extra.source?.trim() ? extra.source.trim() : null
  const text =
    source === null ? t(lang, 'summary.typed.unsourced', { n }) : t(lang, 'summary.typed.sourced', { n, source })
  return { ...typed, text, value, source }
}

function filled(message: string, slots: Record<string, Slot>): (string | Slot)[] {
  return message
    .split(/(\{[a-zA-Z]+\})/)
    .filter((part) => part !== '')
    .map((part) => (/^\{[a-zA-Z]+\}$/.test(part) ? (slots[part.slice(1, -1)] ?? part) : part))
}
