import type { Handler } from 'hono'
import { formErrors } from '../../http/failure.tsx'
import { againField } from '../../http/kept-form.ts'
import { page } from '../../http/page.ts'
import { statusOfAll } from '../../http/status.ts'
import { type Lang, t } from '../../i18n/translate.ts'
import { newId } from '../../lib/ids.ts'
import { localMinute } from '../../lib/time.ts'
import { type Desk, frameOf, type PageContext, type PageEnv, readerIn } from '../../offices/desk.ts'
import type { Reader } from '../../offices/signed-in.ts'
import { isRefused, refuse } from '../../rules/errors.ts'
import { ruleSetOn } from '../../rules/rulesets.ts'
import type { FieldError } from '../../ui/error-summary.tsx'
import { accessOf } from '../access.ts'
import { RegisterPage } from '../register-page.tsx'
import { register } from '../register.ts'
import { readRegistration } from '../schema.ts'
import { listsOf } from './act-choices.ts'
import { one, type Typed, typedOf } from './act-form.ts'
import { channels } from './address.ts'
import { mayRegister } from './may-register.ts'
import { peopleRows, registrationOf, rowsAtLeast } from './register-form.ts'
import { wordOf } from './stage-words.ts'

/** The registration form. `?same=NUMBER` fills in the matter that the visitor comes about again. */
export const registerForm =
  (desk: Desk): Handler<PageEnv> =>
  (c) => {
    const reader = registrar(c)
    const same = c.req.query('same')
    const typed: Typed = {
      kind: ['demand'],
      channel: ['visit'],
      received: [nowOf(desk, reader).slice(0, 10)],
      present: ['1'],
      ...(same !== undefined && { 'same_as.matter_id': [same] }),
    }
    return show(c, desk, reader, typed, [], 200)
  }

/** Registers what was typed and goes on to the receipt. What is missing comes back with everything that was typed. */
export const registerPost =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const reader = registrar(c)
    const typed = typedOf(await c.req.parseBody({ all: true }))
    if (typed[againField] !== undefined) return show(c, desk, reader, typed, [], 200)
    if (typed['more'] !== undefined) return show(c, desk, reader, typed, [], 200, peopleRows(typed) + 1)
    const { organ_id } = reader.doer
    const access = accessOf(reader.doer)
    try {
      const raw = await desk.house.db.withScope(
        [organ_id],
        'web',
        (tx) => registrationOf(tx, access, typed, nowOf(desk, reader)),
        { readOnly: true },
      )
      const key = one(typed, 'key')
      const done = await register(
        desk.house,
        reader.doer,
        readRegistration(raw),
        key === '' ? undefined : `form ${key}`,
      )
      return c.redirect(`/contacts/receipt?code=${encodeURIComponent(done.code)}`, 303)
    } catch (caught) {
      if (!isRefused(caught)) throw caught
      const errors = formErrors(c.get('lang'), caught)
      return show(c, desk, reader, typed, errors, statusOfAll(caught.refusals))
    }
  }

function registrar(c: PageContext): Reader {
  const reader = readerIn(c)
  return mayRegister(reader.doer) ? reader : refuse('register.not_yours')
}

function nowOf({ house }: Desk, reader: Reader): string {
  return localMinute(house.now(), reader.organ.zone)
}

async function show(
  c: PageContext,
  desk: Desk,
  reader: Reader,
  typed: Typed,
  errors: FieldError[],
  status: Parameters<typeof page>[2],
  rows = Math.max(rowsAtLeast, peopleRows(typed)),
): Promise<Response> {
  const { house } = desk
  const lang = c.get('lang')
  const today = nowOf(desk, reader).slice(0, 10)
  const { organ_id } = reader.doer
  const lists = await house.db.withScope([organ_id], 'web', (tx) => listsOf(tx, lang, organ_id, today), {
    readOnly: true,
  })
  const codes = (words: string, all: readonly string[]) =>
    all.map((value) => ({ value, text: wordOf(lang, words, value) }))
  return page(
    c,
    <RegisterPage
      frame={frameOf(c, desk)}
      formKey={one(typed, 'key') || newId(house.now(), house.random)}
      errors={errors}
      typed={typed}
      rows={rows}
      representatives={representativesOf(lang, today, desk)}
      choices={{
        kinds: ['demand', 'suggestion', 'accusation'].map((value) => ({
          value,
          text: wordOf(lang, 'kind', value),
          hint: wordOf(lang, 'register.kindHint', value),
        })),
        channels: codes('channel', channels),
        levels: codes('level', ['county', 'city', 'province', 'central']),
        causes: codes('cause', ['late', 'wrong', 'not_carried_out', 'new_facts', 'same_facts', 'unknown']),
        villages: lists.villages,
        offices: lists.offices,
        leaders: lists.leaders,
        categories: lists.categories,
      }}
    />,
    status,
  )
}

function representativesOf(lang: Lang, today: string, { house }: Desk) {
  const set = ruleSetOn(today, house.law.own)
  const limit = set.representatives
  if (!limit) return undefined
  const law = set.laws[limit.article.law]
  const article = lang === 'en' ? limit.article.en : limit.article.zh
  return { most: limit.most, article: t(lang, 'basis.of', { article, law: (lang === 'en' ? law?.en : law?.zh) ?? '' }) }
}
