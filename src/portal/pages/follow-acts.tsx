import type { Handler } from 'hono'
import { capital } from '../../i18n/format.ts'
import { formErrors } from '../../http/failure.tsx'
import { page } from '../../http/page.ts'
import type { RateLimit } from '../../http/rate-limit.ts'
import { statusOfAll } from '../../http/status.ts'
import { t } from '../../i18n/translate.ts'
import { act } from '../../matters/act.ts'
import { acceptedEndings, checkFiles } from '../../matters/attachments.ts'
import { todayOf } from '../../matters/house.ts'
import type { Followed } from '../../matters/present-public.ts'
import { readAct } from '../../matters/schema.ts'
import { homeOfCode, showByCode } from '../../matters/show-by-code.ts'
import { type Desk, nameIn } from '../../offices/desk.ts'
import { isRefused, Refused, refusal } from '../../rules/errors.ts'
import { ruleSetById } from '../../rules/rulesets.ts'
import { AddPage, RatePage } from '../follow-forms.tsx'
import { to } from '../frame.ts'
import { petitioner } from '../send.ts'
import { type PortalContext, type PortalEnv, portalFrame, townIn } from '../visit.ts'
import { followed } from './follow.tsx'
import { notTooMany } from './write.tsx'

type Home = { organ_id: string; contact_id: string; matter_id: string }

async function homeOf(desk: Desk, code: string): Promise<Home> {
  const { organ_id, contact_id } = await homeOfCode(desk.house, code)
  const row = await desk.house.db.withScope(
    [organ_id],
    'web',
    (tx) =>
      tx
        .selectFrom('contact')
        .select('matter_id')
        .where('organ_id', '=', organ_id)
        .where('contact_id', '=', contact_id)
        .executeTakeFirst(),
    { readOnly: true },
  )
  return { organ_id, contact_id, matter_id: row?.matter_id ?? '' }
}

const words = (posted: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(posted).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )

/** More to a matter, or a request that its handler step aside, which is a paper of the petitioner's like any other. */
export const addForm =
  (desk: Desk, aside: boolean): Handler<PortalEnv> =>
  async (c) => {
    const code = followed(c, desk)
    if (code === undefined) return c.redirect(to(portalFrame(c, desk), '/follow'), 303)
    return showAdd(c, desk, await showByCode(desk.house, code), aside, {})
  }

export const addPost =
  (desk: Desk, aside: boolean, limit: RateLimit): Handler<PortalEnv> =>
  async (c) => {
    const frame = portalFrame(c, desk)
    const code = followed(c, desk)
    if (code === undefined) return c.redirect(to(frame, '/follow'), 303)
    const posted = await c.req.parseBody({ all: true })
    const typed = words(posted)
    const seen = await showByCode(desk.house, code)
    if (typed['_stay'] !== undefined) return showAdd(c, desk, seen, aside, typed)
    try {
      notTooMany(c, desk, limit)
      const uploads = [posted['files']].flat().filter((one): one is File => one instanceof File)
      const files = await checkFiles(
        await Promise.all(
          uploads.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
        ),
      )
      const said = (typed['text'] ?? '').trim()
      if (said === '' && files.length === 0)
        throw new Refused([refusal(aside ? 'portal.why_missing' : 'portal.nothing_added', {}, 'text')])
      const home = await homeOf(desk, code)
      const text = aside
        ? t(c.get('lang'), 'portal.aside.asks', { reason: said })
        : said === ''
          ? t(c.get('lang'), 'portal.add.filesOnly')
          : said
      const { input } = readAct('add_material', { text, contact: home.contact_id })
      await act(desk.house, petitioner(home.organ_id), {
        matter_id: home.matter_id,
        action: 'add_material',
        input: input as { text: string },
        happened: todayOf(desk.house, townIn(c).zone),
        files,
      })
      return c.redirect(done(to(frame, '/follow/matter'), aside ? 'aside' : 'add'), 303)
    } catch (caught) {
      if (!isRefused(caught)) throw caught
      return showAdd(c, desk, seen, aside, typed, caught)
    }
  }

