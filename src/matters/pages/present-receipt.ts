import { capital, formatDate, joinFacts } from '../../i18n/format.ts'
import { type Lang, t } from '../../i18n/translate.ts'
import { nameIn } from '../../offices/desk.ts'
import type { Names } from '../../offices/signed-in.ts'
import type { Article, ClockRule, OwnRule } from '../../rules/rulesets.ts'
import { ruleSetOn } from '../../rules/rulesets.ts'
import type { Followed } from '../present-public.ts'
import type { ReceiptProps } from '../receipt-page.tsx'
import { basisWords } from './basis.ts'
import { wordOf } from './stage-words.ts'

/** What the counter may add to what the code itself shows; null behind the wall. */
export type ReceiptWords = {
  matter: string
  matter_received: string
  present: number
  subject: string | null
  people: readonly { name: string | null; representative: boolean }[]
  demands: readonly string[]
} | null

export type Phones = {
  office: string | null
  /** Where and when people are received. */
  room: { address: string; hours: string } | null
  above: (Names & { phone: string | null }) | null
}

/** How they came, how many and who speaks for them; the matter, and that it was registered before. */
export function receiptFacts(lang: Lang, seen: Followed, words: ReceiptWords): ReceiptProps['facts'] {
  const channel = wordOf(lang, 'channel', seen.channel)
  const first = words?.people.find((one) => one.name !== null)?.name
  const named = words?.people.length ?? 0
  const who = first == null ? undefined : named === 1 ? first : t(lang, 'receipt.people', { name: first, n: named })
  return [
    {
      label: capital(t(lang, 'field.channel')),
      value: joinFacts([
        words === null || seen.channel !== 'visit'
          ? channel
          : t(lang, 'receipt.came', { channel, persons: words.present }),
        who,
      ]),
    },
    { label: capital(t(lang, 'field.received')), value: formatDate(lang, seen.received) },
    ...(words === null
      ? []
      : [
          {
            label: t(lang, 'receipt.matter'),
            value: seen.repeat
              ? t(lang, 'receipt.joined', { number: words.matter, day: formatDate(lang, words.matter_received) })
              : words.matter,
          },
          ...(words.subject === null ? [] : [{ label: capital(t(lang, 'field.subject')), value: words.subject }]),
        ]),
  ]
}

/** That it is late: by when they should have heard, by which article, and why not. */
export function receiptLate(lang: Lang, seen: Followed): string | undefined {
  if (seen.late_days <= 0 || seen.clock?.last_day == null) return undefined
  const what = seen.clock.kind === 'inform' ? informWords(lang, seen) : t(lang, 'receipt.writtenAnswer')
  return t(lang, 'receipt.late', {
    day: formatDate(lang, seen.clock.last_day),
    what,
    basis: basisWords(lang, seen.clock.basis) ?? '—',
    days: seen.late_days,
    why: seen.late_reason ?? t(lang, 'receipt.lateNoWhy'),
  })
}

/** What happens next: the notice with its last day, then the answer, then what they may do when it does not satisfy them. */
export function receiptNext(lang: Lang, seen: Followed, own: readonly OwnRule[]): string[] {
  if (seen.anonymous) return [t(lang, 'receipt.anonymous')]
  if (!seen.open) return []
  const set = ruleSetOn(seen.received, own)
  const article = ({ law, zh, en }: Article) => {
    const of = set.laws[law]
    return t(lang, 'basis.of', { article: lang === 'en' ? en : zh, law: (lang === 'en' ? of?.en : of?.zh) ?? '' })
  }
  const days = (rule: ClockRule) => ({ days: rule.length, article: article(rule.article) })
  const { finish, 'ask-review': review } = set.clocks
  const day = seen.clock?.last_day
  const lines: string[] = []
  if (seen.late_days === 0 && day) {
    const basis = basisWords(lang, seen.clock?.basis ?? null) ?? '—'
    lines.push(
      seen.clock?.kind === 'inform'
        ? t(lang, 'receipt.informBy', { day: formatDate(lang, day), what: informWords(lang, seen), basis })
        : t(lang, 'receipt.answerBy', { day: formatDate(lang, day), basis }),
    )
  }
  if (finish && seen.clock?.kind === 'inform' && seen.late_days === 0)
    lines.push(t(lang, 'receipt.finishIn', days(finish)))
  if (review) lines.push(t(lang, 'receipt.reviewIn', days(review)))
  return lines
}

function informWords(lang: Lang, seen: Followed): string {
  return t(
    lang,
    ruleSetOn(seen.received).informSays === 'accepted-or-not' ? 'receipt.whetherAccepted' : 'receipt.howHandled',
  )
}

/** Where to ask, and whom to tell when we do not answer. */
export function receiptAsk(lang: Lang, seen: Followed, phones: Phones): string[] {
  const holder = seen.holder && joinFacts([nameIn(lang, seen.holder), seen.holder.phone ?? undefined])
  const { office, room, above } = phones
  return [
    ...(holder ? [t(lang, 'receipt.heldBy', { holder })] : []),
    office === null ? t(lang, 'receipt.ask') : t(lang, 'receipt.askPhone', { phone: office }),
    ...(room === null ? [] : [t(lang, 'receipt.room', room)]),
    ...(above?.phone ? [t(lang, 'receipt.above', { organ: nameIn(lang, above), phone: above.phone })] : []),
  ]
}
