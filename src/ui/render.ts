import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** A page as the text of an HTML document. In: the whole page, from its `html` element down. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`
}

/** Parts of a page as HTML. */
export function renderPart(part: VNode): string {
  return renderToString(part)
}
