import type { Tx } from '../db/kysely.ts'
import type { Lang } from '../i18n/translate.ts'
import type { Doer, House } from '../matters/house.ts'
import type { MatterView } from '../matters/present-matter-schema.ts'
import { showIn } from '../matters/show.ts'
import { refuse } from '../rules/errors.ts'
import { beginClock } from '../rules/matter-clocks.ts'
import { ruleSetById } from '../rules/rulesets.ts'
import type { PaperModel } from './fill.ts'
import type { PaperForm } from './forms.ts'
import { formsOf, paperModel } from './model.ts'
import type { OpinionWords } from './parts.ts'

/**
 * One paper of a matter, for whoever may see the matter. In: the matter's number; `draft`, what an opinion that is not
 * signed yet would say. Refuses `matter.not_found`, `paper.not_there`.
 */
export async function readPaper(
  house: House,
  doer: Doer,
  ask: { matter: string; form: PaperForm; lang: Lang; organ_id?: string | undefined; draft?: OpinionWords | undefined },
): Promise<{ model: PaperModel; view: MatterView }> {
  const organ_id = ask.organ_id ?? doer.organ_id
  return house.db.withScope(
    [organ_id],
    'web',
    async (tx) => {
      const view = await showIn(tx, house, doer, ask.matter, organ_id)
      const { form, lang, draft } = ask
      if (!formsOf(view).includes(form) && draft === undefined) return refuse('paper.not_there')
      const parts = { ...(await around(tx, organ_id)), view, lang, draft }
      const rules = ruleSetById(view.rule_set, house.law.own)
      const { accepted_on } = view.dates
      const clock =
        accepted_on === null
          ? null
          : beginClock('finish', 1, view.rule_set, accepted_on, house.law, { internal: false })
      return { view, model: paperModel(form, { ...parts, rules, firstLastDay: clock?.last_day ?? null }) }
    },
    { readOnly: true },
  )
}

/** The organ, the one above, and everybody's names and telephones. */
async function around(tx: Tx, organ_id: string) {
  const organ = await tx
    .selectFrom('organ as o')
    .leftJoin('organ as p', 'p.organ_id', 'o.parent_id')
    .select(['o.name', 'o.name_en', 'p.name as above', 'p.name_en as above_en'])
    .where('o.organ_id', '=', organ_id)
    .executeTakeFirstOrThrow()
  const offices = await tx
    .selectFrom('office')
    .select(['office_id as id', 'phone'])
    .where('organ_id', '=', organ_id)
    .execute()
  const officers = await tx
    .selectFrom('officer')
    .select(['officer_id as id', 'name', 'name_en', 'phone'])
    .where('organ_id', '=', organ_id)
    .execute()
  return {
    organ: { name: organ.name, name_en: organ.name_en },
    above: organ.above === null ? null : { name: organ.above, name_en: organ.above_en ?? organ.above },
    phones: new Map(
      [...offices, ...officers].flatMap((one) => (one.phone === null ? [] : [[one.id, one.phone] as const])),
    ),
    officers: new Map(officers.map((one) => [one.id, one])),
  }
}
