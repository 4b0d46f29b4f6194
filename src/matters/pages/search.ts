import type { Handler } from 'hono'
import { type Desk, matterHref, type PageEnv, readerIn, townIn } from '../../offices/desk.ts'
import { numberText } from '../../rules/numbering.ts'
import { accessOf } from '../access.ts'
import { matterNamed, mayRead } from '../find.ts'
import { listHref, readAddress } from './address.ts'

/**
 * The search fields: a number or code opens its matter, when it is this reader's to see; anything else becomes a list, with
 * the filters that came along.
 */
export const search =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const reader = readerIn(c)
    const organ_id = townIn(c, reader)
    const typed = (c.req.query('q') ?? '').trim()
    const number = await desk.house.db.withScope(
      [organ_id],
      'web',
      async (tx) => {
        const matter_id = typed === '' ? null : await matterNamed(tx, organ_id, typed)
        if (matter_id === null || !(await mayRead(tx, accessOf(reader.doer, organ_id), matter_id))) return null
        const row = await tx
          .selectFrom('matter')
          .select(['series', 'year', 'n'])
          .where('organ_id', '=', organ_id)
          .where('matter_id', '=', matter_id)
          .executeTakeFirst()
        return row ? numberText(row) : null
      },
      { readOnly: true },
    )
    if (number !== null) return c.redirect(matterHref(reader, organ_id, number), 303)
    const town = organ_id === reader.doer.organ_id ? undefined : organ_id
    const { q: _, ...filters } = readAddress((name) => c.req.query(name))
    return c.redirect(listHref({ ...filters, ...(typed !== '' && { q: typed }) }, { town }), 303)
  }
