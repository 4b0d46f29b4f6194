import { type Refusal, refusal } from '../rules/errors.ts'
import type { Names } from './signed-in.ts'

/** A name in two languages as typed: the English one may be left out. Out: the names, or the refusal `office.name_missing`. */
export function namesTyped(name: string, name_en: string): { names: Names; refusals: Refusal[] } {
  const [zh, en] = [name.trim(), name_en.trim()]
  return {
    names: { name: zh, name_en: en === '' ? zh : en },
    refusals: zh === '' ? [refusal('office.name_missing', {}, 'name')] : [],
  }
}

/** A telephone number as typed; none: null. */
export function phoneTyped(phone: string): string | null {
  return phone.trim() === '' ? null : phone.trim()
}
