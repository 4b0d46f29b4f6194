import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { VNode } from 'preact'
import { renderPage } from '../ui/render.ts'

/** The only way a page leaves. In: the whole page, the status (200). */
export function page(c: Context, view: VNode, status: ContentfulStatusCode = 200): Response {
  return c.html(renderPage(view), status)
}

/** Where to go on after a post: a path of ours, never another site's address. */
export function ownPath(path: string | undefined): string {
  return path !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '/'
}
