import type { AppDesk } from '../src/app.ts'

/** The site as built: its pages are JSX, which Node does not read by itself. */
export async function builtApp(desk: AppDesk) {
  const built = new URL('../dist/src/app.js', import.meta.url).href
  const { createApp } = (await import(built)) as typeof import('../src/app.ts')
  return createApp(desk)
}
