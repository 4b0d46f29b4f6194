import { expect, test } from 'vitest'
import { figures } from './figures/count.ts'
import { dimensions } from './figures/by.ts'
import { figureTable } from './figures/figures.ts'
import { figureList } from './figures/list.ts'
import { summary } from './figures/summary.ts'
import { accessOf } from './matters/access.ts'
import { act } from './matters/act.ts'
import { demandsOfLines } from './matters/demands.ts'
import { find } from './matters/find.ts'
import type { Doer, House } from './matters/house.ts'
import { countMatters, listMatters } from './matters/list.ts'
import { readAttachment, readAttachmentByCode } from './matters/read-attachment.ts'
import { register, type Registered } from './matters/register.ts'
import { showByCode } from './matters/show-by-code.ts'
import { showMatter } from './matters/show.ts'
import { lookAt } from './matters/look.ts'
import { sameMatter } from './matters/same-matter.ts'
import { smallTown, testHouse, visit } from './matters/testing.ts'
import { todayOfOfficer } from './matters/today.ts'
import { readPaper } from './papers/read.ts'
import type { ActionName } from './rules/lifecycle.ts'
import { isRefused } from './rules/errors.ts'
import { sources } from './scan.testing.ts'

// Accusations are walled off from everybody but the designated seat, in every way out (2022 Art. 30, spine.md 4): what
// others get is the same to the last letter whether there is something behind the wall or not.

const organ = 'shitown'
const day = '2018-05-07'

type Known = { ids: string[]; typed: string[]; codes: string[]; files: string[] }
type Exit = (house: House, doer: Doer, known: Known) => Promise<unknown>

const within = <T>(house: House, fn: Parameters<House['db']['withScope']>[2]) =>
  house.db.withScope([organ], 'web', fn) as Promise<T>

/** Every way by which records leave to somebody. A refusal is an answer too. */
const exits: Record<string, Exit> = {
  listMatters: (house, doer) =>
    within(house, async (tx) => {
      const query = { ...accessOf(doer), keys: house.keysOf(organ), limit: 100 }
      const filters = [
        {},
        { open: true },
        { year: 2018 },
        { village: 'nangang' },
        { unit: 'po' },
        { nobodys: true },
        { unassigned: true },
        { words: '墙' },
        { words: '占地' },
        { category: '纪检监察' },
      ]
      const pages = []
      for (const [i, filter] of filters.entries())
        pages.push(await listMatters(tx, { ...query, filters: filter, sort: i % 2 ? 'last_day' : 'received' }))
      return pages
    }),
  demandsOfLines: (house, doer) =>
    within(house, async (tx) => {
      const keys = house.keysOf(organ)
      const { rows } = await listMatters(tx, { ...accessOf(doer), keys, limit: 100 })
      return [...(await demandsOfLines(tx, organ, rows, keys))]
    }),
  countMatters: (house, doer) => within(house, (tx) => countMatters(tx, accessOf(doer), { year: 2018 })),
  find: (house, doer, { typed }) =>
    within(house, async (tx) => {
      const found = []
      for (const one of typed) found.push(await find(tx, { ...accessOf(doer), keys: house.keysOf(organ) }, one))
      return found
    }),
  todayOfOfficer: (house, doer) =>
    within(house, (tx) => todayOfOfficer(tx, doer, accessOf(doer), day, { keys: house.keysOf(organ) })),
  showMatter: (house, doer, { ids }) => each(ids, (id) => showMatter(house, doer, id)),
  sameMatter: (house, doer) =>
    within(house, (tx) =>
      sameMatter(
        tx,
        accessOf(doer),
        { subject: '村支书占地', demands: ['查清'], facts: '三亩', names: ['李大有'] },
        day,
      ),
    ),
  readPaper: (house, doer, { ids }) =>
    each(ids, (matter) => readPaper(house, doer, { matter, form: 'acceptance', lang: 'zh-CN' })),
  readAttachment: (house, doer, { files }) => each(files, (id) => readAttachment(house, doer, id)),
  readAttachmentByCode: (house, doer, { codes, files }) =>
    each(doer.actor.officer_id === 'zhou' ? codes : [], (code) =>
      Promise.all(files.map((id) => settled(readAttachmentByCode(house, code, id)))),
    ),
  showByCode: (house, doer, { codes }) =>
    each(doer.actor.officer_id === 'zhou' ? codes : [], (code) => showByCode(house, code)),
  figures: async (house, doer) => [
    await settled(figures(house, doer, { organ, year: 2018 })),
    ...(await each(doer.actor.officer_id === 'zhou' ? dimensions : [], (dimension) =>
      figures(house, doer, { organ, year: 2018, by: { dimension } }),
    )),
  ],
  figureList: (house, doer) =>
    each(
      figureTable.filter((_, i) => doer.actor.officer_id === 'zhou' || i % 9 === 0),
      ({ id }) => figureList(house, doer, id, { organ, year: 2018 }, { limit: 200 }),
    ),
  summary: (house, doer) => settled(summary(house, doer, { organ, year: 2018, lang: 'zh-CN' })),
}

