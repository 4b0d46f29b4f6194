import { type Refusal, refusal } from './errors.ts'

/** Characters a passphrase has at least and at most, as UTF-16 counts them. */
export const leastCharacters = 10
export const mostCharacters = 200

/** What many people choose and every attacker tries first, among those long enough. Lower case, without spaces. */
const common = new Set(
  [
    'password12 password123 password1234 password12345 passw0rd123 p@ssw0rd123 p@ssword123 passwordpassword',
    'mypassword123 adminadmin admin12345 admin123456 administrator administrator1 admin@123456 root123456 rootroot123',
    'qwertyuiop qwertyuiop123 qwerty12345 qwerty123456 1qaz2wsx3edc 1q2w3e4r5t 1q2w3e4r5t6y qazwsxedcrfv zaq12wsxcde3',
    'asdfghjkl123 asdfghjkl; zxcvbnm123 zxcvbnm1234 iloveyou123 iloveyou1314 woaini1314 woaini1314520 woaini520 woaini5201314',
    '5201314520 5201314520a 1314520520 1314521521 a123456789 a1234567890 aa123456789 abc1234567 abc123456789 abcd123456',
    'asd123456789 qq123456789 qq1234567890 zxc123456789 123456789a 123456789abc 123456789qq 1234567890a 123qweasdzxc',
    'letmein123 letmein1234 welcome123 welcome1234 changeme123 changeme1234 default123 computer123 football123 sunshine123',
    'princess123 monkey12345 dragon12345 master12345 superman123 1234567890q 147258369a 1472583690 7894561230 3141592653',
    '13800138000 passphrase passphrase1 passphrase123 correcthorsebatterystaple',
  ].flatMap((line) => line.split(' ')),
)

/** Keys beside each other, letters and figures in order: a run along one of these is no secret. */
const runs = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm']

/**
 * Whether a passphrase is none: too short or long, among the common ones, one short piece over and over, a run of keys,
 * or made of names that everybody here knows (`names`: the login, the person, the office). No rules on kinds of characters.
 */
export function passphraseRefusal(passphrase: string, names: readonly string[] = []): Refusal | null {
  const { length } = passphrase
  if (length < leastCharacters) return refusal('signin.passphrase_too_short', { least: leastCharacters }, 'passphrase')
  if (length > mostCharacters) return refusal('signin.passphrase_too_long', { most: mostCharacters }, 'passphrase')
  const folded = fold(passphrase)
  if (common.has(folded) || repeats(folded) || isRun(folded))
    return refusal('signin.passphrase_common', {}, 'passphrase')
  const known = names.map(fold).filter((name) => name.length >= 2)
  const rest = known
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, name) => left.replaceAll(name, ''), folded)
    .replaceAll(/[\d\p{P}\p{S}]/gu, '')
  if (rest !== folded && rest.length < 4 && known.some((name) => folded.includes(name)))
    return refusal('signin.passphrase_names', {}, 'passphrase')
  return null
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '')
}

/** One piece of up to five characters, over and over. */
function repeats(text: string): boolean {
  return [1, 2, 3, 4, 5].some((size) => {
    const piece = text.slice(0, size)
    return piece.repeat(Math.ceil(text.length / size)).slice(0, text.length) === text
  })
}

function isRun(text: string): boolean {
  const back = Array.from(text).toReversed().join('')
  return runs.some((run) => run.includes(text) || run.includes(back))
}
