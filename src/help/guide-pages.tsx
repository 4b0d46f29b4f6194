import { readFileSync } from 'node:fs'
import type { Handler } from 'hono'
import { marked } from 'marked'
import { page } from '../http/page.ts'
import { type Lang, langs, t } from '../i18n/translate.ts'
import { shippedPath } from '../lib/shipped.ts'
import { type Desk, frameOf, type PageEnv } from '../offices/desk.ts'
import { refuse } from '../rules/errors.ts'
import { type Guide, guides } from '../ui/guides.ts'
import { GuidePage } from './guide-page.tsx'

/** What guides point at, in docs/: NAME.md, and NAME.zh-CN.md for those that an office reads. */
export const references = { acts: ['en'], import: langs, law: ['en'], log: ['en'], settings: langs } as const

type Words = { title: string; html: string }
const read = new Map<string, Words>()

/** A page of docs/ as HTML, its links leading to our pages. In: its path below docs/. Only files of ours are read: no foreign HTML. */
function wordsOf(path: string): Words {
  const before = read.get(path)
  if (before) return before
  const text = readFileSync(shippedPath(`docs/${path}.md`), 'utf8')
  const title = /^# (.+)$/m.exec(text)?.[1] ?? path
  const among = path.startsWith('guide/')
  const linked = text
    .replace(/^# .+\n/, '')
    .replaceAll(/\]\((\.\.\/\.\.\/)?(guide\/[\w-]+\/)?([a-z-]+)(?:\.zh-CN)?\.md\)/g, (_, up, down, name: string) => {
      const toGuide = among ? up === undefined : down !== undefined
      return `](/guide/${toGuide ? '' : 'reference/'}${name})`
    })
  const words = { title, html: marked.parse(linked, { async: false }) }
  read.set(path, words)
  return words
}

const guideIn = (lang: Lang, name: Guide): Words => wordsOf(`guide/${lang}/${name}`)

/** All guides by title. */
export const guideIndex =
  (desk: Desk): Handler<PageEnv> =>
  (c) => {
    const lang = c.get('lang')
    const all = guides.map((name) => ({ text: guideIn(lang, name).title, href: `/guide/${name}` }))
    return page(c, <GuidePage frame={frameOf(c, desk)} title={t(lang, 'guide.title')} all={all} />)
  }

/** One guide. Refuses `guide.not_found`. */
export const guide =
  (desk: Desk): Handler<PageEnv> =>
  (c) => {
    const name = guides.find((one) => one === c.req.param('name')) ?? refuse('guide.not_found')
    return page(c, <GuidePage frame={frameOf(c, desk)} {...guideIn(c.get('lang'), name)} />)
  }

/** A page of reference as HTML, in the reader's language where it stands in it. Refuses `guide.not_found`. */
export function referenceIn(reader: Lang, named: string): Words & { wordsIn: Lang } {
  const name = Object.hasOwn(references, named) ? (named as keyof typeof references) : refuse('guide.not_found')
  const wordsIn = references[name].find((one) => one === reader) ?? 'en'
  return { ...wordsOf(wordsIn === 'en' ? name : `${name}.${wordsIn}`), wordsIn }
}

/** A page of reference. Refuses `guide.not_found`. */
export const reference =
  (desk: Desk): Handler<PageEnv> =>
  (c) =>
    page(c, <GuidePage frame={frameOf(c, desk)} {...referenceIn(c.get('lang'), c.req.param('name') ?? '')} />)
