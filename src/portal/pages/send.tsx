import type { Handler } from 'hono'
import { capital, formatDate } from '../../i18n/format.ts'
import { t } from '../../i18n/translate.ts'
import { writeCookie } from '../../http/cookies.ts'
import { formErrors } from '../../http/failure.tsx'
import { page } from '../../http/page.ts'
import type { RateLimit } from '../../http/rate-limit.ts'
import { statusOfAll } from '../../http/status.ts'
import { todayOf } from '../../matters/house.ts'
import { showByCode } from '../../matters/show-by-code.ts'
import { type Desk, nameIn } from '../../offices/desk.ts'
import { isRefused, Refused, refusal } from '../../rules/errors.ts'
import { ruleSetOn } from '../../rules/rulesets.ts'
import { addressOf, networkOf } from '../../http/address.ts'
import { unfinished } from '../answers.ts'
import { CheckPage } from '../check-page.tsx'
import { type Draft, openDraft } from '../draft.ts'
import { dayInFull, lawWords } from '../follow-words.ts'
import { to } from '../frame.ts'
import { villagesOf } from '../places.ts'
import { readDraftCode } from '../seal-draft.ts'
import { sendDraft } from '../send.ts'
import { SentPage } from '../sent-page.tsx'
import { type PortalContext, type PortalEnv, portalFrame, townIn } from '../visit.ts'
import { ContinuePage } from '../saved-pages.tsx'
import { draftIn, drawerOf, notTooMany } from './write.tsx'

/** Everything on one page before it is sent. */
export const checkForm =
  (desk: Desk): Handler<PortalEnv> =>
  async (c) => {
    const frame = portalFrame(c, desk)
    const draft = await draftIn(c, desk)
    if (!draft) return c.redirect(to(frame, '/write'), 303)
    if (draft.sent) return c.redirect(to(frame, '/sent'), 303)
    return showCheck(c, desk, draft)
  }

/** Sends it. Twice the same post is one contact. */
export const checkPost =
  (desk: Desk, limit: RateLimit): Handler<PortalEnv> =>
  async (c) => {
    const frame = portalFrame(c, desk)
    const posted = await c.req.parseBody()
    const draft = await draftIn(c, desk)
    if (!draft) return c.redirect(to(frame, '/continue'), 303)
    if (posted['_stay'] !== undefined) return c.redirect(to(frame, '/write/check'), 303)
    if (posted['_save'] !== undefined) return c.redirect(to(frame, '/saved'), 303)
    try {
      if (posted['_draft'] !== draft.seen) throw new Refused([refusal('portal.other_draft')])
      if (!draft.sent) {
        const villages = await villagesOf(desk.house, townIn(c).organ_id)
        const open = unfinished(
          draft.answers,
          villages.map((one) => one.id),
        )
        if (open) return c.redirect(to(frame, `/write/${open}/again`), 303)
        notTooMany(c, desk, limit)
      }
      await sendDraft(drawerOf(c, desk), draft)
      return c.redirect(to(frame, '/sent'), 303)
    } catch (caught) {
      if (!isRefused(caught)) throw caught
      return showCheck(c, desk, draft, caught)
    }
  }

async function showCheck(c: PortalContext, desk: Desk, draft: Draft, refused?: Refused): Promise<Response> {
  const lang = c.get('lang')
  const { answers } = draft
  const villages = await villagesOf(desk.house, townIn(c).organ_id)
  const village = villages.find((one) => one.id === answers.village)
  const rules = ruleSetOn(todayOf(desk.house, townIn(c).zone), desk.house.law.own)
  const { inform } = rules.clocks
  const article =
    inform &&
    t(lang, 'basis.of', {
      law: rules.laws[inform.article.law]?.[lang === 'en' ? 'en' : 'zh'] ?? '',
      article: inform.article[lang === 'en' ? 'en' : 'zh'],
    })
  return page(
    c,
    <CheckPage
      frame={portalFrame(c, desk, { form: true })}
      answers={answers}
      seen={draft.seen}
      village={nameIn(lang, village)}
      files={draft.files}
      errors={refused ? formErrors(lang, refused) : []}
      informBy={
        answers.named === 'no'
          ? t(lang, 'portal.check.anonymous')
          : t(lang, 'portal.check.inform', { days: inform?.length ?? 15, article: article ?? '' })
      }
    />,
    refused ? statusOfAll(refused.refusals) : 200,
  )
}

/** What was sent: the code, and what happens next. */
export const sentPage =
  (desk: Desk): Handler<PortalEnv> =>
  async (c) => {
    const frame = portalFrame(c, desk)
    const lang = c.get('lang')
    const draft = await draftIn(c, desk)
    if (!draft?.sent) return c.redirect(to(frame, draft ? '/write' : '/follow'), 303)
    const seen = await showByCode(desk.house, draft.sent.code)
    return page(
      c,
      <SentPage
        frame={frame}
        town={townIn(c)}
        code={draft.sent.code}
        seen={seen}
        accusation={draft.answers.purpose === 'accusation'}
        on={capital(formatDate(lang, seen.received))}
        lastDay={seen.clock?.last_day ? dayInFull(lang, seen.clock.last_day) : null}
        law={lawWords(lang, seen, desk.house.law.own)}
      />,
    )
  }

/** Asks for the code of what was saved. */
export const continueForm =
  (desk: Desk): Handler<PortalEnv> =>
  (c) =>
    page(c, <ContinuePage frame={portalFrame(c, desk, { form: true })} typed="" errors={[]} />)

/** Goes on with what was saved; a wrong code says nothing of what exists. */
export const continuePost =
  (desk: Desk, limit: RateLimit): Handler<PortalEnv> =>
  async (c) => {
    const posted = await c.req.parseBody()
    const typed = typeof posted['code'] === 'string' ? posted['code'].slice(0, 60) : ''
    const frame = portalFrame(c, desk, { form: true })
    if (posted['_stay'] !== undefined) return page(c, <ContinuePage frame={frame} typed={typed} errors={[]} />)
    try {
      const wait = limit.take(networkOf(addressOf(c, desk.http.secure)))
      if (wait !== undefined)
        throw new Refused([refusal('portal.too_many_tries', { minutes: Math.ceil(wait / 60) }, 'code')])
      const code = readDraftCode(typed)
      const draft = code === undefined ? undefined : await openDraft(drawerOf(c, desk), code)
      if (!draft) throw new Refused([refusal('portal.no_such_draft', {}, 'code')])
      writeCookie(c, 'draft', draft.code, desk.http.secure)
      if (draft.sent) return c.redirect(to(frame, '/sent'), 303)
      const villages = await villagesOf(desk.house, townIn(c).organ_id)
      const open =
        unfinished(
          draft.answers,
          villages.map((one) => one.id),
        ) ?? 'check'
      return c.redirect(to(frame, `/write/${open}`), 303)
    } catch (caught) {
      if (!isRefused(caught)) throw caught
      const errors = formErrors(c.get('lang'), caught)
      return page(c, <ContinuePage frame={frame} typed={typed} errors={errors} />, statusOfAll(caught.refusals))
    }
  }
