import type { Tx } from '../db/kysely.ts'
import { t } from '../i18n/translate.ts'
import type { House } from '../matters/house.ts'
import { addCategories } from '../offices/categories.ts'
import { type Refusal, refusal } from '../rules/errors.ts'

const LONGEST_PATH = 300

/** The categories of an import: what each record's is, and whether it may come in. */
export type ImportCategories = {
  /** A record's category as a whole path; 未分类 when it has none. A '/' inside a level would add one: it is written full-width. */
  pathOf(levels: readonly string[]): string
  /** Why a record of this category is not taken in: accusations stand behind the wall and are registered by hand. */
  barred(path: string): Refusal | null
  /** Adds the paths that are new; a dry run adds none. */
  add(house: House, paths: Iterable<string>): Promise<void>
}

/** Reads the categories that are known. */
export async function importCategories(tx: Tx): Promise<ImportCategories> {
  const rows = await tx.selectFrom('category').select(['path', 'wall']).execute()
  const known = new Set(rows.map((row) => row.path))
  // A branch whose every category is walled is walled itself, and so is what is added to it.
  const tops = new Map<string, boolean>()
  for (const { path, wall } of rows) {
    const top = topOf(path)
    tops.set(top, (tops.get(top) ?? true) && wall)
  }
  const walled = new Set(rows.filter((row) => row.wall).map((row) => row.path))
  const isWalled = (path: string) => walled.has(path) || tops.get(topOf(path)) === true
  const none = { path: t('zh-CN', 'import.no_category'), path_en: t('en', 'import.no_category') }
  return {
    pathOf: (levels) => levels.map((level) => level.replaceAll('/', '／')).join('/') || none.path,
    barred(path) {
      if (path.length > LONGEST_PATH) return refusal('import.category_too_long', { most: LONGEST_PATH })
      return isWalled(path) ? refusal('import.wall_category', { category: path }) : null
    },
    async add(house, paths) {
      const fresh = [...new Set(paths)].filter((path) => !known.has(path))
      if (fresh.length === 0) return
      await addCategories(
        house.db,
        fresh.map((path) => ({ path, path_en: path === none.path ? none.path_en : null, wall: false })),
        'import',
      )
      for (const path of fresh) known.add(path)
    },
  }
}

const topOf = (path: string) => path.split('/')[0] ?? ''
