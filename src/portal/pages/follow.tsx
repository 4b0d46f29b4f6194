import type { Handler } from 'hono'
import { readCookie, writeCookie } from '../../http/cookies.ts'
import { formErrors } from '../../http/failure.tsx'
import { page } from '../../http/page.ts'
import type { RateLimit } from '../../http/rate-limit.ts'
import { statusOfAll } from '../../http/status.ts'
import { t } from '../../i18n/translate.ts'
import { todayOf } from '../../matters/house.ts'
import { filesOfContact, readAttachmentByCode } from '../../matters/read-attachment.ts'
import { homeOfCode, showByCode } from '../../matters/show-by-code.ts'
import type { Desk } from '../../offices/desk.ts'
import type { Followed } from '../../matters/present-public.ts'
import { filledPaper } from '../../papers/fill.ts'
import { readPaper } from '../../papers/read.ts'
import { paperDocx } from '../../papers/word.ts'
import { isRefused, refuse, Refused, refusal } from '../../rules/errors.ts'
import { formatCode, normaliseCode } from '../../rules/querycode.ts'
import { addressOf, networkOf } from '../../http/address.ts'
import { FollowPage, LookUpPage } from '../follow-page.tsx'
import { followView } from '../follow-words.ts'
import { PublicPaperPage } from '../paper-page.tsx'
import { to } from '../frame.ts'
import { readsForThePublic } from '../public-reader.ts'
import { publicTown } from '../town.ts'
import { type PortalContext, type PortalEnv, portalFrame, townIn } from '../visit.ts'

/** How long a browser remembers which matter was looked up, in seconds: people follow from shared machines. */
const remembered = 30 * 60

/** The query code of the matter that this browser looked up. */
export function followed(c: PortalContext, desk: Desk): string | undefined {
  return readCookie(c, 'follow', desk.http.secure)
}

/** Asks for the code; one in the address (from a receipt's square) stands in the field, and is not looked up by itself. */
export const lookUpForm =
  (desk: Desk): Handler<PortalEnv> =>
  (c) =>
    show(c, desk, (c.req.query('code') ?? '').slice(0, 60))

/** Looks a code up. Whether it is mistyped, unknown or somebody else's makes no difference to the answer. */
export const lookUp =
  (desk: Desk, limit: RateLimit): Handler<PortalEnv> =>
  async (c) => {
    const posted = await c.req.parseBody()
    const typed = typeof posted['code'] === 'string' ? posted['code'].slice(0, 60) : ''
    if (posted['_stay'] !== undefined) return show(c, desk, typed)
    try {
      if (typed.trim() === '') throw new Refused([refusal('portal.code_missing', {}, 'code')])
      const wait = limit.take(networkOf(addressOf(c, desk.http.secure)))
      if (wait !== undefined)
        throw new Refused([refusal('portal.too_many_tries', { minutes: Math.ceil(wait / 60) }, 'code')])
      const home = await homeOfCode(desk.house, typed).catch((caught: unknown) => {
        if (isRefused(caught)) throw new Refused([refusal('portal.no_such_code', {}, 'code')])
        throw caught
      })
      writeCookie(c, 'follow', normaliseCode(typed) ?? '', desk.http.secure, remembered)
      const frame = portalFrame(c, desk)
      const town = await publicTown(desk.house, home.organ_id)
      return c.redirect(to({ ...frame, home: `/portal/${town?.organ_id ?? ''}` }, '/follow/matter'), 303)
    } catch (caught) {
      if (!isRefused(caught)) throw caught
      return show(c, desk, typed, caught)
    }
  }

function show(c: PortalContext, desk: Desk, typed: string, refused?: Refused): Response {
  return page(
    c,
    <LookUpPage
      frame={portalFrame(c, desk, { form: true })}
      town={townIn(c)}
      typed={typed}
      errors={refused ? formErrors(c.get('lang'), refused) : []}
    />,
    refused ? statusOfAll(refused.refusals) : 200,
  )
}

