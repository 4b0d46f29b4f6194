import type { Handler } from 'hono'
import { page } from '../../http/page.ts'
import { type Desk, frameOf, type PageEnv, readerIn } from '../../offices/desk.ts'
import type { Reader } from '../../offices/signed-in.ts'
import { accessOf } from '../access.ts'
import { todayOf } from '../house.ts'
import { type Filters, listMatters, type MatterList } from '../list.ts'
import { TodayPage } from '../today-page.tsx'
import { todayOfOfficer } from '../today.ts'
import { mayRegister } from './may-register.ts'
import { presentToday, type TownDay } from './present-today.ts'

const open = 10

/** The first page: what this officer owes, in order of last day, and what is late or comes. A county reads its towns'. */
export const today =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const reader = readerIn(c)
    const own = reader.doer.organ_id
    const limit = c.req.query('duties') === 'all' ? 500 : open
    const mine = await dayOf(desk, reader, own, limit)
    const towns = []
    for (const { id, name, name_en } of reader.towns)
      towns.push({ ...(await dayOf(desk, reader, id, 0)), names: { name, name_en } })
    const props = presentToday({ lang: c.get('lang'), reader, ...mine, towns, mayRegister: mayRegister(reader.doer) })
    return page(c, <TodayPage {...props} frame={frameOf(c, desk)} />)
  }

/** One organ's day: duties, numbers and what ends first, in three statements; a fourth when much is late. */
async function dayOf({ house }: Desk, reader: Reader, organ_id: string, limit: number): Promise<TownDay> {
  const day = todayOf(house, reader.organ.zone)
  const access = accessOf(reader.doer, organ_id)
  const keys = organ_id === reader.doer.organ_id ? { keys: house.keysOf(organ_id) } : {}
  return house.db.withScope(
    [organ_id],
    'web',
    async (tx) => {
      const byLastDay = (filters: Filters) =>
        listMatters(tx, { ...access, filters, sort: 'last_day', limit: open + 5, count: false, ...keys })
      const all = await byLastDay({ open: true })
      const isLate = (list: MatterList) => list.rows.filter((row) => (row.clock?.last_day ?? day) < day)
      const late = { ...all, rows: isLate(all) }
      const coming = late.rows.length > 5 ? await byLastDay({ ends: { from: day } }) : all
      const rows = coming.rows.filter((row) => row.clock?.last_day != null && row.clock.last_day >= day)
      return {
        organ_id,
        today: await todayOfOfficer(tx, reader.doer, access, day, { limit, ...keys }),
        late,
        open: { ...coming, rows },
      }
    },
    { readOnly: true },
  )
}
