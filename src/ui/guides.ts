/** The guides in docs/guide/, in the order in which a new office reads them. */
export const guides = [
  'install',
  'first-day',
  'me',
  'today',
  'register',
  'matters',
  'matter',
  'act',
  'print',
  'figures',
  'settings',
  'import',
  'backup',
] as const
export type Guide = (typeof guides)[number]

// The first that fits says which guide a page has.
const ofPages: readonly (readonly [RegExp, Guide])[] = [
  [/^\/$/, 'today'],
  [/^\/search/, 'matters'],
  [/^\/matters\/[^/]+\/acts\//, 'act'],
  [/^\/matters\/[^/]+\/papers\//, 'print'],
  [/^\/matters\/./, 'matter'],
  [/^\/matters/, 'matters'],
  [/^\/contacts\/receipt/, 'print'],
  [/^\/contacts/, 'register'],
  [/^\/figures/, 'figures'],
  [/^\/office/, 'settings'],
  [/^\/set-up/, 'first-day'],
  [/^\/(sign-in|sign-out|me|welcome)/, 'me'],
]

/** The guide to a page. In: its path. */
export function guideOf(path: string): Guide | undefined {
  return ofPages.find(([pages]) => pages.test(path))?.[1]
}
