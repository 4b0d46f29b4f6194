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

/** The path of what was typed into the field of a category: a path, its words in either language, or an end of them that only one has. */
export function pathOf(all: readonly CategoryName[], typed: string): string {
  const plain = (words: string) =>
    words
      .replace(/\s*[/／›>]\s*/gu, '/')
      .trim()
      .toLowerCase()
  const wanted = plain(typed)
  if (wanted === '') return ''
  const names = all.map((one) => ({ path: one.path, names: [plain(one.path), plain(one.path_en ?? one.path)] }))
  const whole = names.find((one) => one.names.includes(wanted))
  if (whole) return whole.path
  const ends = names.filter((one) => one.names.some((name) => name.endsWith(`/${wanted}`)))
  return ends.length === 1 && ends[0] ? ends[0].path : typed.trim()
}
