import { tokenField } from '../http/form-token.ts'
import { keptForm, type KeptForm, sealForm } from '../http/kept-form.ts'
import { ownPath, page } from '../http/page.ts'
import { AgainPage } from './again-page.tsx'
import { type Desk, frameOf, type PageContext } from './desk.ts'

/** For whom the posted form was made, as its token says. */
export async function markIn(c: PageContext): Promise<string> {
  const token = (await c.req.parseBody())[tokenField]
  return typeof token === 'string' ? (token.split('.')[1] ?? '') : ''
}

/** The posted form, kept. */
export async function keptFrom(c: PageContext, desk: Desk, mark: string): Promise<KeptForm> {
  const { pathname, search } = new URL(c.req.url)
  return keptForm(await c.req.parseBody({ all: true }), `${pathname}${search}`, mark, desk.http.now())
}

/** The posted form, sealed for the sign-in page. */
export async function sealedFrom(c: PageContext, desk: Desk, mark: string): Promise<string> {
  return sealForm(desk.http.secret, desk.http.random, await keptFrom(c, desk, mark))
}

/** Gives a kept form back to its writer. `token`: the form token, when the session began with this very answer. */
export function showAgain(c: PageContext, desk: Desk, kept: KeptForm, status: 200 | 409, token?: string): Response {
  const frame = frameOf(c, desk)
  return page(
    c,
    <AgainPage
      frame={token === undefined ? frame : { ...frame, token }}
      path={ownPath(kept.path)}
      fields={kept.fields}
      files={kept.files}
    />,
    status,
  )
}