const done = (address: string, what: string) => `${address}${address.includes('?') ? '&' : '?'}done=${what}`

function showAdd(
  c: PortalContext,
  desk: Desk,
  seen: Followed,
  aside: boolean,
  typed: Record<string, string>,
  refused?: Refused,
): Response {
  const lang = c.get('lang')
  const rules = seen.rule_set.startsWith('xinfang-') ? ruleSetById(seen.rule_set, desk.house.law.own) : undefined
  const article = rules?.stepAside
  const law = article && rules.laws[article.law]
  const side = lang === 'en' ? 'en' : 'zh'
  return page(
    c,
    <AddPage
      frame={portalFrame(c, desk, { form: true })}
      errors={refused ? formErrors(lang, refused) : []}
      typed={typed}
      aside={aside}
      handler={nameIn(lang, seen.holder?.handler)}
      accept={acceptedEndings}
      law={article ? t(lang, 'basis.of', { law: law?.[side] ?? '', article: article[side] }) : ''}
    />,
    refused ? statusOfAll(refused.refusals) : 200,
  )
}

/** Rates what was done. */
export const rateForm =
  (desk: Desk): Handler<PortalEnv> =>
  async (c) => {
    const code = followed(c, desk)
    if (code === undefined) return c.redirect(to(portalFrame(c, desk), '/follow'), 303)
    return showRate(c, desk, await showByCode(desk.house, code), {})
  }

export const ratePost =
  (desk: Desk): Handler<PortalEnv> =>
  async (c) => {
    const frame = portalFrame(c, desk)
    const code = followed(c, desk)
    if (code === undefined) return c.redirect(to(frame, '/follow'), 303)
    const typed = words(await c.req.parseBody())
    const seen = await showByCode(desk.house, code)
    if (typed['_stay'] !== undefined) return showRate(c, desk, seen, typed)
    try {
      const missing = (['office', 'unit'] as const).filter((name) => !/^[123]$/.test(typed[name] ?? ''))
      if (missing.length > 0) throw new Refused(missing.map((name) => refusal('portal.choose_mark', {}, name)))
      const { input } = readAct('rate', {
        office: typed['office'],
        unit: typed['unit'],
        ...(typed['text']?.trim() && { text: typed['text'] }),
      })
      const home = await homeOf(desk, code)
      const request = { matter_id: home.matter_id, happened: todayOf(desk.house, townIn(c).zone) }
      const doer = petitioner(home.organ_id)
      await act(desk.house, doer, { ...request, action: 'rate', input: input as { office: 1; unit: 1 } })
      if (typed['resolved'] === 'yes' && seen.may.includes('resolve') && seen.dates.resolved_on === null)
        await act(desk.house, doer, { ...request, action: 'resolve', input: { how: 'petitioner_confirmed' } })
      return c.redirect(done(to(frame, '/follow/matter'), 'rate'), 303)
    } catch (caught) {
      if (!isRefused(caught)) throw caught
      return showRate(c, desk, seen, typed, caught)
    }
  }

function showRate(
  c: PortalContext,
  desk: Desk,
  seen: Followed,
  typed: Record<string, string>,
  refused?: Refused,
): Response {
  const lang = c.get('lang')
  const { office } = townIn(c)
  return page(
    c,
    <RatePage
      frame={portalFrame(c, desk, { form: true })}
      errors={refused ? formErrors(lang, refused) : []}
      typed={typed}
      office={office ? nameIn(lang, office) : t(lang, 'portal.petitionOffice')}
      unit={capital(nameIn(lang, seen.holder) ?? t(lang, 'portal.theUnit'))}
      asksResolved={seen.may.includes('resolve') && seen.dates.resolved_on === null}
    />,
    refused ? statusOfAll(refused.refusals) : 200,
  )
}
