import type { Handler } from 'hono'
import { formErrors } from '../../http/failure.tsx'
import { againField } from '../../http/kept-form.ts'
import { page } from '../../http/page.ts'
import { statusOfAll } from '../../http/status.ts'
import { formatInstant } from '../../i18n/format.ts'
import { type Lang, t, tRefusal } from '../../i18n/translate.ts'
import { isId, newId } from '../../lib/ids.ts'
import { localMinute } from '../../lib/time.ts'
import { type Desk, frameOf, nameIn, type PageContext, type PageEnv, readerIn } from '../../offices/desk.ts'
import type { Reader } from '../../offices/signed-in.ts'
import { isRefused, type Refusal, refusal, refuse } from '../../rules/errors.ts'
import { type ActionName, actionNames } from '../../rules/lifecycle.ts'
import { ruleSetById } from '../../rules/rulesets.ts'
import type { MatterState } from '../../rules/types.ts'
import { ErrorPage } from '../../ui/error-page.tsx'
import type { FieldError } from '../../ui/error-summary.tsx'
import { act } from '../act.ts'
import { ActPage } from '../act-page.tsx'
import { checkFiles } from '../attachments.ts'
import { drafted, dropActDraft, readActDraft, saveActDraft, type Typed } from '../act-draft.ts'
import { todayOf } from '../house.ts'
import { namesOf } from '../names.ts'
import { readAct } from '../schema.ts'
import { showIn } from '../show.ts'
import { listsOf } from './act-choices.ts'
import { hasForm } from './act-fields.ts'
import { actInputOf, freshForm, givenFiles, one, typedOf } from './act-form.ts'
import { presentAct, stateFacts } from './present-act.ts'
import { timelineItem } from './present-event.ts'

/** The form of an act, for those who may do it now; others are told why not. What was drafted stands in it. */
export const actForm =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const reader = readerIn(c)
    const { action, data } = await load(c, desk, reader)
    const may = data.view.acts.find((known) => known.action === action)
    if (may?.why_not) return cannot(c, desk, data.view.number, refusal(may.why_not.code, may.why_not.params))
    const { house } = desk
    const now = localMinute(house.now(), reader.organ.zone)
    const fresh = freshForm(action, data.view, now, newId(house.now(), house.random))
    const typed = { ...fresh, ...data.draft?.typed }
    return show(c, desk, { action, data, typed, errors: [], draft: draftNote(c, reader, data) }, 200)
  }

/** Why this person may not do it now, and the way back to the matter. */
function cannot(c: PageContext, desk: Desk, number: string, why: Refusal): Response {
  const lang = c.get('lang')
  return page(
    c,
    <ErrorPage
      frame={frameOf(c, desk)}
      heading={t(lang, 'error.refused')}
      text={tRefusal(lang, why)}
      backHref={`/matters/${encodeURIComponent(number)}`}
      backText={t(lang, 'paperPage.back')}
    />,
    statusOfAll([why]),
  )
}

/** Does the act and goes back to the matter. What cannot be done comes back with everything that was typed. */
export const actPost =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const reader = readerIn(c)
    const { action, data } = await load(c, desk, reader)
    const body = await c.req.parseBody({ all: true })
    const typed = typedOf(body)
    const { matter_id, number } = data.view
    const here = `/matters/${encodeURIComponent(number)}`
    if (typed[againField] !== undefined) return show(c, desk, { action, data, typed, errors: [] }, 200)
    try {
      if (one(typed, 'draft') !== '' && drafted.includes(action)) {
        await saveActDraft(desk.house, reader.doer, { matter_id, action, typed: words(typed) })
        return c.redirect(`${here}/acts/${action}`, 303)
      }
      const read = readAct(action, actInputOf(action, typed))
      const seen = Number(one(typed, 'seen'))
      const done = await act(desk.house, reader.doer, {
        matter_id,
        action: read.action,
        input: read.input,
        happened: happenedOf(one(typed, 'happened'), reader, desk),
        files: await checkFiles(await givenFiles(body)),
        ...(Number.isInteger(seen) && seen > 0 && { seen }),
        ...(isId(one(typed, 'key')) && { key: one(typed, 'key') }),
      })
      if (done.done) {
        if (drafted.includes(action)) await dropActDraft(desk.house, reader.doer.organ_id, matter_id, action)
        return c.redirect(`${here}?done=${action}`, 303)
      }
      const { data: now } = await load(c, desk, reader)
      const fresh = { ...typed, seen: [String(now.view.version)] }
      return show(c, desk, { action, data: now, typed: fresh, errors: [], faster: done }, 409)
    } catch (caught) {
      if (!isRefused(caught)) throw caught
      const status = statusOfAll(caught.refusals)
      if (status === 404) throw caught
      return show(
        c,
        desk,
        { action, data, typed, errors: byDemand(c.get('lang'), formErrors(c.get('lang'), caught)) },
        status,
      )
    }
  }

