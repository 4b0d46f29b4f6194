import type { Handler } from 'hono'
import { page } from '../../http/page.ts'
import { type Desk, frameOf, matterHref, type PageEnv, readerIn, townIn } from '../../offices/desk.ts'
import { actionNames } from '../../rules/lifecycle.ts'
import { readActDraft, readsDrafts } from '../act-draft.ts'
import { todayOf } from '../house.ts'
import { looksOf } from '../look.ts'
import { MatterPage } from '../matter-page.tsx'
import { namesOf } from '../names.ts'
import { holderOf } from './holder.ts'
import { showIn } from '../show.ts'
import { categoriesInUse } from './category-names.ts'
import { presentMatter } from './present-matter-page.ts'

/** One matter. The address of a contact, paper or code leads to its matter's own. */
export const matter =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const { house } = desk
    const reader = readerIn(c)
    const organ_id = townIn(c, reader)
    const today = todayOf(house, reader.organ.zone)
    const ref = c.req.param('number') ?? ''
    const data = await house.db.withScope(
      [organ_id],
      'web',
      async (tx) => {
        const view = await showIn(tx, house, reader.doer, ref, organ_id)
        return {
          view,
          leader: await holderOf(tx, organ_id, view.leader?.id, today),
          names: await namesOf(tx, organ_id),
          looks: await looksOf(
            tx,
            organ_id,
            view.contact_list.map((one) => one.contact_id),
          ),
          drafting:
            organ_id === reader.doer.organ_id &&
            readsDrafts(reader.doer, view.unit?.id) &&
            (await readActDraft(tx, organ_id, view.matter_id, 'sign_opinion')) !== undefined,
          categories: await categoriesInUse(tx),
        }
      },
      { readOnly: true },
    )
    if (data.view.number !== ref) return c.redirect(matterHref(reader, organ_id, data.view.number), 303)
    const done = actionNames.find((action) => action === c.req.query('done'))
    const props = presentMatter({
      lang: c.get('lang'),
      reader,
      today,
      ...data,
      done,
    })
    return page(c, <MatterPage {...props} frame={frameOf(c, desk)} />)
  }
