/** What the tests' summary says when there is none. */
export const noChromium: string
/** Where an installed Chromium lies: HUIYIN_CHROMIUM, else the first on the path, else null. */
export function chromiumPath(env?: NodeJS.ProcessEnv): string | null
