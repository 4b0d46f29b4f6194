import type { Handler } from 'hono'
import { type Desk, type PageEnv, readerIn, townIn } from '../../offices/desk.ts'
import { refuse } from '../../rules/errors.ts'
import { readAttachment } from '../read-attachment.ts'

/** A file of a matter, to keep: never opened in the page. Its type is the one that its content was checked for. */
export const matterFile =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const reader = readerIn(c)
    const id = c.req.param('file') ?? ''
    if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return refuse('file.not_found')
    const file = await readAttachment(desk.house, reader.doer, id, townIn(c, reader))
    c.header('content-type', file.media_type)
    c.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    return c.body(new Uint8Array(file.content))
  }
