import { type Browser, fillPortal, sendPortal } from '../browser.ts'

/** A turn of the load: a resident writes and sends, and a clerk lists, searches and looks at the day. Rejects unless all is answered. */
export async function turn(resident: Browser, clerk: Browser, n: number): Promise<void> {
  const last = await fillPortal(resident, `第 ${n} 号路灯不亮，请修好`)
  await read(clerk, '/matters')
  const said = await sendPortal(resident, last)
  if (said === null) throw new Error('portal: not sent')
  await read(clerk, `/matters?q=${encodeURIComponent('路灯')}`)
  await read(clerk, '/')
}

async function read(one: Browser, path: string): Promise<void> {
  const answer = await one.get(path)
  const html = await answer.text()
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${html.slice(0, 200)}`)
}

/** An address of its own for each resident: from one address only so many may write. */
export const addressOf = (n: number) => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`
