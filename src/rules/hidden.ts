/**
 * Characters that cannot be stored, or hide, or turn text around: NUL and other controls (tabs and line breaks belong to people's
 * texts), zero-width ones, marks of direction, tags. They come along when somebody copies; nobody means them.
 */
export const hidden =
  /(?![\t\n\r])\p{Cc}|[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/u

/** The text without them. */
export function withoutHidden(text: string): string {
  return text.replaceAll(everyHidden, '')
}

const everyHidden = new RegExp(hidden.source, 'gu')
