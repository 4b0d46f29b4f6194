import { createHash } from 'node:crypto'
import type { Handler } from 'hono'
import { formErrors } from '../../http/failure.tsx'
import { againField } from '../../http/kept-form.ts'
import { fragment, page } from '../../http/page.ts'
import { statusOfAll } from '../../http/status.ts'
import { newId } from '../../lib/ids.ts'
import { localMinute } from '../../lib/time.ts'
import { type Desk, type PageContext, type PageEnv, readerIn } from '../../offices/desk.ts'
import type { Reader } from '../../offices/signed-in.ts'
import { isRefused, refuse } from '../../rules/errors.ts'
import { joinFacts } from '../../i18n/format.ts'
import { numberText } from '../../rules/numbering.ts'
import { t } from '../../i18n/translate.ts'
import { accessOf } from '../access.ts'
import { type CheckedFile, checkFiles } from '../attachments.ts'
import { type Draft, draftFiles, dropDraft, markSent, readDraft, saveDraft } from '../draft.ts'
import { matterNamed, mayRead } from '../find.ts'
import { RegisterPage, RegisterParts } from '../register-page.tsx'
import { register } from '../register.ts'
import { readRegistration } from '../schema.ts'
import { one, type Typed, typedOf } from './act-form.ts'
import { categoriesInUse } from './category-names.ts'
import { mayRegister } from './may-register.ts'
import { lateDays, reasonsOf } from './present-same.ts'
import { deedOf, edited, registrationOf } from './register-form.ts'
import { type FormState, look, viewOf } from './register-view.ts'

/** A form's key, as it comes back. */
const keyForm = /^[\w-]{1,60}$/

/**
 * The registration form. `?same=NUMBER` joins the matter that the visitor comes about again, `?draft=KEY` goes on with
 * what was begun, `?done=CODE` says what was saved just now.
 */
export const registerForm =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const reader = registrar(c)
    const { house } = desk
    const asked = c.req.query('draft') ?? ''
    const draft = keyForm.test(asked)
      ? await house.db.withScope([reader.doer.organ_id], 'web', (tx) => readDraft(tx, house, reader.doer, asked), {
          readOnly: true,
        })
      : null
    if (draft && !draft.sent) return show(c, desk, reader, { key: asked, typed: draft.typed, errors: [], draft }, 200)
    const same = c.req.query('same')
    const key = newId(house.now(), house.random)
    const blank: Typed = {
      kind: ['demand'],
      channel: ['visit'],
      received: [nowOf(desk, reader).slice(0, 10)],
      present: ['1'],
    }
    const typed = same === undefined ? blank : await linked(c, desk, reader, blank, same)
    const done = c.req.query('done')
    const href = `/contacts/receipt?code=${encodeURIComponent(done ?? '')}`
    return show(
      c,
      desk,
      reader,
      {
        key,
        typed,
        errors: [],
        fresh: true,
        ...(done !== undefined && { done: { says: await doneWords(c, desk, reader, done), href } }),
      },
      200,
    )
  }

/** That the visitor before is registered: the matter, where this reader may see it, and the query code. */
async function doneWords(c: PageContext, { house }: Desk, reader: Reader, code: string): Promise<string> {
  const access = accessOf(reader.doer)
  const { organ_id } = access
  const seen = await house.db.withScope(
    [organ_id],
    'web',
    async (tx) => {
      const id = await matterNamed(tx, organ_id, code)
      if (id === null || !(await mayRead(tx, access, id))) return undefined
      return tx
        .selectFrom('matter as m')
        .leftJoin('matter_text as t', (join) =>
          join.onRef('t.organ_id', '=', 'm.organ_id').onRef('t.matter_id', '=', 'm.matter_id'),
        )
        .select(['m.series', 'm.year', 'm.n', 't.title'])
        .where('m.organ_id', '=', organ_id)
        .where('m.matter_id', '=', id)
        .executeTakeFirst()
    },
    { readOnly: true },
  )
  const matter = seen && joinFacts([numberText(seen), seen.title ?? undefined])
  return matter === undefined
    ? t(c.get('lang'), 'register.done', { code })
    : t(c.get('lang'), 'register.doneMatter', { matter, code })
}

