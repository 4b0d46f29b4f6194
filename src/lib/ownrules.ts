import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { DAY_ZERO, type ClockId, type OwnRule } from '../rules/rulesets.ts'

const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })

const schema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    level: z.enum(['province', 'county', 'town']),
    name: bilingual,
    inForce: z.strictObject({ from: z.iso.date(), to: z.iso.date().nullable() }),
    clock: z.enum(Object.keys(DAY_ZERO) as ClockId[]),
    length: z.int().min(1),
    unit: z.enum(['days', 'workdays']),
    extendBy: z.int().min(1).optional(),
    article: bilingual,
  }),
)

/** Reads the rules that a province, county or town adds (JSON list, `docs/law.md`). Throws the reader's error when malformed. */
export function readOwnRules(json: string): OwnRule[] {
  return schema
    .parse(JSON.parse(json))
    .map(({ extendBy, ...rule }) => (extendBy === undefined ? rule : { ...rule, extendBy }))
}

/** Reads the file of own rules at a path. Throws as `readOwnRules`, and when the file cannot be read. */
export function loadOwnRules(path: string): OwnRule[] {
  return readOwnRules(readFileSync(path, 'utf8'))
}
