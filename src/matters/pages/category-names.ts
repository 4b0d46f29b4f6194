import type { Tx } from '../../db/kysely.ts'
import type { Lang } from '../../i18n/translate.ts'

export type CategoryName = { path: string; path_en: string | null; wall: boolean }

/** The categories in use, in order of their paths. */
export async function categoriesInUse(tx: Tx): Promise<CategoryName[]> {
  return tx
    .selectFrom('category')
    .select(['path', 'path_en', 'wall'])
    .where('retired_on', 'is', null)
    .orderBy('path')
    .execute()
}

/** A category's whole path in the page's language, its levels set apart. */
export function categoryWords(lang: Lang, all: readonly CategoryName[], path: string): string {
  const known = all.find((one) => one.path === path)
  return ((lang === 'en' && known?.path_en) || path).split('/').join(' / ')
}

/** The beginning of paths, `农村农业`, in the page's language. */
export function topWords(lang: Lang, all: readonly CategoryName[], top: string): string {
  if (lang !== 'en') return top
  const below = all.find((one) => one.path === top || one.path.startsWith(`${top}/`))
  return below?.path_en?.split('/')[0] ?? top
}
