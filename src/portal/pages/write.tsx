import type { Handler } from 'hono'
import { addressOf, networkOf } from '../../http/address.ts'
import { dropCookie, readCookie, writeCookie } from '../../http/cookies.ts'
import { formErrors } from '../../http/failure.tsx'
import { page } from '../../http/page.ts'
import type { RateLimit } from '../../http/rate-limit.ts'
import { statusOfAll } from '../../http/status.ts'
import { acceptedEndings, checkFiles } from '../../matters/attachments.ts'
import { type Desk, nameIn } from '../../offices/desk.ts'
import { isRefused, Refused, refusal } from '../../rules/errors.ts'
import { formatCode } from '../../rules/querycode.ts'
import { type Answers, fillIn, problems, purposes, steps, stepOf, type StepName, unfinished } from '../answers.ts'
import { addDraftFiles, beginDraft, type Draft, type Drawer, dropDraftFile, openDraft, saveDraft } from '../draft.ts'
import { to } from '../frame.ts'
import { villagesOf } from '../places.ts'
import { type PortalContext, type PortalEnv, portalFrame, townIn } from '../visit.ts'
import { SavedPage } from '../saved-pages.tsx'
import { PurposePage, StepPage } from '../write-pages.tsx'

export const drawerOf = (c: PortalContext, desk: Desk): Drawer => ({
  house: desk.house,
  secret: desk.http.secret,
  organ_id: townIn(c).organ_id,
})

/** The draft that this browser is filling in. */
export async function draftIn(c: PortalContext, desk: Desk): Promise<Draft | undefined> {
  const code = readCookie(c, 'draft', desk.http.secure)
  return code === undefined ? undefined : openDraft(drawerOf(c, desk), code)
}

/** The first question. */
export const purposeForm =
  (desk: Desk): Handler<PortalEnv> =>
  async (c) => {
    const draft = await draftIn(c, desk)
    return showPurpose(c, desk, draft && !draft.sent ? draft.answers.purpose : undefined)
  }

/** Takes the first answer: begins a draft, or changes what this one is for. */
export const purposePost =
  (desk: Desk, limit: RateLimit): Handler<PortalEnv> =>
  async (c) => {
    const posted = await c.req.parseBody()
    const purpose = purposes.find((one) => one === posted['purpose'])
    if (posted['_stay'] !== undefined) return showPurpose(c, desk, purpose)
    try {
      if (purpose === undefined) throw new Refused([refusal('portal.choose_purpose', {}, 'purpose')])
      if (purpose === 'accusation' && townIn(c).accusations === null)
        throw new Refused([refusal('register.no_designated_seat', {}, 'purpose')])
      const drawer = drawerOf(c, desk)
      const before = await draftIn(c, desk)
      // Words typed as an accusation never become words that the office reads.
      const open = purpose !== 'accusation' && before?.answers.purpose === 'accusation'
      const keep = before && !before.sent && before.sent_on === null && !open
      if (!keep) notTooMany(c, desk, limit)
      const draft = keep
        ? await saveDraft(drawer, { ...before, answers: { ...before.answers, purpose } })
        : await beginDraft(drawer, purpose)
      writeCookie(c, 'draft', draft.code, desk.http.secure)
      return c.redirect(to(portalFrame(c, desk), `/write/${steps[purpose][0]}`), 303)
    } catch (caught) {
      if (!isRefused(caught)) throw caught
      return showPurpose(c, desk, purpose, caught)
    }
  }

/** Refuses `portal.too_many_sent` when one network begins more forms, or hands in more files, than people do. */
export function notTooMany(c: PortalContext, desk: Desk, limit: RateLimit): void {
  const wait = limit.take(networkOf(addressOf(c, desk.http.secure)))
  if (wait !== undefined) throw new Refused([refusal('portal.too_many_sent', { minutes: Math.ceil(wait / 60) })])
}

function showPurpose(c: PortalContext, desk: Desk, value: Answers['purpose'] | undefined, refused?: Refused) {
  const lang = c.get('lang')
  return page(
    c,
    <PurposePage
      frame={portalFrame(c, desk, { form: true })}
      value={value}
      errors={refused ? formErrors(lang, refused) : []}
      noAccusations={townIn(c).accusations === null}
    />,
    refused ? statusOfAll(refused.refusals) : 200,
  )
}

/** One step of the form. */
export const stepForm =
  (desk: Desk): Handler<PortalEnv> =>
  async (c) => {
    const frame = portalFrame(c, desk)
    const draft = await draftIn(c, desk)
    if (!draft) return c.redirect(to(frame, '/write'), 303)
    if (draft.sent) return c.redirect(to(frame, '/sent'), 303)
    const step = stepOf(draft.answers.purpose, c.req.param('step') ?? '')
    if (!step) return c.redirect(to(frame, `/write/${steps[draft.answers.purpose][0]}`), 303)
    return showStep(c, desk, draft, step, { boxes: Number(c.req.query('boxes')) || 0 })
  }

