import { passphrase, townId } from './town.ts'

/** A browser at a real server: keeps cookies, follows nothing. It outlives the server, as browsers do. */
export type Browser = {
  get: (path: string) => Promise<Response>
  post: (path: string, fields: readonly (readonly [string, string])[]) => Promise<Response>
  /** The hidden fields of a page's forms. */
  hidden: (path: string, ...names: string[]) => Promise<Record<string, string>>
  at: (url: string) => void
}

/** Watches a request from outside: what is sent, and how to send it. */
export type Around = (
  request: { method: string; path: string; body: string },
  send: () => Promise<Response>,
) => Promise<Response>

/** In: where the server is; an address that it seems to come from; who watches. */
export function browser(url: string, address: string, around: Around = (_, send) => send()): Browser {
  let home = url
  const cookies = new Map<string, string>()
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const body = init.body instanceof URLSearchParams ? init.body.toString() : ''
    const answer = await around({ method: init.method ?? 'GET', path, body }, () =>
      fetch(`${home}${path}`, {
        ...init,
        redirect: 'manual',
        headers: { cookie, 'x-forwarded-for': address, 'accept-language': 'zh-CN' },
        signal: AbortSignal.timeout(30_000),
      }),
    )
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
      if (/max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
  const get = (path: string) => ask(path)
  const post: Browser['post'] = (path, fields) => {
    const body = new URLSearchParams()
    for (const [name, value] of fields) body.append(name, value)
    return ask(path, { method: 'POST', body })
  }
  return {
    get,
    post,
    async hidden(path, ...names) {
      const html = await (await get(path)).text()
      return Object.fromEntries(
        names.map((name) => [name, new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '']),
      )
    },
    at: (now) => {
      home = now
    },
  }
}

/** Signs an officer in. Out: the form token of the session. */
export async function signIn(one: Browser, login: string): Promise<string> {
  const { _token = '' } = await one.hidden('/sign-in', '_token')
  const answer = await one.post('/sign-in', [
    ['_token', _token],
    ['login', login],
    ['passphrase', passphrase],
    ['next', '/'],
  ])
  if (answer.status !== 303) throw new Error(`sign-in of ${login}: ${answer.status}`)
  return (await one.hidden('/me', '_token'))['_token'] ?? ''
}

/** A contact as the counter types it. */
export function counterForm(key: string, subject: string, day: string): [string, string][] {
  return [
    ['key', key],
    ['kind', 'demand'],
    ['channel', 'visit'],
    ['received', day],
    ['present', '1'],
    ['subject', subject],
    ['demands', '修复水渠'],
    ['facts', '四月暴雨冲垮水渠。'],
    ['category', '农村农业/土地承包经营/宅基地纠纷'],
    ['village', 'liushu'],
    ['people.0.name', '李大有'],
    ['people.0.phone', '13900000001'],
  ]
}

const site = `/portal/${townId}`

/** Fills the public form in, up to its last page. Out: the fields of that page. */
export async function fillPortal(one: Browser, demand: string): Promise<[string, string][]> {
  const { _token = '' } = await one.hidden(`${site}/write`, '_token')
  const go = async (path: string, fields: [string, string][]) => {
    const answer = await one.post(`${site}${path}`, [['_token', _token], ...fields])
    if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${(await answer.text()).slice(0, 2000)}`)
  }
  await go('/write', [['purpose', 'demand']])
  const { _draft = '' } = await one.hidden(`${site}/write/who`, '_draft')
  const draft: [string, string] = ['_draft', _draft]
  await go('/write/who', [draft, ['named', 'yes'], ['name', '王二'], ['phone', '13900000002']])
  await go('/write/demands', [draft, ['demands', demand]])
  await go('/write/facts', [draft, ['facts', '四月二日塌方。']])
  return [['_token', _token], draft]
}

/** Sends the last page. Out: the query code and the number that the page after it shows; null: not (yet) sent. */
export async function sendPortal(one: Browser, last: readonly [string, string][]): Promise<string | null> {
  const answer = await one.post(`${site}/write/check`, last)
  if (answer.status !== 303 || !(answer.headers.get('location') ?? '').includes('/sent')) return null
  const html = await (await one.get(`${site}/sent`)).text()
  const code = /<b>([0-9A-Z-]{14})<\/b>/.exec(html)?.[1]
  return code === undefined ? null : `${code} ${/[A-Z]{2}-\d{4}-\d{6}/.exec(html)?.[0]}`
}
