import { writeFileSync } from 'node:fs'
import { figures as countFigures } from '../figures/count.ts'
import { figureList } from '../figures/list.ts'
import { summaryDocx } from '../figures/summary-docx.ts'
import { type Extras, extraIds } from '../figures/extras.ts'
import { summary as writeSummary, summaryText } from '../figures/summary.ts'
import { figureWords, valueText } from '../figures/words.ts'
import { t } from '../i18n/translate.ts'
import type { Doer, House } from '../matters/house.ts'
import { organView } from '../offices/organ-view.ts'
import { refuse } from '../rules/errors.ts'
import { acting, doerOf, organOf, print, text, type Call, type Command } from './command.ts'

const when = { year: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } } as const

/** The figures of a town: by year, between two days, or of everything; with --list, the records behind one of them. */
export const figures: Command = {
  usage: '[--town TOWN] [--year YEAR | --from DAY --to DAY] [--list ID]',
  about: 'cli.figures',
  options: { ...acting, ...when, list: { type: 'string' }, after: { type: 'string' }, limit: { type: 'string' } },
  run: (call) =>
    call.withHouse(async (house) => {
      const organ = await organOf(call, house)
      const doer = await readerOf(call, house, organ)
      const scope = { organ, ...scopeOf(call) }
      const id = text(call, 'list')
      const { lang } = call
      if (id !== undefined) {
        const limit = text(call, 'limit')
        const page = await figureList(house, doer, id, scope, {
          after: text(call, 'after'),
          ...(limit === undefined ? {} : { limit: Number(limit) }),
        })
        print(call, page, () => [
          ...page.rows.map((row) => [row.number, row.received, String(row.quantity), row.title ?? ''].join('  ')),
          ...(page.next === null ? [] : [t(lang, 'cli.next_page', { after: page.next })]),
        ])
        return 0
      }
      const all = await countFigures(house, doer, scope)
      print(call, all, () => [
        t(lang, all.covers === 'all' ? 'cli.figures_all' : 'cli.figures_readable', {
          organ,
          from: all.from ?? '…',
          to: all.as_of,
        }),
        ...all.figures.map(
          (f) =>
            `  ${f.id.padEnd(26)} ${valueText(lang, f.unit, f.value).padStart(10)}  ${figureWords(lang, f.id, f.over).name}`,
        ),
      ])
      return 0
    }),
}

/** The annual summary as text, or as a Word file. */
export const summary: Command = {
  usage: '--year YEAR [--town TOWN] [--number NAME=N[:SOURCE]] [--word FILE.docx]',
  about: 'cli.summary',
  options: {
    ...acting,
    year: { type: 'string' },
    number: { type: 'string', multiple: true },
    word: { type: 'string' },
  },
  run: (call) =>
    call.withHouse(async (house) => {
      const organ = await organOf(call, house)
      const { year } = scopeOf(call)
      const filled = await writeSummary(house, await readerOf(call, house, organ), {
        organ,
        year: year ?? refuse('cli.which_year'),
        lang: call.lang,
        extras: typedNumbers(call.options['number']),
      })
      const file = text(call, 'word')
      if (file === undefined) print(call, filled, () => [summaryText(filled).trimEnd()])
      else {
        writeFileSync(file, await summaryDocx(filled))
        call.say(t(call.lang, 'cli.written', { file }))
      }
      return 0
    }),
}

/** Numbers that the records do not hold, as typed: `slogans=115` or `slogans=115:publicity ledger 2018`. */
function typedNumbers(given: Call['options'][string]): Extras {
  const extras: Extras = {}
  for (const one of Array.isArray(given) ? given : []) {
    const [, name, value, source] = /^(\w+)=(\d{1,9})(?::(.*))?$/su.exec(one) ?? []
    const id = extraIds.find((known) => known === name)
    if (id === undefined) return refuse('cli.number', { given: one, names: extraIds.join(', ') })
    extras[id] = { value: Number(value), source }
  }
  return extras
}

/** Whose figures: the officer named by --as; else, as whoever runs this holds the data anyway, the petition office's. */
async function readerOf(call: Call, house: House, organ_id: string): Promise<Doer> {
  if (text(call, 'as') !== undefined) return doerOf(call, house)
  const { seats } = await house.db.withScope([organ_id], 'web', (tx) => organView(tx, organ_id), { readOnly: true })
  return {
    organ_id,
    actor: { officer_id: null, seats: seats.filter((seat) => seat.role === 'petition_officer') },
    via: 'cli',
  }
}

function scopeOf(call: Call): { year?: number; from?: string; to?: string } {
  const [year, from, to] = [text(call, 'year'), text(call, 'from'), text(call, 'to')]
  return {
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }
}
