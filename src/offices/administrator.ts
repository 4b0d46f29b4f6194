import { refuse } from '../rules/errors.ts'
import { type PageContext, readerIn } from './desk.ts'
import type { Reader } from './signed-in.ts'

/** Whether somebody looks after offices, posts and accounts of their own organ today. */
export function administers(reader: Reader | undefined): boolean {
  return reader?.posts.some((post) => post.role === 'administrator') === true
}

/** The reader, who is an administrator. Refuses `office.administrators_only`. */
export function administratorIn(c: PageContext): Reader {
  const reader = readerIn(c)
  return administers(reader) ? reader : refuse('office.administrators_only')
}

/** What was typed into a posted form, by name; nothing for what is not there. */
export async function typedIn(c: PageContext): Promise<(name: string) => string> {
  const body = await c.req.parseBody()
  return (name) => {
    const value = body[name]
    return typeof value === 'string' ? value : ''
  }
}
