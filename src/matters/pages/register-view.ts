import { formatDateWithWeekday, formatInstant, joinFacts } from '../../i18n/format.ts'
import { type Lang, t } from '../../i18n/translate.ts'
import { localMinute } from '../../lib/time.ts'
import { type Desk, frameOf, type PageContext } from '../../offices/desk.ts'
import type { Reader } from '../../offices/signed-in.ts'
import { oralRecords } from '../../rules/acts.ts'
import { ruleSetOn } from '../../rules/rulesets.ts'
import type { Choice } from '../../ui/choices.tsx'
import type { FieldError } from '../../ui/error-summary.tsx'
import { accessOf } from '../access.ts'
import { acceptedEndings } from '../attachments.ts'
import { type Draft, draftsOf } from '../draft.ts'
import { guessCategories } from '../guess-category.ts'
import type { RegisterProps } from '../register-page.tsx'
import { learnedOf } from '../learned.ts'
import { type Candidate, sameMatter } from '../same-matter.ts'
import type { SameLink } from '../same-panel.tsx'
import { listsOf } from './act-choices.ts'
import { one, type Typed } from './act-form.ts'
import { channels } from './address.ts'
import { categoriesInUse, type CategoryName, categoryWords, pathOf } from './category-names.ts'
import { fold, lexemes } from '../words.ts'
import { presentCandidate } from './present-same.ts'
import { demandsOf, peopleRows, rowsAtLeast } from './register-form.ts'
import { wordOf } from './stage-words.ts'

/** What stands in the form, and what became of it. */
export type FormState = {
  key: string
  typed: Typed
  errors: FieldError[]
  draft?: Draft | null
  /** What the last save made. */
  done?: RegisterProps['done']
  /** Shows what else was begun: on a fresh form. */
  fresh?: boolean
}

/** Everything that the page shows, out of what stands in the form: two transactions, one for lists, one for the finder. */
export async function viewOf(c: PageContext, desk: Desk, reader: Reader, state: FormState): Promise<RegisterProps> {
  const { house } = desk
  const { typed, errors } = state
  const lang = c.get('lang')
  const now = localMinute(house.now(), reader.organ.zone)
  const today = now.slice(0, 10)
  const { organ_id } = reader.doer
  const read = await house.db.withScope(
    [organ_id],
    'web',
    async (tx) => ({
      lists: await listsOf(tx, lang, organ_id, today),
      categories: await categoriesInUse(tx),
      drafts: state.fresh === true ? await draftsOf(tx, house, reader.doer) : [],
    }),
    { readOnly: true },
  )
  const walled = one(typed, 'kind') === 'accusation'
  const found = walled ? nothing : await look(desk, reader, typed, read.categories, today)
  const codes = (words: string, all: readonly string[]) =>
    all.map((value) => ({ value, text: wordOf(lang, words, value) }))
  const link = linkOf(lang, typed, errors)
  const present = Number(one(typed, 'present'))
  return {
    frame: frameOf(c, desk),
    script: desk.assets.href('register.js'),
    formKey: state.key,
    errors,
    typed: { ...typed, category: [shownCategory(lang, read.categories, one(typed, 'category'))] },
    rows: Math.max(rowsAtLeast, peopleRows(typed)),
    representatives: representativesOf(lang, today, desk),
    choices: {
      kinds: codes('kind', ['demand', 'suggestion']),
      channels: codes('channel', channels),
      levels: codes('level', ['county', 'city', 'province', 'central']),
      villages: read.lists.villages,
      offices: read.lists.offices,
      leaders: read.lists.leaders,
      oral: codes('oral', oralRecords),
    },
    categories: read.categories
      .filter((category) => walled || !category.wall)
      .map((category) => categoryWords(lang, read.categories, category.path))
      .toSorted(new Intl.Collator(lang).compare),
    guesses: found.guesses.map((path) => ({ path, words: categoryWords(lang, read.categories, path) })),
    panel: {
      candidates: found.candidates
        .filter(worthShowing)
        .map((candidate) => presentCandidate(lang, reader, today, candidate)),
      looked: found.looked,
      ...(link && { link }),
    },
    files: {
      accept: acceptedEndings,
      kept: (state.draft?.files ?? []).map(({ n, name, size }) => ({ n, name, size: sizeWords(lang, size) })),
    },
    draft: state.draft ? t(lang, 'register.draftKept', { when: clockTime(state.draft.saved_at, reader) }) : undefined,
    drafts: read.drafts.map((draft) => ({
      form: draft.form,
      says: draftWords(lang, draft, reader),
    })),
    groupFrom: ruleSetOn(today, house.law.own).groupFrom,
    group: groupOf(lang, today, desk, one(typed, 'channel'), present),
    ...(state.done && { done: state.done }),
    came: joinFacts([formatDateWithWeekday(lang, today), now.slice(11)]),
  }
}