/** What is wrong with an answer says with which: `诉求 2：请填写：答复内容。` */
function byDemand(lang: Lang, errors: FieldError[]): FieldError[] {
  return errors.map((error) => {
    const at = /^answers\.(\d+)\./.exec(error.field ?? '')?.[1]
    return at === undefined ? error : { ...error, text: t(lang, 'act.demand', { n: Number(at) + 1, text: error.text }) }
  })
}

/** What of a form belongs in its draft: not the form's own key and version. */
function words(typed: Typed): Typed {
  return Object.fromEntries(
    Object.entries(typed).filter(([name]) => !['_token', 'key', 'seen', 'draft', 'happened', 'files'].includes(name)),
  )
}

/** When it happened, as the browser's field posts it (seconds cut off); nothing typed: today. Refuses `field.not_a_date`. */
function happenedOf(typed: string, reader: Reader, { house }: Desk): string {
  const value = typed.trim()
  if (value === '') return todayOf(house, reader.organ.zone)
  const match = /^\d{4}-\d\d-\d\d(?:T([01]\d|2[0-3]):[0-5]\d)?/.exec(value)
  return match && match[0].length >= Math.min(16, value.length)
    ? match[0]
    : refuse('field.not_a_date', { field: 'happened' }, 'happened')
}

type Data = Awaited<ReturnType<typeof load>>['data']

async function load(c: PageContext, desk: Desk, reader: Reader) {
  const { house } = desk
  const organ_id = reader.doer.organ_id
  const wanted = c.req.param('action')
  const action = actionNames.find((name) => name === wanted && hasForm(name))
  if (action === undefined) return refuse('matter.not_found', { matter: '' })
  const today = todayOf(house, reader.organ.zone)
  const data = await house.db.withScope(
    [organ_id],
    'web',
    async (tx) => {
      const view = await showIn(tx, house, reader.doer, c.req.param('number') ?? '', organ_id)
      return {
        view,
        rules: ruleSetById(view.rule_set, house.law.own),
        names: await namesOf(tx, organ_id),
        lists: await listsOf(tx, c.get('lang'), organ_id, today),
        draft: drafted.includes(action) ? await readActDraft(tx, organ_id, view.matter_id, action) : undefined,
      }
    },
    { readOnly: true },
  )
  return { action, data }
}

/** Who saved the draft that stands in the form, and when. */
function draftNote(c: PageContext, reader: Reader, { draft, names }: Data): string | undefined {
  if (draft === undefined) return undefined
  const lang = c.get('lang')
  const name = nameIn(lang, names.officers.get(draft.officer_id)) ?? ''
  return t(lang, 'act.drafted', { name, when: formatInstant(lang, draft.saved_at, reader.organ.zone) })
}

type Form = {
  action: ActionName
  data: Data
  typed: Typed
  errors: FieldError[]
  draft?: string | undefined
  faster?: { saw: MatterState | null; now: MatterState }
}

function show(c: PageContext, desk: Desk, form: Form, status: Parameters<typeof page>[2]): Response {
  const lang = c.get('lang')
  const { action, data, typed, errors, faster } = form
  const { view, names } = data
  const props = presentAct(lang, action, data, data.lists, typed)
  const may = view.acts.find((known) => known.action === action)?.allowed ?? false
  const saw = faster?.saw?.matter.version ?? 0
  const mayDraft = drafted.includes(action) && !view.walled
  return page(
    c,
    <ActPage
      {...props}
      frame={frameOf(c, desk)}
      errors={errors}
      open={faster === undefined || may}
      mayDraft={mayDraft}
      {...(form.draft !== undefined && { drafted: form.draft })}
      {...(form.draft !== undefined &&
        action === 'sign_opinion' && { previewHref: `${props.matterHref}/papers/opinion` })}
      {...(faster && {
        conflict: {
          saw: faster.saw ? stateFacts(lang, faster.saw, data) : [],
          now: stateFacts(lang, faster.now, data),
          did: view.timeline
            .filter((event) => event.seq > saw)
            .map((event) =>
              timelineItem(
                lang,
                readerIn(c).organ.zone,
                view,
                event,
                names,
                props.matterHref,
                todayOf(desk.house, readerIn(c).organ.zone),
              ),
            ),
          wanted: props.fields.flatMap((field) =>
            field.name === 'happened' || field.as === 'files' || !field.values[0]
              ? []
              : [{ label: field.label, value: wordsOfField(field) }],
          ),
        },
      })}
    />,
    status,
  )
}

/** What was typed or chosen, as people read it. */
function wordsOfField(field: ReturnType<typeof presentAct>['fields'][number]): string {
  const word = (value: string) =>
    ('choices' in field ? field.choices.find((choice) => choice.value === value)?.text : undefined) ?? value
  return field.values.map(word).join('\n')
}
