import type { Handler } from 'hono'
import { page } from '../../http/page.ts'
import { type Desk, frameOf, type PageEnv, readerIn, townIn } from '../../offices/desk.ts'
import { isRefused } from '../../rules/errors.ts'
import { formErrors } from '../../http/failure.tsx'
import { accessOf } from '../access.ts'
import { todayOf } from '../house.ts'
import { type ListQuery, listMatters, type MatterList } from '../list.ts'
import { ListPage } from '../list-page.tsx'
import { filtersOf, readAddress } from './address.ts'
import { ownOf } from './own.ts'
import { categoriesInUse } from './category-names.ts'
import { mayRegister } from './may-register.ts'
import { officesOf } from './offices-of.ts'
import { mostRows, pageRows, presentList } from './present-list.ts'

const empty: MatterList = { rows: [], next: null, previous: null, total: { n: 0, more: false } }

/** A list of matters: what the address asks for, of what this reader may see. */
export const matterList =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const { house } = desk
    const lang = c.get('lang')
    const reader = readerIn(c)
    const organ_id = townIn(c, reader)
    const today = todayOf(house, reader.organ.zone)
    const address = readAddress((name) => c.req.query(name))
    const before = Math.max(0, Number(c.req.query('from') ?? 0) || 0)
    const whole = c.req.query('rows') === 'all'
    const { filters, sort } = filtersOf(address, today, ownOf(reader))
    const query: ListQuery = {
      ...accessOf(reader.doer, organ_id),
      filters,
      sort,
      limit: whole ? mostRows : pageRows,
      after: c.req.query('after'),
      ...(organ_id === reader.doer.organ_id && { keys: house.keysOf(organ_id) }),
    }
    let notice: string | undefined
    const data = await house.db.withScope(
      [organ_id],
      'web',
      async (tx) => {
        // A search for nothing but punctuation finds nothing and says why.
        const found = await listMatters(tx, query).catch((caught: unknown) => {
          if (!isRefused(caught) || caught.field !== 'words') throw caught
          notice = formErrors(lang, caught)[0]?.text
          return empty
        })
        return { found, offices: await officesOf(tx, organ_id, today), categories: await categoriesInUse(tx) }
      },
      { readOnly: true },
    )
    const props = presentList({
      lang,
      reader,
      organ_id,
      today,
      address,
      before,
      whole,
      ...data,
      mayRegister: mayRegister(reader.doer),
    })
    return page(
      c,
      <ListPage {...props} frame={frameOf(c, desk, { search: address.q })} {...(notice !== undefined && { notice })} />,
    )
  }
