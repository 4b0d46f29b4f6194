import { type Refusal, refusal, refuseAll } from '../rules/errors.ts'
import { hidden } from '../rules/hidden.ts'
import type { Names } from './signed-in.ts'

/**
 * A name in two languages as typed: the English one may be left out. Out: the names, or the refusals `office.name_missing`,
 * `field.too_long`, `field.control_characters`, `field.broken_text`.
 */
export function namesTyped(name: string, name_en: string): { names: Names; refusals: Refusal[] } {
  const [zh, en] = [name.trim(), name_en.trim()]
  return {
    names: { name: zh, name_en: en === '' ? zh : en },
    refusals: [
      ...(zh === '' ? [refusal('office.name_missing', {}, 'name')] : []),
      ...wrongIn('name', zh),
      ...wrongIn('name_en', en),
    ],
  }
}

/** A telephone number as typed; none: null. Refuses as `lineTyped`. */
export function phoneTyped(phone: string): string | null {
  return lineTyped('phone', phone)
}

/** A line of the office's own, such as an address; none: null. Refuses `field.too_long`, `field.control_characters`, `field.broken_text`. */
export function lineTyped(field: string, typed: string): string | null {
  const line = typed.trim()
  refuseAll(wrongIn(field, line))
  return line === '' ? null : line
}

const longest = 200

/** What no name or line may be: too long for any page, or holding what hides or cannot be stored. */
function wrongIn(field: string, text: string): Refusal[] {
  if (text.length > longest) return [refusal('field.too_long', { field, most: longest }, field)]
  if (hidden.test(text)) return [refusal('field.control_characters', { field }, field)]
  return text.isWellFormed() ? [] : [refusal('field.broken_text', { field }, field)]
}
