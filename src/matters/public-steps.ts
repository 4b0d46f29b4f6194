import { z } from 'zod'
import type { Tx } from '../db/kysely.ts'
import { localDate } from '../lib/time.ts'
import type { Effects, MatterState } from '../rules/types.ts'

/** One step of a matter as its petitioner may know it: what was done and when, never what the office wrote to itself. */
export const publicStepSchema = z.object({
  kind: z.string(),
  on: z.iso.date(),
  /** The office it went to. */
  unit: z.object({ name: z.string(), name_en: z.string() }).nullable(),
  /** How: `site_visit` of handling, `in_hand` of service. */
  way: z.string().nullable(),
  /** Of an extension. */
  days: z.int().nullable(),
})
export type PublicStep = z.infer<typeof publicStepSchema>

const open = [
  'assign',
  'hand_over',
  'object',
  'decide_objection',
  'inform',
  'accept',
  'handle',
  'approve_extension',
  'explain_late',
  'serve',
  'close',
  'resolve',
  'rate',
  'return_visit',
  'move',
  'add_material',
] as const
/** Behind the wall nothing is said of who does what. */
const walled: readonly string[] = ['inform', 'accept', 'serve', 'close', 'rate', 'add_material']

/** The steps of a matter that this contact's petitioner may know, in their order. Other people's contacts are not among them. */
export async function publicSteps(
  tx: Tx,
  organ_id: string,
  { matter }: MatterState,
  contact_id: string,
  zone: string,
): Promise<PublicStep[]> {
  const events = await tx
    .selectFrom('event')
    .select(['kind', 'happened', 'entered', 'facts'])
    .where('organ_id', '=', organ_id)
    .where('subject_id', '=', matter.matter_id)
    .where('kind', 'in', [...open])
    .orderBy('seq')
    .execute()
  const offices = await tx
    .selectFrom('office')
    .select(['office_id', 'name', 'name_en'])
    .where('organ_id', '=', organ_id)
    .execute()
  return events.flatMap(({ kind, happened, entered, facts }) => {
    const said = facts as Effects & Record<string, unknown>
    const unit = said.set?.unit_id
    const office = kind === 'assign' || kind === 'hand_over' ? offices.find((one) => one.office_id === unit) : undefined
    if (matter.walled && !walled.includes(kind)) return []
    if (kind === 'add_material' && said['contact'] !== contact_id) return []
    if (kind === 'approve_extension' && said['approved'] !== true) return []
    const step = {
      kind: kind === 'decide_objection' ? (said['upheld'] === true ? 'upheld' : 'not_upheld') : kind,
      on: (happened ?? localDate(entered, zone)).slice(0, 10),
      unit: office ? { name: office.name, name_en: office.name_en } : null,
      way: typeof said['way'] === 'string' ? said['way'] : null,
      days: typeof said['days'] === 'number' ? said['days'] : null,
    }
    // Whoever closed it said that it is resolved: two facts, two steps.
    const resolved = kind === 'close' && said.set?.resolved_on && !matter.walled
    return resolved ? [step, { ...step, kind: 'resolve' }] : [step]
  })
}
