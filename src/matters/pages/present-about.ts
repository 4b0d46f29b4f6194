import { formatDay, joinFacts, joinList } from '../../i18n/format.ts'
import { t } from '../../i18n/translate.ts'
import { matterHref, nameIn } from '../../offices/desk.ts'
import type { Fact } from '../../ui/facts.tsx'
import { categoryWords } from './category-names.ts'
import type { MatterParts } from './present-matter-page.ts'
import { wordOf } from './stage-words.ts'

/** What a matter is about, who brought it and who is on it. */
export function aboutFacts({ lang, reader, view, categories, leader, today }: MatterParts): Fact[] {
  const fact = (key: string, value: string | readonly string[] | undefined): Fact[] =>
    value === undefined || value.length === 0 ? [] : [{ label: wordOf(lang, 'matter.fact', key), value }]
  const people = view.contact_list.flatMap((one) => one.people.map((person) => ({ ...person, contact: one })))
  const first = view.contact_list[0]
  const named = people.filter((one) => one.contact.contact_id === first?.contact_id)
  const who = named[0]?.name ?? (view.anonymous ? t(lang, 'list.anonymous') : undefined)
  const representatives = named.filter((one) => one.representative).length
  const phones = named.flatMap((one) => (one.phone === null ? [] : [one.phone]))
  const helping = view.handling.filter((one) => one.role === 'help' && one.to_day === null)
  return [
    ...fact(
      'people',
      who === undefined
        ? undefined
        : joinFacts([
            (first?.present ?? 1) > 1
              ? t(lang, 'matter.peopleAndOthers', { name: who, n: first?.present ?? 1, representatives })
              : who,
            phones[0],
          ]),
    ).map((one) =>
      phones.length > 0 && reader.doer.organ_id === view.organ_id
        ? { ...one, link: { text: t(lang, 'matter.reach'), href: `/matters/${view.number}/people` } }
        : one,
    ),
    ...fact('demands', view.demands),
    ...fact('text', first?.body ?? undefined),
    ...fact('against', nameIn(lang, view.against)),
    ...fact('category', categoryWords(lang, categories, view.category)),
    ...fact('receiver', nameIn(lang, view.receiver)),
    ...fact('handler', joinFacts([nameIn(lang, view.handler), nameIn(lang, view.unit)])),
    ...fact(
      'helping',
      helping.length === 0
        ? undefined
        : joinList(
            lang,
            helping.map((one) => nameIn(lang, one.unit)),
          ),
    ),
    ...fact('leader', joinFacts([nameIn(lang, view.leader), nameIn(lang, leader)])),
    ...fact(
      'above',
      first?.level == null
        ? undefined
        : joinFacts([
            first.sender ?? wordOf(lang, 'level', first.level),
            first.document_no ?? undefined,
            first.reply_due === null
              ? undefined
              : t(lang, 'matter.replyDue', { day: formatDay(lang, first.reply_due, today) }),
          ]),
    ),
    ...fact(
      'contacts',
      onlyOne(
        view.contact_list.map((one) =>
          joinFacts([
            one.number,
            formatDay(lang, one.received, today),
            wordOf(lang, 'channel', one.channel),
            one.cause === null ? undefined : wordOf(lang, 'cause', one.cause),
            one.oral === null ? undefined : `${t(lang, 'register.oral')} ${wordOf(lang, 'oral', one.oral)}`,
          ]),
        ),
      ),
    ),
    ...view.links
      .filter((one) => one.number !== null)
      .map((one) => ({
        label: wordOf(lang, 'link', one.kind),
        value: one.title ?? '',
        link: { text: one.number ?? '', href: matterHref(reader, one.organ_id, one.number ?? '') },
      })),
  ]
}

/** A list of one is said without its number. */
function onlyOne(list: readonly string[]): string | readonly string[] {
  return list.length === 1 ? (list[0] ?? '') : list
}