/** Saves what was typed and goes on to the receipt, or does what another button of the form says. Nothing typed is lost. */
export const registerPost =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const reader = registrar(c)
    const { house } = desk
    const { organ_id } = reader.doer
    const posted = await postedOf(c, desk)
    const { deed, key, typed } = posted
    if (posted.again) return show(c, desk, reader, await kept(desk, reader, posted, []), 200)
    if (deed.name === 'discard') {
      await house.db.withScope([organ_id], 'web', (tx) => dropDraft(tx, reader.doer, deed.value))
      return c.redirect('/contacts/new', 303)
    }
    if (deed.name !== 'save' && deed.name !== 'next')
      return show(c, desk, reader, await changed(c, desk, reader, posted), 200)
    const digest = createHash('sha256').update(JSON.stringify(typed)).digest('base64url')
    try {
      const files = await checkFiles(posted.files)
      const ready = await house.db.withScope(
        [organ_id],
        'web',
        async (tx) => ({
          draft: await readDraft(tx, house, reader.doer, key),
          kept: await draftFiles(tx, house, reader.doer, key),
          raw: await registrationOf(tx, accessOf(reader.doer), typed, nowOf(desk, reader), await categoriesInUse(tx)),
        }),
        { readOnly: true, snapshot: true },
      )
      const { sent } = ready.draft ?? {}
      if (sent && sent.digest !== digest) refuse('register.key_used_for_another')
      const code =
        sent?.code ??
        (await register(house, reader.doer, readRegistration(ready.raw), `form ${key}`, [...ready.kept, ...files])).code
      if (!sent)
        await house.db.withScope([organ_id], 'web', (tx) => markSent(tx, house, reader.doer, key, { code, digest }))
      const to = encodeURIComponent(code)
      return c.redirect(deed.name === 'next' ? `/contacts/new?done=${to}` : `/contacts/receipt?code=${to}&new=yes`, 303)
    } catch (caught) {
      if (!isRefused(caught)) throw caught
      const errors = formErrors(c.get('lang'), caught)
      const state = await kept(desk, reader, posted, errors)
      return show(c, desk, reader, state, statusOfAll(caught.refusals))
    }
  }

/** The same for the page's script: the parts that a button or typing changed. It never saves the form. */
export const registerParts =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const reader = registrar(c)
    const state = await changed(c, desk, reader, await postedOf(c, desk))
    return fragment(c, <RegisterParts {...await viewOf(c, desk, reader, state)} />)
  }

type Posted = {
  key: string
  typed: Typed
  deed: { name: string; value: string }
  files: { name: string; bytes: Uint8Array }[]
  /** What a session that ended kept, posted again after signing in: shown, not saved. */
  again: boolean
}

async function postedOf(c: PageContext, { house }: Desk): Promise<Posted> {
  const body = await c.req.parseBody({ all: true })
  const all = typedOf(body)
  const given = [body['files'] ?? []].flat().filter((one): one is File => one instanceof File)
  const files = await Promise.all(
    given.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  )
  const key = one(all, 'key')
  const { _token, key: _, do: __, files: ___, [againField]: again, ...typed } = all
  return {
    key: keyForm.test(key) ? key : newId(house.now(), house.random),
    typed,
    deed: deedOf(all),
    files,
    again: again !== undefined,
  }
}

/** What the form holds after a button that does not save it; kept as a draft. */
async function changed(c: PageContext, desk: Desk, reader: Reader, posted: Posted): Promise<FormState> {
  const { deed, typed } = posted
  try {
    const after =
      deed.name === 'link'
        ? await linked(c, desk, reader, typed, deed.value || one(typed, 'by_number'))
        : (edited(typed, deed) ?? typed)
    return await kept(desk, reader, { ...posted, typed: after, files: await checkFiles(posted.files) }, [])
  } catch (caught) {
    if (!isRefused(caught)) throw caught
    return kept(desk, reader, { ...posted, files: [] }, formErrors(c.get('lang'), caught))
  }
}

/** Keeps what stands in the form as a draft, with the files that were good. */
async function kept(desk: Desk, reader: Reader, posted: Posted, errors: FormState['errors']): Promise<FormState> {
  const { house } = desk
  const { key, deed } = posted
  const { by_number: _, ...typed } = posted.typed
  const add = await checkFiles(posted.files).catch((): CheckedFile[] => [])
  const draft: Draft | null = await house.db.withScope([reader.doer.organ_id], 'web', async (tx) => {
    const before = await readDraft(tx, house, reader.doer, key)
    if (before?.sent) return null
    return saveDraft(tx, house, reader.doer, key, typed, {
      add,
      ...(deed.name === 'files.remove' && { drop: Number(deed.value) }),
    })
  })
  return { key, typed, errors, draft }
}

/**
 * Joins a matter by its number: the cause is ours when it is late, the reason is what the finder says of it. Refuses
 * `register.no_such_matter`.
 */
async function linked(c: PageContext, desk: Desk, reader: Reader, typed: Typed, number: string): Promise<Typed> {
  const { organ_id } = reader.doer
  const access = accessOf(reader.doer)
  const today = nowOf(desk, reader).slice(0, 10)
  const { known, categories } = await desk.house.db.withScope(
    [organ_id],
    'web',
    async (tx) => {
      const id = await matterNamed(tx, organ_id, number)
      return {
        known: id !== null && (await mayRead(tx, access, id)) ? id : null,
        categories: await categoriesInUse(tx),
      }
    },
    { readOnly: true },
  )
  if (known === null) return refuse('register.no_such_matter', {}, 'by_number')
  const { candidates } = await look(desk, reader, typed, categories, today)
  const found = candidates.find((candidate) => candidate.matter_id === known)
  return {
    ...typed,
    'same_as.matter_id': [found?.number ?? number],
    'same_as.cause': [found && lateDays(found, today) > 0 ? 'late' : 'unknown'],
    'same_as.reason': [found ? joinFacts(reasonsOf(c.get('lang'), found)) : ''],
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
  state: FormState,
  status: Parameters<typeof page>[2],
): Promise<Response> {
  const view = await viewOf(c, desk, reader, state)
  const shown = <RegisterPage {...view} />
  return page(c, shown, status, { script: true })
}
