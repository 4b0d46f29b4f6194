import type { Tx } from '../db/kysely.ts'
import { refusal, type Refusal } from '../rules/errors.ts'
import { escapeLike } from './search.ts'

/** Why a category cannot be chosen: nobody knows the path, or it is for accusations and the matter stands in the open. */
export async function checkCategory(tx: Tx, path: string, walled: boolean): Promise<Refusal[]> {
  if (path === '') return []
  const known = await tx
    .selectFrom('category')
    .select('wall')
    .where('path', '=', path)
    .where('retired_on', 'is', null)
    .executeTakeFirst()
  if (!known) {
    const like = await tx
      .selectFrom('category')
      .select('path')
      .where('path', 'like', `%${escapeLike(path)}%`)
      .where('retired_on', 'is', null)
      .where('wall', '=', walled)
      .orderBy('path')
      .limit(4)
      .execute()
    return like.length === 0
      ? [refusal('register.no_such_category', { category: path }, 'category')]
      : [
          refusal(
            'register.category_like',
            { category: path, like: like.map((one) => one.path).join('；') },
            'category',
          ),
        ]
  }
  return known.wall && !walled ? [refusal('register.wall_category', { category: path }, 'category')] : []
}
