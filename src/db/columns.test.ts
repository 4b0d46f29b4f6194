import { expect, test } from 'vitest'
import { columns } from './columns.ts'
import { testDb } from './testing.ts'

test('the declared column types are those of the migrated schema', async () => {
  const db = await testDb()
  const { rows } = await db.session((client) =>
    client.query<{ t: string; c: string; type: string }>(`
      select table_name as t, column_name as c, udt_name as type from information_schema.columns
       where table_schema = 'public' and table_name <> 'migration' order by 1, ordinal_position`),
  )
  const found: Record<string, Record<string, string>> = {}
  for (const { t, c, type } of rows) (found[t] ??= {})[c] = type.startsWith('_') ? `${type.slice(1)}[]` : type
  expect(columns).toEqual(found)
})
