import { type Lang, t } from '../i18n/translate.ts'

/** `1.2 MB`, `83 KB`. */
export function fileSize(lang: Lang, bytes: number): string {
  return bytes >= 1_000_000
    ? t(lang, 'portal.megabytes', { n: (bytes / 1_000_000).toFixed(1) })
    : t(lang, 'portal.kilobytes', { n: Math.max(1, Math.round(bytes / 1000)) })
}