/** Takes one step: keeps what was typed whatever else happens, then goes on, stays, or saves. */
export const stepPost =
  (desk: Desk, limit: RateLimit): Handler<PortalEnv> =>
  async (c) => {
    const frame = portalFrame(c, desk)
    const posted = await c.req.parseBody({ all: true })
    const before = await draftIn(c, desk)
    if (!before) return c.redirect(to(frame, '/continue'), 303)
    if (before.sent) return c.redirect(to(frame, '/sent'), 303)
    if (before.sent_on !== null) return c.redirect(to(frame, '/write/check'), 303)
    const step = stepOf(before.answers.purpose, c.req.param('step') ?? '')
    if (!step) return c.redirect(to(frame, '/write'), 303)
    const drawer = drawerOf(c, desk)
    const filled = { ...before, answers: fillIn(before.answers, step, posted) }
    if (posted['_draft'] !== before.seen) {
      return showStep(c, desk, filled, step, { refused: new Refused([refusal('portal.other_draft')]) })
    }
    let draft = await saveDraft(drawer, filled)
    try {
      if (step === 'files') {
        notTooMany(c, desk, limit)
        draft = await takeFiles(drawer, draft, posted)
      }
    } catch (caught) {
      if (!isRefused(caught)) throw caught
      return showStep(c, desk, draft, step, { refused: caught })
    }
    const here = `/write/${step}${c.req.param('again') === undefined ? '' : '/again'}`
    if (posted['_save'] !== undefined) return c.redirect(to(frame, '/saved'), 303)
    if (posted['_stay'] !== undefined) return c.redirect(to(frame, here), 303)
    if (posted['_drop'] !== undefined || (step === 'files' && posted['_more'] !== undefined))
      return c.redirect(to(frame, here), 303)
    if (posted['_more'] !== undefined) {
      const address = to(frame, here)
      const boxes = `boxes=${Number(posted['_more']) || 3}`
      return c.redirect(
        `${address}${address.includes('?') ? '&' : '?'}${boxes}#demands-${Number(posted['_more']) || 3}`,
        303,
      )
    }
    const villages = await villagesOf(desk.house, drawer.organ_id)
    const wrong = problems(
      draft.answers,
      step,
      villages.map((one) => one.id),
    )
    if (wrong.length > 0) return showStep(c, desk, draft, step, { refused: new Refused(wrong) })
    const order: readonly StepName[] = steps[draft.answers.purpose]
    const next = c.req.param('again') === undefined ? order[order.indexOf(step) + 1] : undefined
    return c.redirect(to(frame, `/write/${next ?? 'check'}`), 303)
  }

async function takeFiles(drawer: Drawer, draft: Draft, posted: Record<string, unknown>): Promise<Draft> {
  const drop = Number(posted['_drop'])
  const kept = posted['_drop'] === undefined ? draft : await dropDraftFile(drawer, draft, drop)
  const uploads = [posted['files']].flat().filter((one): one is File => one instanceof File)
  const given = await Promise.all(
    uploads.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  )
  return addDraftFiles(drawer, kept, await checkFiles(given))
}

async function showStep(
  c: PortalContext,
  desk: Desk,
  draft: Draft,
  step: StepName,
  more: { refused?: Refused; boxes?: number },
): Promise<Response> {
  const lang = c.get('lang')
  const villages = step === 'place' ? await villagesOf(desk.house, townIn(c).organ_id) : []
  return page(
    c,
    <StepPage
      frame={portalFrame(c, desk, { form: true })}
      step={step}
      answers={draft.answers}
      seen={draft.seen}
      villages={villages.map((one) => ({ id: one.id, name: nameIn(lang, one) }))}
      files={draft.files}
      accept={acceptedEndings}
      boxes={more.boxes ?? 0}
      errors={more.refused ? formErrors(lang, more.refused) : []}
      back={c.req.param('again') === undefined ? undefined : 'check'}
    />,
    more.refused ? statusOfAll(more.refused.refusals) : 200,
  )
}

/** The code by which to go on with what was typed. */
export const savedPage =
  (desk: Desk): Handler<PortalEnv> =>
  async (c) => {
    const frame = portalFrame(c, desk)
    const draft = await draftIn(c, desk)
    if (!draft || draft.sent) return c.redirect(to(frame, '/write'), 303)
    const villages = await villagesOf(desk.house, townIn(c).organ_id)
    const open =
      unfinished(
        draft.answers,
        villages.map((one) => one.id),
      ) ?? 'check'
    return page(
      c,
      <SavedPage
        frame={frame}
        code={formatCode(draft.code)}
        until={draft.expires_at.slice(0, 10)}
        path={`/write/${open}`}
      />,
    )
  }

/** Leaves nothing on the screen and nothing in the browser: what was not saved with its code cannot be opened again here. */
export const leave =
  (desk: Desk): Handler<PortalEnv> =>
  (c) => {
    const site = c.req.header('sec-fetch-site')
    if (site === undefined || site === 'same-origin' || site === 'none')
      for (const name of ['draft', 'follow', 'form'] as const) dropCookie(c, name, desk.http.secure)
    return c.redirect('/portal/day', 303)
  }
