import type { Handler } from 'hono'
import { page } from '../../http/page.ts'
import { type Desk, frameOf, type PageEnv, readerIn, townIn } from '../../offices/desk.ts'
import { accessOf } from '../access.ts'
import { todayOf } from '../house.ts'
import { type Filters, listMatters } from '../list.ts'
import { stages } from '../../rules/lifecycle.ts'
import { addDays } from '../../rules/dates.ts'
import { TodayPage } from '../today-page.tsx'
import { todayOfOfficer } from '../today.ts'
import { mayRegister } from './may-register.ts'
import { presentToday } from './present-today.ts'

/** The first page: what this officer owes, in order of last day, and what is late or comes. */
export const today =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const { house } = desk
    const reader = readerIn(c)
    const organ_id = townIn(c, reader)
    const day = todayOf(house, reader.organ.zone)
    const access = accessOf(reader.doer, organ_id)
    const keys = organ_id === reader.doer.organ_id ? { keys: house.keysOf(organ_id) } : {}
    const data = await house.db.withScope(
      [organ_id],
      'web',
      async (tx) => {
        const byLastDay = (filters: Filters, limit: number, count = false) =>
          listMatters(tx, { ...access, filters, sort: 'last_day', limit, count, ...keys })
        const limit = c.req.query('duties') === 'all' ? 500 : 10
        const open = await byLastDay({ ends: { from: day } }, 6)
        const late = await byLastDay({ ends: { until: addDays(day, -1) } }, 5)
        const unanswered = await byLastDay({ open: true, stages: stages.awaitingNotice }, 1)
        const all = await byLastDay({ open: true }, 1, true)
        return {
          today: await todayOfOfficer(tx, reader.doer, access, day, { limit, ...keys }),
          open: { ...open, total: all.total },
          late,
          firstLate: late.rows[0],
          firstUnanswered: unanswered.rows[0],
        }
      },
      { readOnly: true },
    )
    const props = presentToday({
      lang: c.get('lang'),
      reader,
      organ_id,
      ...data,
      mayRegister: mayRegister(reader.doer),
    })
    return page(c, <TodayPage {...props} frame={frameOf(c, desk)} />)
  }
