import { expect, test } from 'vitest'
import { testHouse } from '../matters/testing.ts'
import { officerNamed } from './command.ts'

test('an officer is named by what they sign in with, else by id', async () => {
  const { house } = await testHouse()
  const named = (given: string) => house.db.withScope(['shitown'], 'web', (tx) => officerNamed(tx, 'shitown', given))
  expect(await named('zhou')).toBe('zhou')
  await house.db.withScope(['shitown'], 'web', (tx) =>
    tx
      .insertInto('account')
      .values({ login: '老周', organ_id: 'shitown', officer_id: 'zhou', passphrase_hash: null, disabled_at: null })
      .execute(),
  )
  expect(await named(' 老周 ')).toBe('zhou')
  expect(await named('zhou')).toBe('zhou')
  await expect(named('nobody')).rejects.toMatchObject({ refusals: [{ code: 'cli.no_such_officer' }] })
})
