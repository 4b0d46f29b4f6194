import { createHash } from 'node:crypto'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { inOneMoment } from '../db/backup.ts'
import { tablesInOrder, quoted } from '../db/dump.ts'
import { openDb, type Db } from '../db/open.ts'
import { preparedFolder } from '../db/prepared.ts'
import { insertRows, type Rows } from '../db/rows.ts'
import { atEnd } from '../db/testing.ts'
import { fixedNow } from '../lib/clock.ts'
import { newId } from '../lib/ids.ts'
import { checkFiles } from '../matters/attachments.ts'
import type { Doer, House } from '../matters/house.ts'
import { todayOf } from '../matters/house.ts'
import { learn } from '../matters/learn.ts'
import { register } from '../matters/register.ts'
import { matterReplay } from '../matters/replay.ts'
import { smallTown, visit } from '../matters/testing.ts'
import { openOrgan } from '../offices/open-organ.ts'
import { organReplay } from '../offices/replay-organ.ts'
import { seatsOf } from '../offices/organ-view.ts'
import type { Finding } from '../record/findings.ts'
import { makeKeys, saveKeys } from '../record/keys.ts'
import { verify, type Verified } from '../record/verify.ts'
import { keysFolder, openHouse, seal } from '../start.ts'

export const organ = smallTown.organ_id
const scan = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

export type Place = { dataDir: string; databaseUrl?: string; remove: () => Promise<void> }
export type OpenedHouse = { house: House; close: () => Promise<void> }

/** What opens a place. */
export function whereIn({ dataDir, databaseUrl }: Place): { dataDir: string; databaseUrl?: string } {
  return databaseUrl === undefined ? { dataDir } : { dataDir, databaseUrl }
}

/** A house in a place as a server or a command opens it; closed when the test has finished. */
export async function houseIn(
  place: Place,
  at = '2018-05-07T01:00:00.000Z',
  purpose: 'server' | 'command' = 'command',
): Promise<OpenedHouse> {
  const clock = fixedNow(at)
  const opened = await openHouse({ ...whereIn(place), now: clock.now, leastFree: 0, purpose })
  let closed: Promise<void> | undefined
  const close = () => (closed ??= opened.close())
  atEnd(() => close().catch(() => {}))
  return { house: opened.house, close }
}

export async function doerIn(house: House, officer_id: string): Promise<Doer> {
  const seats = await house.db.withScope([organ], 'web', (tx) => seatsOf(tx, organ, officer_id, todayOf(house)))
  return { organ_id: organ, actor: { officer_id, seats }, via: 'counter' }
}

/** Registers a visit with a file. */
export async function registerOne(house: House, n: number): Promise<void> {
  const files = await checkFiles([{ name: `照片${n}.png`, bytes: Buffer.concat([scan, Buffer.from(`\n\t\\N ${n}`)]) }])
  const subject = `第${n}件：路灯\t不亮\\了\n两行`
  await register(house, await doerIn(house, 'min'), visit({ subject }), undefined, files)
}

/** A small town with some of everything: records, files, an accusation, an act, and rows in every other table. */
export async function fullHouse(place: Place): Promise<OpenedHouse> {
  // Ready made, for the first start of a database takes seconds.
  if (place.databaseUrl === undefined)
    cpSync(await preparedFolder(false), join(place.dataDir, 'pglite'), { recursive: true })
  const opened = await houseIn(place)
  const { house } = opened
  const { now, random } = house
  saveKeys(keysFolder(place.dataDir), makeKeys(organ, { now: now(), random }))
  await openOrgan(house, smallTown, { officer_id: null, via: 'cli' })
  for (let n = 1; n <= 5; n++) await registerOne(house, n)
  await register(
    house,
    await doerIn(house, 'min'),
    visit({ kind: 'accusation', subject: '村干部冒领补贴', category: '纪检监察/干部作风/失职渎职' }),
  )
  await learn(house, organ)
  await fillPlainTables(house)
  await seal(house)
  return opened
}

/** Rows in the tables that no record of the full house fills: only to be copied, for no event says so. */
export async function fillEveryTable(house: House): Promise<void> {
  const { db, random } = house
  const now = house.now()
  const id = () => newId(now, random)
  const matter_id = await oneMatter(house)
  const root = Buffer.from(random(32))
  await db.asOwner((tx) =>
    insertRows(tx, {
      barred: [{ organ_id: organ, matter_id, officer_id: 'zhou', because: 'conflict', since: '2018-05-07' }],
      handling: [
        { organ_id: organ, matter_id, unit_id: 'land', role: 'lead', from_day: '2018-05-07', n: 1, to_day: null },
      ],
      matter_link: [
        {
          organ_id: organ,
          matter_id,
          kind: 'about',
          other_organ_id: organ,
          other_id: id(),
          since: '2018-05-07',
          undone_on: null,
        },
      ],
      paper: [
        {
          organ_id: organ,
          paper_id: id(),
          matter_id,
          kind: 'inform',
          word: '石政信受',
          year: 2018,
          n: 1,
          signed_on: '2018-05-07',
          served_on: null,
          voided_on: null,
        },
      ],
      idempotency: [{ organ_id: organ, key: 'k', request_digest: root, contact_id: id(), entered: now }],
      log_pending: [{ organ_id: organ, event_id: id() }],
      log_tile: [{ organ_id: organ, level: 0, idx: 2 ** 40, data: root }],
      log_epoch: [
        { organ_id: organ, epoch: 1, started_at: now, reason: 'test', old_size: null, old_root: null, lost: null },
      ],
    }),
  )
}

