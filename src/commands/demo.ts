import { townOf } from '../../demo/load.ts'
import { DEMO_SEED, demoCounty } from '../../demo/shiqiao.ts'
import { summary, summaryText } from '../figures/summary.ts'
import { formatDate, formatNumber } from '../i18n/format.ts'
import { type Lang, t } from '../i18n/translate.ts'
import type { Doer, House } from '../matters/house.ts'
import { todayOf } from '../matters/house.ts'
import { seatsOf } from '../offices/organ-view.ts'
import { isDate } from '../rules/dates.ts'
import { isRefused, refuse } from '../rules/errors.ts'
import { openHouse, organsHere } from '../start.ts'
import { type Call, type Command, text } from './command.ts'
import { statedFigures } from './demo-figures.ts'
import { sayAccounts } from './demo-accounts.ts'
import {
  clockOf,
  type DemoFolder,
  emptyDemoFolder,
  newDemoFolder,
  readDemoFolder,
  writeDemoFolder,
} from './demo-folder.ts'
import { fillDemoFolder } from './demo-load.ts'
import { showSteps } from './show-steps.ts'
import { findingWords, verifiedWords, verifyOrgan } from './verify.ts'
import { serveUntilStopped } from './serve.ts'

const year = 2018

/** Loads the demo county into a folder of its own, prints the year's figures and the summary, checks the log, serves the pages. */
export const demo: Command = {
  usage: '[--port 8080] [--data ./huiyin-demo] [--no-serve] [--fresh]',
  about: 'cli.demo',
  options: {
    port: { type: 'string' },
    host: { type: 'string' },
    'no-serve': { type: 'boolean' },
    fresh: { type: 'boolean' },
    day: { type: 'string' },
  },
  run: (call) =>
    show(call, text(call, 'data') ?? './huiyin-demo').catch((caught: unknown) => madeByAnother(call, caught)),
}

async function show(call: Call, folder: string): Promise<number> {
  const says = await loaded(call, folder)
  const now = clockOf(says)
  if (call.options['no-serve'] === true) {
    const { house, close } = await openHouse({ dataDir: folder, now, log: call.warn })
    try {
      await report(call, house, says)
    } finally {
      await close()
    }
    return 0
  }
  const config = { dataDir: folder, now, demo: { passphrase: says.passphrase } }
  return serveUntilStopped(call, config, async ({ url, house }) => {
    await report(call, house, says)
    call.say('')
    call.say(t(call.lang, 'demo.open', { url }))
    call.say(t(call.lang, 'serve.at', { url }))
  })
}

/** A folder that another version filled is not migrated: it holds nothing but the demo, so say how to fill it again. */
function madeByAnother(call: Call, caught: unknown): never {
  if (isRefused(caught) && caught.refusals.some((one) => one.code.startsWith('migration-')))
    call.warn(t(call.lang, 'demo.otherVersion'))
  throw caught
}

/** The folder with the demo in it: as it is, or filled now. */
async function loaded(call: Call, folder: string): Promise<DemoFolder> {
  const { lang } = call
  const day = text(call, 'day')
  if (day !== undefined && !isDate(day)) return refuse('demo.day', { given: day })
  let before = readDemoFolder(folder)
  if (before !== null && (call.options['fresh'] === true || !before.loaded)) {
    await emptyDemoFolder(folder)
    before = null
  }
  if (before !== null) {
    call.say(t(lang, 'demo.known', { folder, day: formatDate(lang, before.day) }))
    return before
  }
  const says = newDemoFolder(lang === 'en' ? 'en' : 'zh', day)
  writeDemoFolder(folder, says)
  call.say(t(lang, 'demo.loading', { town: townName(lang), folder }))
  const steps = showSteps(process.stderr, (done, all, on) =>
    t(lang, 'demo.progress', { done, all, day: formatDate(lang, on) }),
  )
  const done = await fillDemoFolder(folder, says, (n, all, on) => steps.show(n, all, on))
  steps.done()
  const { open, load, seal } = done.seconds
  const seconds = (value: number) => formatNumber(lang, value)
  call.say(
    t(lang, 'demo.loaded', {
      contacts: done.contacts,
      acts: done.acts,
      seconds: seconds(Math.round((open + load + seal) * 10) / 10),
      open: seconds(open),
      load: seconds(load),
      seal: seconds(seal),
    }),
  )
  const whole = { ...says, loaded: true }
  writeDemoFolder(folder, whole)
  return whole
}

const county = () => demoCounty(DEMO_SEED, '2018-01-01')

function townName(lang: Lang): string {
  const town = county().organs.find((organ) => organ.level === 'town')
  return lang === 'en' ? (town?.name.en ?? '') : (town?.name.zh ?? '')
}

/** The year's figures, the annual summary, the check of the log, the log-ins. */
async function report(call: Call, house: House, says: DemoFolder): Promise<void> {
  const { lang, say } = call
  const organ = townOf(county())
  const doer = await officerOf(house, organ, 'zhou_min')
  say('')
  say(t(lang, 'demo.figures', { town: townName(lang), year: String(year) }))
  for (const line of await statedFigures(house, doer, lang, { organ, year })) say(line)
  say('')
  say(t(lang, 'demo.summary'))
  say(summaryText(await summary(house, doer, { organ, year, lang })))
  for (const known of await organsHere(house)) await checkLog(call, house, known.organ_id)
  await sayAccounts(call, house, says.passphrase)
}

/** Checks an organ's log and says what came of it. */
async function checkLog({ lang, say }: Call, house: House, organ: string): Promise<void> {
  const done = await verifyOrgan(house, organ, { onFinding: (finding) => say(findingWords(lang, finding)) })
  say(`${organ}: ${verifiedWords(lang, done)}`)
}

async function officerOf(house: House, organ_id: string, officer_id: string): Promise<Doer> {
  const seats = await house.db.withScope([organ_id], 'web', (tx) => seatsOf(tx, organ_id, officer_id, todayOf(house)))
  return { organ_id, actor: { officer_id, seats }, via: 'cli' }
}
