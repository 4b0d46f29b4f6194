import { sql } from 'kysely'
import type { Db } from '../db/open.ts'

export type CategoryInput = { path: string; path_en: string | null; wall: boolean }

/**
 * Adds content categories; one that is known keeps what it has, but gains an English name where it had none.
 * In: whole paths, levels divided by '/'. Out: how many were new.
 */
export async function addCategories(db: Db, categories: readonly CategoryInput[], source: string): Promise<number> {
  if (categories.length === 0) return 0
  return db.withScope([], 'web', async (tx) => {
    const { rows } = await sql<{ fresh: boolean }>`
      insert into category (path, path_en, depth, wall, source)
      select c.path, c.path_en, array_length(string_to_array(c.path, '/'), 1), c.wall, ${source}
      from jsonb_to_recordset(${JSON.stringify(categories)}::jsonb) as c(path text, path_en text, wall boolean)
      on conflict (path) do update set path_en = excluded.path_en where category.path_en is null and excluded.path_en is not null
      returning (xmax = 0) as fresh`.execute(tx)
    return rows.filter((row) => row.fresh).length
  })
}
