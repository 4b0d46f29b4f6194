import { newId } from '../../src/lib/ids.ts'
import { localDate } from '../../src/lib/time.ts'
import { type Browser, browser, counterForm, fillPortal, sendPortal, signIn } from '../browser.ts'

/** Something that was posted: what was said when it was acknowledged (null: it never was), and the same post again. */
export type Post = {
  kind: 'counter' | 'portal' | 'act'
  text: string
  said: string | null
  again: () => Promise<string>
}

/** Everything posted so far, and the browsers that did it. */
export type Ledger = { posts: Post[]; url: string; at: (url: string) => void; homes: Browser[]; counter: Counter }
type Counter = { one: Browser; token: string; day: string; id: () => string; matter: string }

/** Signs in and registers the matter that acts are done on. */
export async function openLedger(url: string, now: () => string, random: (n: number) => Uint8Array): Promise<Ledger> {
  const one = browser(url, '10.0.0.1')
  const token = await signIn(one, 'zhou')
  const id = () => newId(now(), random)
  const day = localDate(now())
  const counter: Counter = { one, token, day, id, matter: '' }
  const homes: Browser[] = [one]
  const ledger: Ledger = {
    posts: [],
    counter,
    url,
    homes,
    at(now) {
      ledger.url = now
      for (const home of homes) home.at(now)
    },
  }
  const first = postCounter(ledger, 'the matter of the acts')
  first.said = await first.again()
  counter.matter =
    /XF-\d{4}-\d{6}/.exec(await (await one.get(`/contacts/receipt?code=${first.said.split(' ')[0]}`)).text())?.[0] ?? ''
  return ledger
}

/** A contact at the counter: what its receipt shows. */
export function postCounter({ posts, counter }: Ledger, text: string): Post {
  const { one, token, day, id } = counter
  const form: [string, string][] = [['_token', token], ...counterForm(id(), text, day)]
  const post: Post = {
    kind: 'counter',
    text,
    said: null,
    again: async () => {
      const answer = await one.post('/contacts/new', form)
      const code = /code=([0-9A-Z-]+)/.exec(answer.headers.get('location') ?? '')?.[1]
      if (answer.status !== 303 || code === undefined)
        throw new Error(`counter: ${answer.status} ${await answer.text()}`)
      const html = await (await one.get(`/contacts/receipt?code=${code}`)).text()
      return `${code} ${/DJ-\d{4}-\d{6}/.exec(html)?.[0]}`
    },
  }
  posts.push(post)
  return post
}

/** A form of the public site, filled in up to its last page, to be sent when the time comes. */
export async function fillForm({ posts, counter, homes, url }: Ledger, text: string): Promise<() => Post> {
  const one = browser(
    url,
    `10.${Array.from(counter.id().slice(-6), (c) => Number.parseInt(c, 16))
      .slice(0, 3)
      .join('.')}`,
  )
  const last = await fillPortal(one, text)
  const post: Post = {
    kind: 'portal',
    text,
    said: null,
    again: async () => {
      const said = await sendPortal(one, last)
      if (said === null) throw new Error('portal: not sent')
      return said
    },
  }
  homes.push(one)
  return () => {
    posts.push(post)
    return post
  }
}

/** A note on the matter of the acts: that it is done. */
export function postAct({ posts, counter }: Ledger, text: string): Post {
  const { one, token, day, id, matter } = counter
  const form: [string, string][] = [
    ['_token', token],
    ['key', id()],
    ['happened', day],
    ['text', text],
  ]
  const post: Post = {
    kind: 'act',
    text,
    said: null,
    again: async () => {
      const answer = await one.post(`/matters/${matter}/acts/note`, form)
      if (answer.status !== 303) throw new Error(`act: ${answer.status} ${await answer.text()}`)
      return 'done'
    },
  }
  posts.push(post)
  return post
}
