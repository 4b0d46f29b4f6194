import type { Tx } from '../db/kysely.ts'
import type { Lang } from '../i18n/translate.ts'
import { readActDraft, readsDrafts } from '../matters/act-draft.ts'
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
 * One paper of a matter, for whoever may see the matter; an opinion or reply that is not signed yet as its draft would make
 * it, for those who read drafts. In: the matter's number. Refuses `matter.not_found`, `paper.not_there`.
 */
export async function readPaper(
  house: House,
  doer: Doer,
  ask: { matter: string; form: PaperForm; lang: Lang; organ_id?: string | undefined },
): Promise<{ model: PaperModel; view: MatterView }> {
  const organ_id = ask.organ_id ?? doer.organ_id
  return house.db.withScope(
    [organ_id],
    'web',
    async (tx) => {
      const view = await showIn(tx, house, doer, ask.matter, organ_id)
      const { form, lang } = ask
      const draft = formsOf(view).includes(form) ? undefined : await draftOf(tx, doer, view, form)
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

/** What the opinion says while it is a draft. */
async function draftOf(tx: Tx, doer: Doer, view: MatterView, form: PaperForm): Promise<OpinionWords | undefined> {
  if (form !== 'opinion' && form !== 'reply') return undefined
  if (doer.organ_id !== view.organ_id || !readsDrafts(doer, view.unit?.id)) return undefined
  const typed = (await readActDraft(tx, view.organ_id, view.matter_id, 'sign_opinion'))?.typed
  if (typed === undefined) return undefined
  const said = (name: string) => typed[name]?.[0] ?? ''
  const answers = view.demands.map((_, at) => ({
    demand: at + 1,
    outcome: said(`answers.${at}.outcome`),
    text: said(`answers.${at}.text`),
  }))
  return { answers, basis: said('basis'), text: said('text'), day: null }
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
