import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { VNode } from 'preact'
import { renderPage, renderPart } from '../ui/render.ts'

/** The only way a page leaves. In: the whole page, the status (200), whether it brings a script of ours. */
export function page(
  c: Context,
  view: VNode,
  status: ContentfulStatusCode = 200,
  { script = false }: { script?: boolean } = {},
): Response {
  if (script) c.set('scripted', true)
  return c.html(renderPage(view), status)
}

/** Parts of a page, for its script to put in place. */
export function fragment(c: Context, view: VNode): Response {
  return c.html(renderPart(view))
}

/** Where to go on after a post: a path of ours, never another site's address. */
export function ownPath(path: string | undefined): string {
  return path !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '/'
}
