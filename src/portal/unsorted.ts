import type { House } from '../matters/house.ts'
import { refuse } from '../rules/errors.ts'

/**
 * The category of what no officer has sorted yet: the broadest 其他 of the open tree, or of the branch behind the wall.
 * A visitor is not asked to find their matter in an office's tree. Refuses `register.no_such_category`.
 */
export async function unsorted(house: House, walled: boolean): Promise<string> {
  const rows = await house.db.withScope(
    [],
    'web',
    (tx) =>
      tx
        .selectFrom('category')
        .select(['path', 'depth'])
        .where('wall', '=', walled)
        .where('retired_on', 'is', null)
        .orderBy('depth')
        .orderBy('path')
        .execute(),
    { readOnly: true },
  )
  const other = rows.find(({ path }) => path.split('/').at(-1) === '其他')
  return (other ?? rows[0])?.path ?? refuse('register.no_such_category', { category: '' }, 'category')
}