/** Exported and asynchronous, and no way out by itself: parts of one above, ways in, or for auditors only. */
const inner = new Set(
  `act register checkFiles filesOf filesOfContact stateAt addCategories openOrgan setDemoAccounts
  loadMatter loadContact contactsOf namesOf wordsOfEvents openedWords bodyKeyOf wallKey visibleAmong mayRead matterNamed
  homeOfCode searchKeys showIn reachOf seatsOf organView addWords setWords reindexReaders nextNumbers writeChanges
  checkCategory claimKey registeredBefore leavingContact openForLeaving summaryDocx paperDocx tally registrationOf
  saveActDraft readActDraft dropActDraft lookAt looksOf givenFiles writeTypedNumbers typedNumbers
  categoriesInUse listsOf officesOf readerOf holderOf demoAccounts
  publicSteps publicLooks learn learnDaily learnedOf frequenciesOf newHash
  saveDraft readDraft draftFiles draftsOf dropDraft markSent sweepStaffDrafts sweepPortalDrafts beginDraft openDraft addDraftFiles dropDraftFile
  sendingDraft notSent draftSent sendDraft draftIn unsorted villagesOf placesOf publicTown publicTowns readsForThePublic
  accountOf ownAccount makeAccount makeAccountIn setDisabled resetPassphrase changePassphrase choosePassphrase showCode
  addOffice changeOffice unitOf addSeat renameSeat postOf seatChoices giveSeat giveSeatIn endHolding addOfficer
  changeOfficer peopleOf cardOf saveCard setReception makeOffice openOrganIn isEmpty recordChange
  enter keptFrom markIn sealedFrom typedIn viewOf look`.split(/\s+/),
)

async function settled(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer
  } catch (caught) {
    if (!isRefused(caught)) throw caught
    return caught.refusals
  }
}
async function each<T>(list: readonly T[], ask: (one: T) => Promise<unknown>): Promise<unknown[]> {
  const all = []
  for (const one of list) all.push(await settled(ask(one)))
  return all
}

test('every way out of the rooms is in the table of exits', () => {
  const found = sources()
    .filter((file) => !file.test && ['matters', 'figures', 'offices', 'papers', 'portal'].includes(file.room))
    .flatMap((file) => [...file.raw.matchAll(/^export async function (\w+)/gm)].map(([, name = '']) => name))
    .toSorted()
  expect(
    found.filter((name) => !(name in exits) && !inner.has(name)),
    'A new function that reads: is it a way out? Add it to `exits` here, so that the wall is tried on it; else to `inner`.',
  ).toEqual([])
  expect([...Object.keys(exits), ...inner].filter((name) => !found.includes(name))).toEqual([])
})

const file = (words: string) => [
  { name: `${words}.txt`, media_type: 'text/plain', bytes: new TextEncoder().encode(words) },
]
const filesHere = (house: House): Promise<string[]> =>
  within(house, async (tx) => {
    const rows = await tx.selectFrom('attachment').select('attachment_id').orderBy('attachment_id').execute()
    return rows.map((row) => row.attachment_id)
  })

const secret = '墙内'
const wallId = '650102198811112222'
const openId = '110101199003071234'

