import type { Lang } from '../i18n/translate.ts'
import type { Now } from '../lib/clock.ts'
import type { Random } from '../lib/ids.ts'

/** What the HTTP side is told at start. */
export type HttpConfig = {
  /** Key of the form tokens, 32 bytes, kept with the data folder. */
  secret: Uint8Array
  /** Whether people reach us by https: then cookies are Secure and HSTS is sent. */
  secure: boolean
  /** Where residents reach us, `https://letters.example.org`; not set: where the clerk does. */
  publicUrl?: string | undefined
  now: Now
  random: Random
}

/** Who is signed in. `tokenHash` is the session's key in its table. */
export type Session = { organId: string; officerId: string; tokenHash: Uint8Array; expiresAt: string }

/** What the middlewares lay into a request. */
export type HttpEnv = { Variables: { lang: Lang; session: Session | undefined; scripted?: boolean } }
