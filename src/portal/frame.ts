import type { Lang } from '../i18n/translate.ts'
import type { Town } from './town.ts'

/** What the address says of the reader's language and size of text. */
export type Kept = { lang?: Lang; text?: 'large' }

/** What every page of the portal needs to know of its request. */
export type PortalFrame = {
  lang: Lang
  large: boolean
  styles: string
  icon: string
  /** Undefined on the page that lists the towns. */
  town: Town | undefined
  /** Address of the town's first page, without what is kept. */
  home: string
  /** Path of this page. */
  path: string
  kept: Kept
  /** The other parameters of this page's address. */
  rest: readonly (readonly [string, string])[]
  /** Form token; empty on pages without a form. */
  token: string
}

/** What is kept in every address: a language that was chosen, larger text. */
export function langAndText(lang: Lang | undefined, large: boolean): Kept {
  return { ...(lang !== undefined && { lang }), ...(large && { text: 'large' as const }) }
}

function withQuery(path: string, pairs: readonly (readonly [string, string])[]): string {
  const query = new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString()
  return query === '' ? path : `${path}?${query}`
}

const pairsOf = (kept: Kept) => Object.entries(kept) as [string, string][]

/** An address in this town that keeps language and text size. In: its path below the town (`/write/who`), '' for the first page. */
export function to(frame: Pick<PortalFrame, 'home' | 'kept'>, path: string): string {
  return withQuery(`${frame.home}${path}`, pairsOf(frame.kept))
}

/** This page again, in another language or size. */
export function again(frame: PortalFrame, change: { lang?: Lang; large?: boolean }): string {
  const lang = change.lang ?? frame.kept.lang
  const large = change.large ?? frame.large
  return withQuery(frame.path, [...frame.rest, ...pairsOf(langAndText(lang, large))])
}
