import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { type Refusal, refusal, refuse, refuseAll } from '../rules/errors.ts'
import { DATE_STYLES } from './dates.ts'
import { ENCODINGS } from './encoding.ts'

const name = z.string().trim().min(1).max(200)
const zone = z.string().refine(isZone, { params: { code: 'import.map_zone' } })
const styles = z.array(z.enum(DATE_STYLES)).min(1)

/** Where a field's words come from: one column, several joined, or always the same. */
const words = z.union([
  name,
  z.strictObject({ column: name }),
  z.strictObject({ columns: z.array(name).min(1), join: z.string().max(10).optional() }),
  z.strictObject({ constant: name }),
])

/** Where a field of few fixed values comes from: the table says which word of the file means which value. */
function coded<const T extends readonly [string, ...string[]]>(values: T) {
  const one = z.enum(values)
  return z.union([
    z.strictObject({ constant: one }),
    z.strictObject({ column: name, values: z.record(z.string(), one), otherwise: one.optional() }),
  ])
}

const when = z.union([name, z.strictObject({ column: name, dates: styles.optional(), zone: zone.optional() })])
const path = z.union([words, z.strictObject({ path: z.array(name).min(1).max(6) })])

export const CHANNELS = ['letter', 'visit', 'call', 'online', 'transfer'] as const
export const STATES = ['open', 'closed'] as const

/** The column map of an import, version 1: docs/import.md describes each key. */
const schema = z.strictObject({
  huiyin: z.literal('import-map/1'),
  about: z.record(z.enum(['zh', 'en']), z.string()).optional(),
  /** The system the records come from. With the id it makes a record known again, so it must never be changed. */
  system: name.max(60),
  zone,
  dates: styles,
  encoding: z.enum(ENCODINGS).optional(),
  header_line: z.int().min(1).max(100).optional(),
  sheet: name.optional(),
  id: name,
  channel: coded(CHANNELS),
  state: coded(STATES).optional(),
  /** What becomes of a department that is no office here: `create` opens one, `known` (or left out) keeps the words. */
  departments: z.enum(['create', 'known']).optional(),
  fields: z.strictObject({
    subject: words,
    body: words,
    received: when,
    petitioner: words.optional(),
    /** How many came to a visit; left out, one. */
    present: z.union([name, z.strictObject({ column: name })]).optional(),
    reply: words.optional(),
    replied: when.optional(),
    target: when.optional(),
    closed: when.optional(),
    department: words.optional(),
    place: words.optional(),
    category: path.optional(),
  }),
  keep: z.array(name).max(50).optional(),
})

export type ImportMap = z.infer<typeof schema>

function isZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/**
 * Reads a column map. In: the path of its JSON file. Out: the map.
 * Throws `import.map_missing`, `import.map_not_json`, and for each wrong key a refusal whose field is the key's path.
 */
export async function readMap(file: string): Promise<ImportMap> {
  const text = await readFile(file, 'utf8').catch(() => refuse('import.map_missing', { file: basename(file) }))
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (caught) {
    return refuse('import.map_not_json', {
      file: basename(file),
      detail: caught instanceof Error ? caught.message : '',
    })
  }
  return checkMap(json)
}

/** Checks a column map that was read from JSON. Out: the map. Throws as `readMap`. */
export function checkMap(json: unknown): ImportMap {
  const result = schema.safeParse(json, { reportInput: true })
  if (result.success) {
    refuseAll(together(result.data))
    return result.data
  }
  return refuseAllOf(result.error.issues)
}

function refuseAllOf(issues: readonly z.core.$ZodIssue[]): never {
  refuseAll(issues.flatMap((issue) => keyRefusals(issue, [])))
  return refuse('import.map_wrong', { key: '', expected: '' })
}

/** One refusal for each wrong key; of a choice of shapes, the faults of the shape that went furthest. */
function keyRefusals(issue: z.core.$ZodIssue, above: PropertyKey[]): Refusal[] {
  const at = [...above, ...issue.path]
  const key = at.map(String).join('.')
  if (issue.input === undefined) return [refusal('import.map_missing_key', { key }, key)]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((extra) => {
      const full = [...at, extra].map(String).join('.')
      return refusal('import.map_key_unknown', { key: full }, full)
    })
  }
  if (issue.code === 'invalid_union') {
    const deepest = issue.errors
      .filter((shape) => shape.some((one) => one.path.length > 0 && one.code !== 'unrecognized_keys'))
      .filter((shape) => !shape.some((one) => one.code === 'unrecognized_keys'))
    const best = deepest.sort((a, b) => a.length - b.length)[0]
    if (best) return best.flatMap((one) => keyRefusals(one, at))
  }
  if (issue.code === 'custom' && issue.params?.['code'] === 'import.map_zone') {
    return [refusal('import.map_zone', { key, zone: typeof issue.input === 'string' ? issue.input : '' }, key)]
  }
  return [refusal('import.map_wrong', { key, expected: expectedOf(issue) }, key)]
}

function expectedOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return issue.values.map(String).join(' | ')
  if (issue.code === 'invalid_type') return issue.expected
  return issue.code
}

/** What single keys cannot show: a state needs something to tell it, a reply its date. */
function together(map: ImportMap): Refusal[] {
  const wrong: Refusal[] = []
  if (map.fields.replied !== undefined && map.fields.reply === undefined) {
    wrong.push(refusal('import.map_needs', { key: 'fields.replied', needs: 'fields.reply' }, 'fields.replied'))
  }
  if (map.fields.reply !== undefined && map.fields.replied === undefined) {
    wrong.push(refusal('import.map_needs', { key: 'fields.reply', needs: 'fields.replied' }, 'fields.reply'))
  }
  return wrong
}
