import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { CookieOptions } from 'hono/utils/cookie'

/**
 * Our cookies: the session, a nonce for forms before sign-in, the language, larger text, who has signed in here before; on
 * the portal the code of the draft that is being filled in and of the matter that is being followed.
 */
export type CookieName = 'session' | 'form' | 'lang' | 'text' | 'device' | 'draft' | 'follow'

// `__Host-` ties a cookie to this very host over https; browsers refuse the prefix on plain http.
function fullName(name: CookieName, secure: boolean): string {
  return `${secure ? '__Host-' : ''}huiyin-${name}`
}

function options(secure: boolean, maxAgeSeconds: number | undefined): CookieOptions {
  return {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    ...(maxAgeSeconds !== undefined && { maxAge: maxAgeSeconds }),
  }
}

export function readCookie(c: Context, name: CookieName, secure: boolean): string | undefined {
  return getCookie(c, fullName(name, secure))
}

/** Sets a cookie; without `maxAgeSeconds` it ends with the browser. */
export function writeCookie(
  c: Context,
  name: CookieName,
  value: string,
  secure: boolean,
  maxAgeSeconds?: number,
): void {
  setCookie(c, fullName(name, secure), value, options(secure, maxAgeSeconds))
}

export function dropCookie(c: Context, name: CookieName, secure: boolean): void {
  deleteCookie(c, fullName(name, secure), { path: '/', secure })
}