/** The matter that was looked up. */
export const followPage =
  (desk: Desk): Handler<PortalEnv> =>
  async (c) => {
    const { house } = desk
    const frame = portalFrame(c, desk)
    const lang = c.get('lang')
    const code = followed(c, desk)
    if (code === undefined) return c.redirect(to(frame, '/follow'), 303)
    const home = await homeOfCode(house, code)
    const seen = await showByCode(house, code)
    const town = townIn(c)
    const files = await house.db.withScope(
      [home.organ_id],
      'web',
      async (tx) => {
        const row = await tx
          .selectFrom('contact')
          .select('walled')
          .where('organ_id', '=', home.organ_id)
          .where('contact_id', '=', home.contact_id)
          .executeTakeFirst()
        return filesOfContact(tx, house, home.organ_id, home.contact_id, row?.walled ?? false)
      },
      { readOnly: true },
    )
    const done = c.req.query('done')
    return page(
      c,
      <FollowPage
        frame={{ ...frame, rest: [] }}
        town={home.organ_id === town.organ_id ? town : ((await publicTown(house, home.organ_id)) ?? town)}
        code={formatCode(code)}
        seen={seen}
        opens={opensPapers(seen)}
        view={followView(lang, seen, todayOf(house, town.zone), house.law.own)}
        files={files.map((file) => ({
          id: file.attachment_id,
          name: file.name ?? t(lang, 'portal.fileGone'),
          size: file.size,
        }))}
        {...(done === 'add' || done === 'rate' || done === 'aside' ? { done: t(lang, `portal.done.${done}`) } : {})}
      />,
    )
  }

/** A file that came with one's own contact, to be kept, never shown in place. */
export const followFile =
  (desk: Desk): Handler<PortalEnv> =>
  async (c) => {
    const code = followed(c, desk)
    if (code === undefined) return c.redirect(to(portalFrame(c, desk), '/follow'), 303)
    const file = await readAttachmentByCode(desk.house, code, c.req.param('id') ?? '')
    c.header('content-type', file.media_type)
    c.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    return c.body(new Uint8Array(file.content))
  }

/** The papers that are given to petitioners. */
const given = ['acceptance', 'refusal', 'extension', 'opinion', 'reply'] as const

/** Whether this code may open the papers themselves: they are addressed to whoever brought the matter first, by name. */
export const opensPapers = (seen: Followed): boolean => !seen.repeat && !seen.anonymous && seen.kind !== 'accusation'

/** A paper that was given to the petitioner, to be read. */
export const followPaper =
  (desk: Desk): Handler<PortalEnv> =>
  async (c) => {
    const frame = portalFrame(c, desk)
    const code = followed(c, desk)
    if (code === undefined) return c.redirect(to(frame, '/follow'), 303)
    const { model, form } = await givenPaper(c, desk, code)
    return page(
      c,
      <PublicPaperPage
        frame={{ ...frame, rest: [] }}
        title={t(c.get('lang'), `paperForm.${model.form}.title`)}
        number={model.values['docNo'] ?? ''}
        lines={filledPaper(model)}
        wordPath={`/follow/papers/${form}/word`}
      />,
    )
  }

/** The same as a Word file. */
export const followPaperFile =
  (desk: Desk): Handler<PortalEnv> =>
  async (c) => {
    const code = followed(c, desk)
    if (code === undefined) return c.redirect(to(portalFrame(c, desk), '/follow'), 303)
    const { model, form, matter } = await givenPaper(c, desk, code)
    c.header('content-type', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')
    c.header('content-disposition', `attachment; filename="${matter}-${form}.docx"`)
    return c.body(new Uint8Array(await paperDocx(model)))
  }

/** A paper by its kind, when it was given to whoever holds this code. */
async function givenPaper(c: PortalContext, { house }: Desk, code: string) {
  const seen = await showByCode(house, code)
  const form = given.find((one) => one === c.req.param('kind'))
  if (!form || !opensPapers(seen) || !seen.papers.some((paper) => paper.kind === form))
    return refuse('matter.not_found')
  const { organ_id } = await homeOfCode(house, code)
  const { model } = await readPaper(house, await readsForThePublic(house, organ_id), {
    matter: seen.matter_number,
    form,
    lang: c.get('lang'),
  })
  return { model, form, matter: seen.matter_number }
}
