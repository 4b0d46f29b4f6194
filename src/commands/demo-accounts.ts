import { t } from '../i18n/translate.ts'
import type { House } from '../matters/house.ts'
import { demoAccounts } from '../offices/demo-accounts.ts'
import { columns } from './columns.ts'
import type { Call } from './command.ts'

/** Prints the demo's accounts with their passphrase. */
export async function sayAccounts({ lang, say }: Call, house: House, passphrase: string): Promise<void> {
  say('')
  say(t(lang, 'demo.logins', { passphrase }))
  const accounts = await demoAccounts(house)
  const name = (one: { name: string; name_en: string }) => (lang === 'en' ? one.name_en : one.name)
  const rows = accounts.map((one) => [`  ${one.login}`, name(one.officer), name(one.post)])
  for (const line of columns(rows, ['left', 'left', 'left'])) say(line)
}