async function oneMatter(house: House): Promise<string> {
  const { matter_id } = await house.db.withScope([organ], 'web', (tx) =>
    tx
      .selectFrom('matter')
      .select('matter_id')
      .where('walled', '=', false)
      .orderBy('n')
      .limit(1)
      .executeTakeFirstOrThrow(),
  )
  return matter_id
}

async function fillPlainTables(house: House): Promise<void> {
  const { db, random } = house
  const now = house.now()
  const id = () => newId(now, random)
  const bytes = (size: number) => Buffer.from(random(size))
  const matter_id = await oneMatter(house)
  const code = bytes(32)
  const rows: Rows = {
    account: [{ login: 'min', organ_id: organ, officer_id: 'min', passphrase_hash: 'x', disabled_at: null }],
    session: [
      { token_hash: bytes(32), organ_id: organ, officer_id: 'min', created_at: now, expires_at: now, agent: null },
    ],
    passphrase_code: [{ code_hash: bytes(32), login: 'min', expires_at: now }],
    portal_draft: [
      { organ_id: organ, draft_id: code, content: bytes(100), saved_at: now, expires_at: now, sent_on: null },
    ],
    office_reception: [
      { organ_id: organ, office_id: 'po', address: '镇政府一楼', address_en: null, hours: null, hours_en: null },
    ],
    portal_draft_file: [{ organ_id: organ, draft_id: code, n: 1, content: bytes(300_000) }],
    draft: [{ organ_id: organ, officer_id: 'min', form: 'visit', sealed: bytes(40), saved_at: now }],
    draft_file: [{ organ_id: organ, officer_id: 'min', form: 'visit', n: 1, sealed: bytes(700_000) }],
    act_draft: [
      {
        organ_id: organ,
        matter_id,
        action: 'accept',
        officer_id: 'zhou',
        typed: { words: ['草稿 "引号" \\ \n'] },
        saved_at: now,
      },
    ],
    typed_number: [
      { organ_id: organ, year: 2018, id: 'petitions', value: 3, source: null, officer_id: 'zhou', entered: now },
    ],
    import_run: [
      {
        organ_id: organ,
        import_id: id(),
        source: '旧系统',
        file_sha256: bytes(32),
        officer_id: null,
        started_at: now,
        finished_at: null,
        rows_read: 1,
        added: 1,
        already: 0,
        refused: 0,
      },
    ],
  }
  await db.asOwner((tx) => insertRows(tx, rows))
}

/** Every table with the number of its rows and a digest of all of them, in an order that no collation changes. */
export async function tablesOf(db: Db): Promise<Record<string, string>> {
  return db.session((client) =>
    inOneMoment(client, async () => {
      const found: Record<string, string> = {}
      const tables = await tablesInOrder(client)
      for (const { name, columns } of [
        ...tables,
        {
          name: 'migration',
          columns: [
            { name: 'name', type: '' },
            { name: 'checksum', type: '' },
            { name: 'applied_at', type: '' },
          ],
        },
      ]) {
        const list = columns.map((one) => `${quoted(one.name)}::text`).join(', ')
        const { rows } = await client.query<{ row: string }>(`select row(${list})::text as row from ${quoted(name)}`)
        const hash = createHash('sha256')
        for (const { row } of rows.toSorted((a, b) => (a.row < b.row ? -1 : 1))) hash.update(row)
        found[name] = `${rows.length} ${hash.digest('hex').slice(0, 16)}`
      }
      return found
    }),
  )
}

/** `tablesOf` in a place that nobody has open. */
export async function tablesIn(place: Place): Promise<Record<string, string>> {
  const db = await openDb({ ...whereIn(place), leastFree: 0 })
  try {
    return await tablesOf(db)
  } finally {
    await db.close()
  }
}

/** Checks an organ's record, its summary rows too. */
export async function verified(house: House): Promise<Verified & { findings: Finding[] }> {
  const findings: Finding[] = []
  const options = { wrapping: house.keysOf(organ).wrapping, replay: { ...matterReplay, whole: organReplay } }
  const done = await verify(house.db, organ, options, (finding) => findings.push(finding))
  return { ...done, findings }
}
