import type { MiddlewareHandler } from 'hono'
import type { RateLimit } from '../http/rate-limit.ts'
import type { Lang } from '../i18n/translate.ts'
import type { Random } from '../lib/ids.ts'
import type { House } from '../matters/house.ts'
import type { PageEnv } from './desk.ts'

/** How far the loading of the demo is. `failed`: the reference under which the terminal says why. */
export type DemoLoading = { done: number; all: number; day: string; over: boolean; failed?: string }

/** Loads the demo county into an empty house; out: the passphrase that its accounts share. */
export type LoadDemo = (
  house: House,
  lang: Lang,
  onProgress: (done: number, all: number, day: string) => void,
) => Promise<string>

/** What an empty house offers its first visitor. */
export type SetUp = {
  /** Printed in the server's terminal: only who can read it may set up. */
  code: string
  tries: RateLimit
  /** Lays down the key files of an organ, unless they are there. */
  keysFor: (organ_id: string) => void
  /** Told which organs there are now. */
  opened: (organs: readonly string[]) => void
  /** Begins to load the demo county. */
  loadDemo: (lang: Lang) => void
  loading?: DemoLoading
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code of eight characters, 40 bits, `7K2M-PX4D`. */
export function setUpCode(random: Random): string {
  const characters = [...random(8)].map((byte) => alphabet[byte & 31]).join('')
  return `${characters.slice(0, 4)}-${characters.slice(4)}`
}

/** A code as people type it: case, spaces and dashes do not matter, nor O for 0, I and L for 1. */
export function plainCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
}

/** Sends everybody to set-up while the house is empty, and to the progress of the demo while it loads. */
export function setUpFirst(house: House, setUp: SetUp | undefined): MiddlewareHandler<PageEnv> {
  let empty = setUp !== undefined
  return async (c, next) => {
    if (setUp === undefined || !empty) return next()
    const loading = setUp.loading !== undefined && !setUp.loading.over
    empty = loading || (await isEmpty(house))
    const { pathname } = new URL(c.req.url)
    if (!empty || pathname.startsWith('/set-up')) return next()
    return c.redirect(loading ? '/set-up/demo' : '/set-up', 303)
  }
}

/** Whether no organ keeps its records here yet. */
export async function isEmpty(house: House): Promise<boolean> {
  const known = await house.db.withScope(
    [],
    'web',
    (tx) => tx.selectFrom('organ').select('organ_id').limit(1).executeTakeFirst(),
    { readOnly: true },
  )
  return known === undefined
}
