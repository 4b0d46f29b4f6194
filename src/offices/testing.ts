import type { Hono } from 'hono'
import type { PageEnv } from './desk.ts'

/** A browser for tests of pages: keeps cookies, follows nothing, says nothing of itself but what it is told. */
export function visitorOf(app: Hono<PageEnv>, jar = '') {
  const cookies = new Map(
    jar
      .split('; ')
      .filter((pair) => pair !== '')
      .map((pair): [string, string] => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)]),
  )
  const keep = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name = '', value] = [pair.split('=')[0], pair.slice(pair.indexOf('=') + 1)]
      if (/max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  const cookie = () => [...cookies].map((pair) => pair.join('=')).join('; ')
  const get = async (path: string) => keep(await app.request(path, { headers: { cookie: cookie() } }))
  const post = async (
    path: string,
    fields: Record<string, string> | FormData,
    headers: Record<string, string> = {},
  ) => {
    const body = fields instanceof FormData ? fields : new URLSearchParams(fields)
    return keep(await app.request(path, { method: 'POST', body, headers: { cookie: cookie(), ...headers } }))
  }
  const token = async (path: string) => /name="_token" value="([^"]+)"/.exec(await (await get(path)).text())?.[1] ?? ''
  const signIn = async (login: string, passphrase: string, next = '/') => {
    const _token = (await token('/sign-in')) || (await token('/me'))
    return post('/sign-in', { _token, login, passphrase, next }, { 'user-agent': 'Windows NT 10.0 Chrome/126.0' })
  }
  return { get, post, token, signIn, cookie: (name: string) => cookies.get(name) ?? '' }
}
