import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { circles, importsOf, sources, takeApart } from './scan.testing.ts'

// The rules of the house that a machine can hold (ARCHITECTURE.md). Each message says what to do. Tests may import and
// write what they need; everything else is held to this.

const all = sources()
const ours = all.filter((file) => !file.test)
const inSrc = (path: string) => ours.some((file) => file.path === path)

/** From the ground up: a file imports from its own room and from floors below. Rooms of one floor: see `neighbours`. */
const floors: string[][] = [
  ['rules'],
  ['lib'],
  ['db', 'i18n'],
  ['record'],
  ['backup'],
  ['health'],
  ['ui'],
  ['http'],
  [
    'offices',
    'matters',
    'papers',
    'leaders',
    'meetings',
    'screening',
    'mediation',
    'vigilance',
    'supervision',
    'services',
    'outreach',
    'ratings',
    'figures',
  ],
  ['config.ts'], // every setting
  ['settings-doc.ts'],
  ['start.ts'], // opens the house from its folder, for whatever door
  ['exchange', 'help', 'jobs', 'portal'],
  ['app.ts'], // the web as one function
  ['begin-set-up.ts'], // what an empty house offers
  ['server.ts'],
  ['commands'],
  ['cli.ts'],
]

/** What rooms of one floor may take from each other, file by file. Keep it short: each line is a knot. */
const neighbours: Record<string, string[]> = {
  matters: ['offices/organ-view.ts', 'offices/desk.ts', 'offices/signed-in.ts'],
  offices: ['matters/house.ts'],
  papers: [
    'matters/act-draft.ts',
    'matters/house.ts',
    'matters/present-matter-schema.ts',
    'matters/show.ts',
    'offices/desk.ts',
  ],
  figures: [
    'matters/house.ts',
    'matters/pages/stage-words.ts',
    'offices/desk.ts',
    'offices/record-change.ts',
    'offices/signed-in.ts',
  ],
}

/** Lists, not code: one line a column, kept beside the migrations. And what is still to be split. */
const mayBeLong: Record<string, number> = {
  'db/tables.ts': 600,
  'db/columns.ts': 500,
  'config.ts': 350,
  'record/tamper.test.ts': 600,
  'app.test.ts': 400,
  'architecture.test.ts': 330,
}

/** Words and letters of the office that are data: names of laws, series, words of papers, characters to recognise. */
const holdsChinese = [
  'rules/ruleset-2005.ts',
  'rules/ruleset-2022.ts',
  'rules/ruleset-other-system.ts',
  'rules/ruleset-common.ts',
  'rules/routing.ts',
  'rules/numbering.ts',
  'rules/redaction.ts',
  'exchange/dates.ts',
  'matters/pages/basis.ts', // numerals
  'portal/unsorted.ts', // the name of what is not sorted
  'portal/law.ts', // how articles begin
  'config.ts', // what docs/settings.zh-CN.md says
  'settings-doc.ts',
  'commands/office.ts', // the branch of a foreign category tree that stands behind the wall
]

const floorOf = (room: string) => floors.findIndex((rooms) => rooms.includes(room))

