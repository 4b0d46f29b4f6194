import type { Handler } from 'hono'
import { formErrors } from '../../http/failure.tsx'
import { againField } from '../../http/kept-form.ts'
import { page } from '../../http/page.ts'
import { statusOfAll } from '../../http/status.ts'
import { isId, newId } from '../../lib/ids.ts'
import { localMinute } from '../../lib/time.ts'
import { type Desk, frameOf, type PageContext, type PageEnv, readerIn } from '../../offices/desk.ts'
import type { Reader } from '../../offices/signed-in.ts'
import { isRefused, refusal, refuse, refuseAll } from '../../rules/errors.ts'
import { type ActionName, actionNames } from '../../rules/lifecycle.ts'
import type { MatterState } from '../../rules/types.ts'
import type { FieldError } from '../../ui/error-summary.tsx'
import { act } from '../act.ts'
import { ActPage } from '../act-page.tsx'
import { todayOf } from '../house.ts'
import { namesOf } from '../names.ts'
import { readAct } from '../schema.ts'
import { showIn } from '../show.ts'
import { listsOf } from './act-choices.ts'
import { hasForm } from './act-fields.ts'
import { actInputOf, freshForm, one, type Typed, typedOf } from './act-form.ts'
import { presentAct, stateFacts } from './present-act.ts'

/** The form of an act, for those who may do it now; others are told why not. */
export const actForm =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const reader = readerIn(c)
    const { action, data } = await load(c, desk, reader)
    const may = data.view.acts.find((known) => known.action === action)
    if (may?.why_not) refuseAll([refusal(may.why_not.code, may.why_not.params)])
    const { house } = desk
    const now = localMinute(house.now(), reader.organ.zone)
    const typed = freshForm(action, data.view, now, newId(house.now(), house.random))
    return show(c, desk, { action, data, typed, errors: [] }, 200)
  }

/** Does the act and goes back to the matter. What cannot be done comes back with everything that was typed. */
export const actPost =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const reader = readerIn(c)
    const { action, data } = await load(c, desk, reader)
    const typed = typedOf(await c.req.parseBody({ all: true }))
    if (typed[againField] !== undefined) return show(c, desk, { action, data, typed, errors: [] }, 200)
    try {
      const read = readAct(action, actInputOf(action, typed))
      const seen = Number(one(typed, 'seen'))
      const done = await act(desk.house, reader.doer, {
        matter_id: data.view.matter_id,
        action: read.action,
        input: read.input,
        happened: happenedOf(one(typed, 'happened'), reader, desk),
        ...(Number.isInteger(seen) && seen > 0 && { seen }),
        ...(isId(one(typed, 'key')) && { key: one(typed, 'key') }),
      })
      if (done.done) return c.redirect(`/matters/${encodeURIComponent(data.view.number)}?done=${action}`, 303)
      const { data: now } = await load(c, desk, reader)
      const fresh = { ...typed, seen: [String(now.view.version)] }
      return show(c, desk, { action, data: now, typed: fresh, errors: [], faster: done }, 409)
    } catch (caught) {
      if (!isRefused(caught)) throw caught
      const status = statusOfAll(caught.refusals)
      if (status === 404) throw caught
      return show(c, desk, { action, data, typed, errors: formErrors(c.get('lang'), caught) }, status)
    }
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
    async (tx) => ({
      view: await showIn(tx, house, reader.doer, c.req.param('number') ?? '', organ_id),
      names: await namesOf(tx, organ_id),
      lists: await listsOf(tx, c.get('lang'), organ_id, today),
    }),
    { readOnly: true },
  )
  return { action, data }
}

type Form = {
  action: ActionName
  data: Data
  typed: Typed
  errors: FieldError[]
  faster?: { saw: MatterState | null; now: MatterState }
}

function show(c: PageContext, desk: Desk, form: Form, status: Parameters<typeof page>[2]): Response {
  const lang = c.get('lang')
  const { action, data, typed, errors, faster } = form
  const props = presentAct(lang, action, data.view, data.lists, typed)
  const may = data.view.acts.find((known) => known.action === action)?.allowed ?? false
  return page(
    c,
    <ActPage
      {...props}
      frame={frameOf(c, desk)}
      errors={errors}
      open={faster === undefined || may}
      {...(faster && {
        conflict: {
          saw: faster.saw ? stateFacts(lang, faster.saw, data) : [],
          now: stateFacts(lang, faster.now, data),
          lost: props.fields.flatMap((field) =>
            field.name === 'happened' || !field.values[0]
              ? []
              : [{ label: field.label, value: field.values.join('\n') }],
          ),
        },
      })}
    />,
    status,
  )
}
