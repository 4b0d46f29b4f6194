import { sql } from 'kysely'
import type { Tx } from '../db/kysely.ts'
import { parseNumber, parsePaperNumber, SERIES } from '../rules/numbering.ts'
import { checkCode, normaliseCode } from '../rules/querycode.ts'
import { type Access, visibleAmong } from './access.ts'
import { codeHash } from './codes.ts'
import { listMatters, type ListQuery, type MatterList } from './list.ts'

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * The matter that a number of a matter, contact or paper, a query code or an id names, whoever may see it; null when the
 * text is none of these or names nothing.
 */
export async function matterNamed(tx: Tx, organ_id: string, typed: string): Promise<string | null> {
  const text = typed.trim()
  if (uuid.test(text)) return text
  const number = parseNumber(text)
  if (number) {
    const { year, serial } = number
    const table = number.series.endsWith('contact') ? 'contact' : 'matter'
    return one(
      tx,
      sql`select matter_id from ${sql.table(table)} where organ_id = ${organ_id} and series = ${SERIES[number.series]} and year = ${year} and n = ${serial}`,
    )
  }
  const paper = parsePaperNumber(text)
  if (paper) {
    return one(
      tx,
      sql`select matter_id from paper where organ_id = ${organ_id} and word = ${paper.word} and year = ${paper.year} and n = ${paper.serial}`,
    )
  }
  const code = normaliseCode(text)
  if (code === undefined || !checkCode(code)) return null
  return one(
    tx,
    sql`select c.matter_id from code_directory d join contact c on c.organ_id = d.organ_id and c.contact_id = d.contact_id
      where d.code_hash = ${codeHash(code)} and d.organ_id = ${organ_id}`,
  )
}

async function one(tx: Tx, query: ReturnType<typeof sql>): Promise<string | null> {
  const { rows } = await query.execute(tx)
  return (rows[0] as { matter_id: string | null } | undefined)?.matter_id ?? null
}

/**
 * What the search field finds: the one matter that a number or code names, when this access shows it; else the list of
 * matters that hold the words. A number that nobody here may know of finds what its letters find: mostly nothing.
 */
export async function find(
  tx: Tx,
  query: ListQuery,
  typed: string,
): Promise<{ matter_id: string } | { list: MatterList }> {
  const named = await matterNamed(tx, query.organ_id, typed)
  if (named !== null && (await mayRead(tx, query, named))) return { matter_id: named }
  return { list: await listMatters(tx, { ...query, filters: { ...query.filters, words: typed } }) }
}

/** Whether this access shows the matter. */
export async function mayRead(tx: Tx, access: Access, matter_id: string): Promise<boolean> {
  return (await visibleAmong(tx, access, [matter_id])).has(matter_id)
}
