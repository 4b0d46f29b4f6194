import { type RawBuilder, sql } from 'kysely'
import { all, had, hadNot, received, resolved, within } from './conditions.ts'
import type { Condition, CountFigure, Period, Unit } from './types.ts'

const visit = sql<boolean>`c.channel = 'visit'`
const online = sql<boolean>`c.channel = 'online'`
const transfer = sql<boolean>`c.channel = 'transfer'`
const item = sql<boolean>`c.channel in ('letter', 'call', 'online')`
const first = sql<boolean>`c.first`
const repeat = sql<boolean>`not c.first`
const byLeader = sql<boolean>`c.channel = 'visit' and c.leader_seat_id is not null`

/** 人次: everybody present at each visit, added up. */
const present = sql<number>`c.present`

// A contact counts in the time in which it was received, whenever it was entered.
function contacts(
  id: string,
  unit: Unit,
  source: string,
  more: Condition | ((at: Period) => Condition) | null,
  options: { over?: 'cohort'; quantity?: RawBuilder<number> } = {},
): CountFigure {
  const { over = 'period', quantity } = options
  return {
    kind: 'count',
    id,
    unit,
    counts: 'contact',
    over,
    source,
    day: received,
    ...(quantity ? { quantity } : {}),
    where: (at) => {
      const inTime = within(received, at)
      return more === null ? inTime : all(inTime, typeof more === 'function' ? more(at) : more)
    },
  }
}

/** What is counted in contacts: 批, 人次, 件次. */
export const contactFigures: readonly CountFigure[] = [
  contacts('contacts', 'item', '1.02', null),
  contacts('contacts-first', 'item', '3.19', first),
  contacts('contacts-repeat', 'item', '3.19', repeat),

  contacts('visits', 'batch', '1.02', visit),
  contacts('visits-first', 'batch', '3.19', all(visit, first)),
  contacts('visits-repeat', 'batch', '3.19', all(visit, repeat)),
  contacts('persons', 'person', '1.02', visit, { quantity: present }),

  contacts('letters', 'item', '3.18', sql<boolean>`c.channel = 'letter'`),
  contacts('calls', 'item', '3.18', sql<boolean>`c.channel = 'call'`),
  contacts('online', 'item', '1.04', online),
  contacts('online-first', 'matter', '1.04', all(online, first)),
  contacts('online-repeat', 'item', '1.04', all(online, repeat)),
  contacts('items', 'item', '3.18', item),
  contacts('items-first', 'matter', '3.18', all(item, first)),
  contacts('items-repeat', 'item', '3.18', all(item, repeat)),

  contacts('transfers', 'matter', '1.06', transfer),
  // Answered: the paper served on the petitioner after it came, whose copy goes up.
  contacts(
    'transfers-answered',
    'matter',
    '1.06',
    (at) => all(transfer, sql<boolean>`m.served_on between c.received and ${at.asOf}`),
    { over: 'cohort' },
  ),

  // Shown without a target: an office must not steer by it.
  contacts('repeat-ours', 'item', '3.23', all(repeat, sql<boolean>`c.cause in ('late', 'wrong', 'not_carried_out')`)),

  contacts('leader-visits', 'batch', '1.31', byLeader),
  contacts('leader-persons', 'person', '1.31', byLeader, { quantity: present }),
  contacts('leader-resolved', 'batch', '1.31', (at) => all(byLeader, had(resolved, at)), { over: 'cohort' }),
  contacts('leader-unresolved', 'batch', '1.31', (at) => all(byLeader, hadNot(resolved, at)), { over: 'cohort' }),
]
