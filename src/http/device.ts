import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Random } from '../lib/ids.ts'

// A browser in which somebody has signed in before is known for that name, so that a stranger who tries the name from
// elsewhere does not keep its owner out (OWASP: device cookies). The cookie is `nonce.mac.mac…`, a MAC a name.

/** Names a browser is remembered for; a counter's PC serves several people. */
const most = 8

function macOf(secret: Uint8Array, nonce: string, login: string): string {
  return createHmac('sha256', secret).update(`device\n${nonce}\n${login}`).digest('base64url').slice(0, 22)
}

/** The browser's own mark when it is known for this name; undefined when it is not. */
export function knownDevice(secret: Uint8Array, cookie: string | undefined, login: string): string | undefined {
  const [nonce = '', ...macs] = (cookie ?? '').split('.')
  const own = Buffer.from(macOf(secret, nonce, login))
  const known = macs.some((mac) => mac.length === own.length && timingSafeEqual(Buffer.from(mac), own))
  return known ? nonce : undefined
}

/** The cookie with this name added, the latest last. */
export function rememberDevice(secret: Uint8Array, random: Random, cookie: string | undefined, login: string): string {
  const [had = '', ...macs] = (cookie ?? '').split('.')
  const nonce = /^[\w-]{22}$/.test(had) ? had : Buffer.from(random(16)).toString('base64url')
  const own = macOf(secret, nonce, login)
  const others = nonce === had ? macs.filter((mac) => /^[\w-]{22}$/.test(mac) && mac !== own) : []
  return [nonce, ...others.slice(1 - most), own].join('.')
}