test('what others get is the same whether there is something behind the wall or not; the bytes hold none of it', async () => {
  const { house, doer } = await testHouse(`${day}T01:00:00.000Z`)
  const all = await Promise.all(smallTown.officers.map((o) => doer(o.officer_id)))
  const others = all.filter((one) => one.actor.officer_id !== 'qian')
  const [zhou, min, qian] = [await doer('zhou'), await doer('min'), await doer('qian')]

  // Ordinary business, some of it about the same places and people.
  const open: Registered[] = []
  for (let i = 0; i < 5; i++)
    open.push(
      await register(
        house,
        min,
        visit({
          subject: `墙外占地第${i}件`,
          village: i % 2 ? 'liushu' : 'nangang',
          people: [{ name: '李大有', id_number: openId, representative: true }],
          ...(i === 2 ? { leader_seat: 'mayor' } : {}),
          ...(i > 3 ? { same_as: { matter_id: open[0]?.matter_id ?? '', cause: 'late', reason: '又来' } } : {}),
        }),
        undefined,
        file('墙外的照片说明'),
      ),
    )
  const first = open[0]?.matter_id ?? ''
  await act(house, zhou, { matter_id: first, action: 'assign', input: { unit: 'land', help: ['law'] }, happened: day })
  await act(house, zhou, { matter_id: open[1]?.matter_id ?? '', action: 'keep', input: {}, happened: day })

  const known: Known = {
    ids: open.map((one) => one.matter_id),
    typed: ['JB-2018-000001', 'JD-2018-000001', 'XF-2018-000001', secret, '占地', '石政检受〔2018〕1号'],
    codes: open.map((one) => one.code),
    files: await filesHere(house),
  }
  const look = async (who: Doer) => {
    const seen: Record<string, string> = {}
    const many = ['zhou', 'wu', 'qian'].includes(who.actor.officer_id ?? '')
    for (const [name, exit] of Object.entries(exits))
      if (many || !/figure|summary/.test(name)) seen[name] = JSON.stringify(await settled(exit(house, who, known)))
    return seen
  }
  const before = new Map<string, Record<string, string>>()
  for (const who of others) before.set(who.actor.officer_id ?? '', await look(who))

  // Behind the wall: by clerk and designated seat, about an ordinary matter, from above, repeated, handled, voided.
  const walled: Registered[] = []
  for (let i = 0; i < 6; i++) {
    const one = await register(
      house,
      i % 2 ? min : qian,
      visit({
        kind: 'accusation',
        channel: i % 3 === 0 ? 'transfer' : 'letter',
        ...(i % 3 === 0 ? { from_above: { level: 'county', sender: `${secret}县纪委`, due: '2018-05-20' } } : {}),
        subject: `${secret}村支书占地`,
        facts: `${secret}三亩`,
        demands: [`${secret}查清`],
        people: [{ name: `${secret}人`, phone: '13911112222', id_number: wallId, representative: false }],
        present: 1,
        village: 'nangang',
        against: 'nangang',
        leader_seat: 'mayor',
        about: first,
        ...(i === 4 ? { same_as: { matter_id: walled[0]?.matter_id ?? '', cause: 'late', reason: secret } } : {}),
      }),
      undefined,
      file(`${secret}的证据`),
    )
    walled.push(one)
  }
  const go = (i: number, action: ActionName, input: object) =>
    act(house, qian, { matter_id: walled[i]?.matter_id ?? '', action, input, happened: day })
  await go(0, 'keep', { text: secret })
  await go(0, 'accept', { way: 'post', text: secret })
  await go(0, 'handle', { kind: 'investigation', text: `${secret}记事` })
  await go(0, 'ask_extension', { days: 30, reason: secret })
  await go(1, 'correct', { village: 'liushu', reason: secret })
  await go(2, 'ask_void', { reason: secret })
  await go(3, 'refuse', { ground: 'not-ours', reason: secret, elsewhere: '县农机局' })
  await go(5, 'move', { organ: 'linxi', reason: secret })

  const behind = (await filesHere(house)).filter((id) => !known.files.includes(id))
  expect(behind).toHaveLength(6)
  for (const who of others) {
    const now = await look(who)
    for (const [name, said] of Object.entries(before.get(who.actor.officer_id ?? '') ?? {}))
      expect(now[name], `${name} for ${who.actor.officer_id}`).toBe(said)
    const refused = await each(walled, ({ matter_id, matter_number }) =>
      Promise.all([showMatter(house, who, matter_id), showMatter(house, who, matter_number)]),
    )
    const files = await each(behind, (id) => readAttachment(house, who, id))
    const looks = await each(walled, ({ contact_id }) =>
      lookAt(house, who, { contact_id, purpose: 'contact', text: '' }),
    )
    const papers = await each(walled, ({ matter_id }) =>
      readPaper(house, who, { matter: matter_id, form: 'acceptance', lang: 'zh-CN' }),
    )
    expect(
      new Set(
        [...refused, ...files, ...looks, ...papers].flatMap((r) => (r as { code: string }[]).map((one) => one.code)),
      ),
    ).toEqual(new Set(['matter.not_found', 'file.not_found']))
  }
  // The designated seat does see: the exits are looked at, not blind.
  const mine = await look(qian)
  expect(mine['listMatters']).toContain(`${secret}村支书占地`)
  expect(mine['todayOfOfficer']).toContain('JB-2018-000001')
  // Own series: the next ordinary number tells nothing.
  expect((await register(house, min, visit())).contact_number).toBe('DJ-2018-000006')

  // At rest: every byte of every table.
  const text = await everyByte(house)
  const holds = (words: string) =>
    text.includes(words) ||
    text.includes(Buffer.from(words).toString('hex')) ||
    text.includes(Buffer.from(words).toString('base64'))
  expect(holds('墙外占地第3件')).toBe(true)
  expect(text.includes('"id_tail":"1234"')).toBe(true)
  for (const words of [secret, '13911112222', wallId, openId, '2222"']) expect(holds(words), words).toBe(false)
}, 180_000)

async function everyByte(house: House): Promise<string> {
  return house.db.session(async (client) => {
    const tables = await client.query<{ t: string }>(
      `select table_name as t from information_schema.tables where table_schema = 'public' order by 1`,
    )
    const all: string[] = []
    for (const { t } of tables.rows) {
      const rows = await client.query<{ row: string }>(`select row_to_json(x)::text as row from "${t}" x`)
      all.push(...rows.rows.map((r) => r.row))
    }
    return all.join('\n')
  })
}