describe('who may import what', () => {
  test('every room stands on a floor', () => {
    expect(
      [...new Set(ours.map((file) => file.room))].filter((room) => floorOf(room) < 0),
      'A new folder or file in src/: give it its floor in this test and a line in ARCHITECTURE.md.',
    ).toEqual([])
  })

  test('nothing is imported upwards', () => {
    const broken = ours.flatMap((file) =>
      file.imports
        .filter(({ from }) => inSrc(from))
        .filter(({ from }) => {
          const room = from.split('/')[0] ?? from
          if (room === file.room) return false
          if (floorOf(room) !== floorOf(file.room)) return floorOf(room) > floorOf(file.room)
          return !(neighbours[file.room] ?? []).includes(from)
        })
        .map(({ from }) => `${file.path} imports ${from}`),
    )
    expect(
      broken,
      'Move what both need to the lower floor, or hand it in as an argument. Between rooms of one floor, add the file to `neighbours` when there is no better way.',
    ).toEqual([])
  })

  test('the table of neighbours lists what is used and nothing else', () => {
    const unused = Object.entries(neighbours).flatMap(([room, files]) =>
      files
        .filter((path) => !ours.some((f) => f.room === room && f.imports.some(({ from }) => from === path)))
        .map((path) => `${room}: ${path}`),
    )
    expect(unused, 'Nobody imports this any more: take the line out of `neighbours`.').toEqual([])
  })

  test('what is imported is there, and nothing of the product imports a test or a bench, nor the demo but by its commands', () => {
    const broken = ours.flatMap((file) =>
      file.imports
        .filter(({ from }) => /\.(?:tsx?|json|mjs)$/.test(from) && (from.startsWith('..') || !inSrc(from)))
        .filter(({ from }) => !from.startsWith('../locales/') || !existsSync(from.slice(3)))
        .filter(({ from }) => !(file.path.startsWith('commands/demo') && from.startsWith('../demo/')))
        .map(({ from }) => `${file.path} imports ${from}`),
    )
    expect(broken, 'Move what is needed out of the test, demo or bench into a room.').toEqual([])
  })

  test('the rules are pure: no package, no clock, no chance, no input or output', () => {
    const broken = ours
      .filter((file) => file.room === 'rules')
      .flatMap((file) => [
        ...file.imports.filter(({ from }) => !from.startsWith('rules/')).map(({ from }) => `${file.path}: ${from}`),
        ...(/\b(?:process|console|fetch|crypto|performance|setTimeout)\b/.test(file.code)
          ? [`${file.path}: world`]
          : []),
      ])
    expect(broken, 'Hand it in: a date, an id, a calendar, a state. rules/ imports nothing outside itself.').toEqual([])
  })

  test('time and chance come from lib/clock.ts and lib/ids.ts; db/ alone measures how long a statement takes', () => {
    const asks = /\bnew Date\(\)|\bDate\.now\(|\bMath\.random\(/
    expect(
      ours.filter((f) => asks.test(f.code) && f.path !== 'lib/clock.ts' && f.room !== 'db').map((file) => file.path),
      'Take `now` or `random` as an argument; only the door at the top passes systemNow and systemRandom.',
    ).toEqual([])
  })

  test('only db/ knows the drivers', () => {
    expect(
      ours
        .filter((file) => file.room !== 'db')
        .filter((file) => file.imports.some(({ from }) => from === 'pg' || from.startsWith('@electric-sql/')))
        .map((file) => file.path),
      'Open databases through db/open.ts and speak Kysely; no code above asks which database it has.',
    ).toEqual([])
  })

  test('nothing goes round in circles', () => {
    const edges = new Map(
      ours.map((file) => [file.path, file.imports.filter((i) => !i.types && inSrc(i.from)).map((i) => i.from)]),
    )
    expect(circles(edges), 'Put what both need into a third file, or import the type only.').toEqual([])
  })
})

describe('one door for each thing', () => {
  const elsewhere = (pattern: RegExp, allowed: string[]) =>
    ours.filter((file) => !allowed.includes(file.path) && pattern.test(file.raw)).map((file) => file.path)

  test('events are made by record/append.ts alone, and never changed or removed', () => {
    expect(
      elsewhere(/insertInto\(\s*'event'|\binsert\s+into\s+event\b/i, []),
      'Make events with makeEvents of record/append.ts and hand the rows to insertRows.',
    ).toEqual([])
    expect(
      elsewhere(
        /updateTable\(\s*'event'|deleteFrom\(\s*'event'|\bupdate\s+event\s+set\b|\bdelete\s+from\s+event\b/i,
        [],
      ),
      'The log is append-only: correct by another event.',
    ).toEqual([])
    expect(
      ours.filter((file) => file.room !== 'record' && /\bleafHashOf\b/.test(file.code)).map((file) => file.path),
      'Only record/ computes leaf hashes: use makeEvents.',
    ).toEqual([])
  })

  test('search reads matter_search, nobody else does', () => {
    expect(
      elsewhere(/selectFrom\(\s*'matter_search|\b(?:from|join)\s+matter_search\b/i, ['matters/search.ts']),
      'matter_search has no row-level security: find through matters/search.ts.',
    ).toEqual([])
  })

  test('who may see is read in few places', () => {
    expect(
      elsewhere(
        /selectFrom\(\s*'(?:matter_reader|contact_reader|barred)|\b(?:from|join)\s+(?:matter_reader|contact_reader|barred)\b/i,
        [
          'matters/access.ts',
          'matters/list-keys.ts',
          'matters/list.ts',
          'matters/load.ts',
          'matters/today.ts',
          'figures/reach.ts',
        ],
      ),
      'Ask matters/access.ts (or reach.ts for figures) who may see; a new reader of these tables needs a line here.',
    ).toEqual([])
  })

  test('JSON leaves through http/reply.ts', () => {
    expect(
      elsewhere(/\bc\.json\(/, ['http/reply.ts']),
      'Answer with reply(c, schema, value): it drops what the schema does not name.',
    ).toEqual([])
  })
})

describe('how it is written', () => {
  test('no any, no silenced checks, nothing left to do', () => {
    const any = /(?::|\bas)\s+any\b|<any\b|,\s*any>|\|\s*any\b|\bany\[\]/
    expect(
      all.filter((file) => any.test(file.code)).map((file) => file.path),
      'Say the type, or `unknown` and look.',
    ).toEqual([])
    const silenced = new RegExp(
      ['(?:oxlint|eslint|biome)-(?:disable|ignore)', '@ts-(?:ignore|expect-error|nocheck)'].join('|'),
    )
    expect(
      all.filter((file) => silenced.test(file.raw)).map((file) => file.path),
      'Mend what the check complains about.',
    ).toEqual([])
    const later = new RegExp(`\\b(?:${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')}|${['X', 'XX'].join('')})\\b`)
    expect(
      all.filter((file) => later.test(file.raw)).map((file) => file.path),
      'Do it, or write it where work is planned.',
    ).toEqual([])
  })

  test('no file is longer than 300 lines', () => {
    expect(
      all.filter((file) => file.lines > (mayBeLong[file.path] ?? 300)).map((file) => `${file.path}: ${file.lines}`),
      'Split it by what it does, one operation a file.',
    ).toEqual([])
    expect(
      Object.keys(mayBeLong).filter((path) => (all.find((file) => file.path === path)?.lines ?? 0) <= 300),
      'Short enough now: take it out of `mayBeLong`.',
    ).toEqual([])
  })

  test('words for people stand in locales/, not in code', () => {
    const chinese = /[\u3400-\u9fff]/
    expect(
      ours
        .filter((file) => !holdsChinese.includes(file.path))
        .flatMap((file) =>
          file.strings.filter(({ text }) => chinese.test(text)).map(({ text }) => `${file.path}: ${text}`),
        ),
      'Give it a key in locales/zh-CN.json and locales/en.json. Pages: ui/literals.test.ts holds them.',
    ).toEqual([])
    const sentence = /[A-Za-z]{2,}(?: [a-z]{2,}){3,}/
    const forProgrammers = /(?:Error\(|usage: |query\(|raw\(|hash\()\s*$/
    expect(
      ours
        .filter((file) => !['db', 'rules', 'config.ts', 'settings-doc.ts'].includes(file.room)) // they write docs/settings.md
        .flatMap((file) =>
          file.strings
            .filter(({ text, before }) => sentence.test(text) && !forProgrammers.test(before))
            .map(({ text }) => `${file.path}: ${text}`),
        ),
      'Give it a key in locales/. An error that only a programmer can cause is thrown as new Error(…).',
    ).toEqual([])
  })
})

test('the scan sees what it looks for', () => {
  const { code, strings } = takeApart(
    "const a = 'x // y' // any\nconst b = `select ${c as any} '` /* : any */\nconst r = /['\"]/.test(a) ? 'it\\'s' : b\n",
  )
  expect(code.replace(/\s+/g, ' ').trim()).toBe(
    'const a = "" const b = c as any`` const r = / /.test(a) ? "" : b'.trim(),
  )
  expect(strings.map((s) => s.text)).toEqual(['x // y', "it\\'s"])
  expect(
    importsOf("import a, { b } from '../db/x.ts'\nimport type { T } from './y.ts'\nimport 'z'\n", 'matters/m.ts'),
  ).toEqual([
    { from: 'db/x.ts', types: false },
    { from: 'matters/y.ts', types: true },
    { from: 'z', types: false },
  ])
  const edges = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['a']],
    ['d', ['a']],
  ])
  expect(circles(edges)).toEqual(['a → b → c → a'])
})
