import type { MiddlewareHandler } from 'hono'
import type { HttpEnv } from './env.ts'

// Nothing runs, nothing is framed, nothing is fetched from elsewhere: pages are HTML, one style sheet, pictures. A staff page
// that brings a script of ours may run it and ask us, no more.
const contentPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
const withScript = `${contentPolicy}; script-src 'self'; connect-src 'self'`

/** Sends the security headers with every answer. `secure`: people reach us by https. */
export function securityHeaders(secure: boolean): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    await next()
    c.header('content-security-policy', c.get('scripted') === true ? withScript : contentPolicy)
    c.header('x-content-type-options', 'nosniff')
    c.header('referrer-policy', 'same-origin')
    c.header('cross-origin-opener-policy', 'same-origin')
    c.header('cross-origin-resource-policy', 'same-origin')
    c.header('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=()')
    if (secure) c.header('strict-transport-security', 'max-age=31536000')
    // What a page shows is its reader's alone: no shared cache, no copy kept after sign-out.
    if (c.res.headers.get('cache-control') === null) c.header('cache-control', 'no-store')
  }
}