/** A panel of far-fetched matters is no help: a twelfth of the words, or the same people. */
const worthShowing = (one: Candidate) => one.share >= 1 / 12 || one.same_people

const nothing = { candidates: [] as Candidate[], guesses: [] as string[], looked: false }

/** Looks for the same matter and guesses the category, once enough is typed. */
export async function look(
  desk: Desk,
  reader: Reader,
  typed: Typed,
  categories: readonly CategoryName[],
  today: string,
): Promise<{ candidates: Candidate[]; guesses: string[]; looked: boolean }> {
  const subject = one(typed, 'subject')
  const facts = one(typed, 'facts')
  const demands = demandsOf(typed)
  const text = [subject, ...demands, facts].join('\n')
  if (text.trim().length < 4) return nothing
  const names = Array.from({ length: peopleRows(typed) }, (_, n) => one(typed, `people.${n}.name`))
  const found = await desk.house.db.withScope(
    [reader.doer.organ_id],
    'web',
    async (tx) => ({
      learned: await learnedOf(tx, reader.doer.organ_id, [...lexemes(fold(text))]),
      candidates: await sameMatter(
        tx,
        accessOf(reader.doer),
        {
          subject,
          facts,
          demands,
          names,
          village: one(typed, 'village') || undefined,
          category: pathOf(categories, one(typed, 'category')) || undefined,
        },
        today,
      ),
    }),
    { readOnly: true },
  )
  const open = new Set(categories.filter((category) => !category.wall).map((category) => category.path))
  const guesses = guessCategories(found.learned, text, 8).filter((path) => open.has(path))
  return { candidates: found.candidates, guesses: guesses.slice(0, 3), looked: true }
}

function linkOf(lang: Lang, typed: Typed, errors: FieldError[]): SameLink | undefined {
  const number = one(typed, 'same_as.matter_id')
  if (number.trim() === '') return undefined
  const causes: Choice[] = ['late', 'wrong', 'not_carried_out', 'new_facts', 'same_facts', 'unknown'].map((value) => ({
    value,
    text: wordOf(lang, 'cause', value),
  }))
  return {
    number,
    cause: one(typed, 'same_as.cause') || 'unknown',
    reason: one(typed, 'same_as.reason'),
    causes,
    errors,
  }
}

function shownCategory(lang: Lang, all: readonly CategoryName[], typed: string): string {
  const path = pathOf(all, typed)
  return all.some((category) => category.path === path) ? categoryWords(lang, all, path) : typed
}

function representativesOf(lang: Lang, today: string, { house }: Desk) {
  const set = ruleSetOn(today, house.law.own)
  const limit = set.representatives
  return limit ? { most: limit.most, article: articleWords(lang, set, limit.article) } : undefined
}

type Set = ReturnType<typeof ruleSetOn>

function articleWords(lang: Lang, set: Set, { law, zh, en }: { law: string; zh: string; en: string }): string {
  const of = set.laws[law]
  return t(lang, 'basis.of', { article: lang === 'en' ? en : zh, law: (lang === 'en' ? of?.en : of?.zh) ?? '' })
}

/** What is said of a visit of many: that it is one, and that an urgent one is reported at once. */
function groupOf(lang: Lang, today: string, { house }: Desk, channel: string, present: number): string | undefined {
  const set = ruleSetOn(today, house.law.own)
  if (channel !== 'visit' || !Number.isInteger(present) || present < set.groupFrom) return undefined
  const article = set.urgentReport ? articleWords(lang, set, set.urgentReport) : ''
  return t(lang, 'register.group', { present, article })
}

const clockTime = (instant: string, reader: Reader) => localMinute(instant, reader.organ.zone).slice(11)

function draftWords(lang: Lang, draft: Draft, reader: Reader): string {
  const walled = one(draft.typed, 'kind') === 'accusation'
  const what = walled
    ? wordOf(lang, 'kind', 'accusation')
    : one(draft.typed, 'subject') || t(lang, 'register.draftEmpty')
  return t(lang, 'register.draftSays', { when: formatInstant(lang, draft.saved_at, reader.organ.zone), what })
}

function sizeWords(lang: Lang, bytes: number): string {
  return bytes >= 1_000_000
    ? t(lang, 'portal.megabytes', { n: (bytes / 1_000_000).toFixed(1) })
    : t(lang, 'portal.kilobytes', { n: Math.max(1, Math.round(bytes / 1000)) })
}
