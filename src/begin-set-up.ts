import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { AppDesk } from './app.ts'
import { rateLimit } from './http/rate-limit.ts'
import type { Lang } from './i18n/translate.ts'
import { newId, type Random } from './lib/ids.ts'
import { type DemoLoading, type LoadDemo, type SetUp, setUpCode } from './offices/set-up.ts'
import { makeKeys, saveKeys } from './record/keys.ts'
import { organsHere } from './start.ts'

/**
 * What a server with an empty house offers its first visitor. `organs`: the server's own list, which the sealer goes by;
 * new ones are added to it, and `onOpened` is called.
 */
export function beginSetUp(
  desk: AppDesk,
  given: { keys: string; random: Random; organs: string[]; loadDemo: LoadDemo | undefined; onOpened: () => void },
): SetUp {
  const { house, http } = desk
  const { keys, random, organs, loadDemo, onOpened } = given
  const opened = (made: readonly string[]) => {
    organs.push(...made)
    onOpened()
  }
  const load = async (lang: Lang, loading: DemoLoading): Promise<void> => {
    if (!loadDemo) throw new Error('this server was started without a demo to load')
    const passphrase = await loadDemo(house, lang, (done, all, day) => Object.assign(loading, { done, all, day }))
    desk.demo = { passphrase }
    opened((await organsHere(house)).map((organ) => organ.organ_id))
    loading.over = true
  }
  const setUp: SetUp = {
    code: setUpCode(random),
    tries: rateLimit(20, 900, http.now),
    keysFor: (organ_id) => {
      if (existsSync(join(keys, `${organ_id}.json`))) return
      saveKeys(keys, makeKeys(organ_id, { now: house.now(), random }))
    },
    opened,
    loadDemo: (lang) => {
      const loading = { done: 0, all: 0, day: '', over: false }
      setUp.loading = loading
      void load(lang, loading).catch((caught: unknown) => {
        const reference = newId(house.now(), random).slice(-12)
        setUp.loading = { ...loading, over: true, failed: reference }
        desk.log(caught, reference)
      })
    },
  }
  return setUp
}
