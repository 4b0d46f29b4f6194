import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

const ofThisMachine = /^(?:127\.|::1$|::ffff:127\.)/

/**
 * The address a request came from; in tests, without a connection, none. Behind a proxy on this machine (`secure`) it is
 * the last one in X-Forwarded-For, which that proxy wrote; from anybody else the header is not believed.
 */
export function addressOf(c: Context, secure: boolean): string {
  const remote = remoteOf(c)
  if (!secure || !ofThisMachine.test(remote)) return remote
  return c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || remote
}

function remoteOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? ''
  } catch {
    return ''
  }
}

/** The network of an address: an IPv6 subscriber has a /64 to draw addresses from; of IPv4 the address itself. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1]
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? []
  const left = head.split(':').filter((group) => group !== '')
  const right = (tail ?? '').split(':').filter((group) => group !== '')
  const whole = [...left, ...Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0'), ...right]
  return whole.slice(0, 4).join(':')
}
