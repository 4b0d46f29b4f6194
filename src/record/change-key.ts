import { insertRows } from '../db/rows.ts'
import type { Db } from '../db/open.ts'
import type { Random } from '../lib/ids.ts'
import { makeEvents, type Via } from './append.ts'
import { nextLogSeq } from './epoch.ts'
import { openKeys, organKeyRow, readKeyFile, saveKeys, signerId, type OrganKeys } from './keys.ts'
import { signerFrom, signNote, vkeyOf } from './notes.ts'

/**
 * Changes an organ's signing key. The change is an event whose note both keys sign. The new key is on the disk before the log
 * names it; after a crash in between, the same call finishes with the same key. Out: the keys from now on.
 */
export async function changeSigningKey(
  db: Db,
  dir: string,
  organ_id: string,
  by: { officer_id: string | null; via: Via; now: string; random: Random },
): Promise<OrganKeys> {
  const file = readKeyFile(dir, organ_id)
  const old = openKeys(file).signer
  let next = file.signing.find((one) => one.next === true)
  if (next === undefined) {
    next = { seed: Buffer.from(by.random(32)).toString('hex'), since: by.now, next: true }
    saveKeys(dir, { ...file, signing: [...file.signing, next] }, true)
  }
  const signer = signerFrom(file.name, Buffer.from(next.seed, 'hex'))
  const { since } = next
  await db.withScope([organ_id], 'web', async (tx) => {
    const done = await tx
      .selectFrom('organ_key')
      .select('key_id')
      .where('organ_id', '=', organ_id)
      .where('key_id', '=', signerId(signer))
      .executeTakeFirst()
    if (done !== undefined) return
    const note = signNote(`${file.name}/key\n${vkeyOf(old)}\n${vkeyOf(signer)}\n${since}\n`, [old, signer])
    await tx
      .updateTable('organ_key')
      .set({ retired_at: since })
      .where('organ_id', '=', organ_id)
      .where('retired_at', 'is', null)
      .execute()
    await insertRows(tx, {
      organ_key: [organKeyRow(organ_id, signer, since)],
      ...makeEvents(
        [
          {
            organ_id,
            subject_kind: 'log',
            subject_id: organ_id,
            seq: await nextLogSeq(tx, organ_id),
            kind: 'log.key',
            officer_id: by.officer_id,
            seat_id: null,
            via: by.via,
            happened: null,
            entered: by.now,
            facts: { key_id: signerId(signer), vkey: vkeyOf(signer), note },
          },
        ],
        by.random,
      ),
    })
  })
  const signing = [...file.signing.filter((one) => one.next !== true), { seed: next.seed, since }]
  saveKeys(dir, { ...file, signing }, true)
  return openKeys({ ...file, signing })
}
