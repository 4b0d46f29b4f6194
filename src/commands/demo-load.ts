import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DemoLang, loadDemo } from '../../demo/load.ts'
import { DEMO_SEED, demoCounty } from '../../demo/shiqiao.ts'
import type { DemoCounty } from '../../demo/types.ts'
import { systemNow } from '../lib/clock.ts'
import { systemRandom } from '../lib/ids.ts'
import { loadOwnRules } from '../lib/ownrules.ts'
import { localDate } from '../lib/time.ts'
import type { House } from '../matters/house.ts'
import { setDemoAccounts } from '../offices/demo-accounts.ts'
import { makeKeys, saveKeys } from '../record/keys.ts'
import { keysFolder, openHouse, seal } from '../start.ts'
import { newDemoFolder, writeDemoFolder } from './demo-folder.ts'

/** Officers who get an account: one of each post. The login is the name in pinyin, written together. */
const withAccounts = [
  'zhou_min',
  'he_zhiming',
  'tang_xiaoyan',
  'sun_li',
  'zhao_lixin',
  'wu_gang',
  'chen_decai',
  'liu_chun',
  'ding_weimin',
  'qian_yun',
  'lu_bin',
  'tao_jianping',
]

export type DemoLoaded = { contacts: number; acts: number; seconds: { open: number; load: number; seal: number } }

/**
 * Fills an empty demo folder: keys, the town's own rules, the county with all its steps up to `day`, accounts.
 * In: what is told of the progress. Out: how much there was and how long each part took.
 */
export async function fillDemoFolder(
  folder: string,
  says: { lang: DemoLang; day: string; passphrase: string },
  onProgress: (done: number, all: number, day: string) => void,
): Promise<DemoLoaded> {
  const county = demoCounty(DEMO_SEED, says.day)
  for (const organ of county.organs)
    saveKeys(keysFolder(folder), makeKeys(organ.id, { now: systemNow(), random: systemRandom }))
  writeFileSync(join(folder, 'own-rules.json'), `${JSON.stringify(county.ownRules, null, 2)}\n`)
  const laps = [performance.now()]
  const lap = () => laps.push(performance.now())
  let now = systemNow()
  const { house, close } = await openHouse({ dataDir: folder, now: () => now, purpose: 'server' })
  try {
    lap()
    const done = await loadDemo(house, county, {
      lang: says.lang,
      setClock: (instant) => (now = instant),
      onProgress: (n, all) => onProgress(n, all, county.steps[n - 1]?.at.slice(0, 10) ?? says.day),
    })
    lap()
    now = systemNow()
    await seal(house)
    await setDemoAccounts(house, accountsOf(county), says.passphrase)
    lap()
    const took = (n: number) => Math.round(((laps[n] ?? 0) - (laps[n - 1] ?? 0)) / 100) / 10
    return { ...done, seconds: { open: took(1), load: took(2), seal: took(3) } }
  } finally {
    await close()
  }
}

/**
 * Loads the demo county into an empty house that is being served: its folder says what it is, as that of the demo
 * command. Out: the passphrase that its accounts share.
 */
export async function loadDemoInto(
  house: House,
  folder: string,
  lang: DemoLang,
  onProgress: (done: number, all: number, day: string) => void,
): Promise<string> {
  const says = { ...newDemoFolder(lang), day: localDate(house.now()) }
  const county = demoCounty(DEMO_SEED, says.day)
  writeDemoFolder(folder, says)
  for (const organ of county.organs)
    saveKeys(keysFolder(folder), makeKeys(organ.id, { now: house.now(), random: house.random }))
  const rules = join(folder, 'own-rules.json')
  writeFileSync(rules, `${JSON.stringify(county.ownRules, null, 2)}\n`)
  house.law = { ...house.law, own: loadOwnRules(rules) }
  let now = house.now()
  await loadDemo({ ...house, now: () => now }, county, {
    lang,
    setClock: (instant) => (now = instant),
    onProgress: (n, all) => onProgress(n, all, county.steps[n - 1]?.at.slice(0, 10) ?? says.day),
  })
  await seal(house)
  await setDemoAccounts(house, accountsOf(county), says.passphrase)
  writeDemoFolder(folder, { ...says, loaded: true })
  return says.passphrase
}

function accountsOf(county: DemoCounty) {
  return withAccounts.flatMap((id) => {
    const officer = county.officers.find((one) => one.id === id)
    return officer ? [{ login: id.replace('_', ''), organ_id: officer.organ, officer_id: id }] : []
  })
}
