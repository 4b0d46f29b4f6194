import expected from '../../demo/expected.json' with { type: 'json' }
import { figures } from '../figures/count.ts'
import { figureWords, valueText } from '../figures/words.ts'
import { type Lang, t } from '../i18n/translate.ts'
import type { Doer, House } from '../matters/house.ts'
import { columns } from './columns.ts'

/** The numbers that the annual summary states, by the figure that counts them. */
const stated: readonly (readonly [string, number])[] = [
  ['visits', expected.visits.batches],
  ['persons', expected.visits.persons],
  ['visit-matters', expected.visits.matters],
  ['visit-resolved', expected.visits.resolved],
  ['visit-pending', expected.visits.open],
  ['leader-visits', expected.leaders.batches],
  ['leader-persons', expected.leaders.persons],
  ['leader-resolved', expected.leaders.resolved],
  ['leader-unresolved', expected.leaders.open],
  ['online', expected.online.contacts],
  ['online-first', expected.online.first],
  ['online-repeat', expected.online.repeat],
  ['transfers', expected.transfers.contacts],
  ['transfers-answered', expected.transfers.answered],
  ['villages', expected.villages],
]

/** The year's figures as lines of a table, beside what the summary states; differences are marked and counted. */
export async function statedFigures(
  house: House,
  doer: Doer,
  lang: Lang,
  ask: { organ: string; year: number },
): Promise<string[]> {
  const all = await figures(house, doer, ask)
  const rows = stated.flatMap(([id, number]) => {
    const one = all.figures.find((figure) => figure.id === id)
    if (!one) return []
    const same = one.value === number
    return [
      {
        same,
        cells: [
          figureWords(lang, id, one.over).name,
          valueText(lang, one.unit, one.value),
          String(number),
          same ? '' : t(lang, 'demo.differs'),
        ],
      },
    ]
  })
  const differ = rows.filter((row) => !row.same).length
  const head = [t(lang, 'demo.head.figure'), t(lang, 'demo.head.value'), t(lang, 'demo.head.stated'), '']
  return [
    ...columns([head, ...rows.map((row) => row.cells)], ['left', 'right', 'right', 'left']),
    '',
    differ === 0 ? t(lang, 'demo.allAgree', { n: rows.length }) : t(lang, 'demo.someDiffer', { n: differ }),
  ]
}
