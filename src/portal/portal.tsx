import { Hono } from 'hono'
import { bodyLimit } from '../http/body-limit.ts'
import type { Gate } from '../http/busy.ts'
import { passing } from '../http/failure.tsx'
import { requireFormToken } from '../http/form-token.ts'
import { page } from '../http/page.ts'
import { postAgain } from '../http/post-again.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { statusOfAll } from '../http/status.ts'
import { t, tRefusal } from '../i18n/translate.ts'
import { newId } from '../lib/ids.ts'
import type { Desk } from '../offices/desk.ts'
import { isRefused } from '../rules/errors.ts'
import { FailurePage } from './failure-page.tsx'
import { chapter, day, home, leaders, places, results, rules, towns, wordsPage } from './pages/inform.tsx'
import { addForm, addPost, rateForm, ratePost } from './pages/follow-acts.tsx'
import { followFile, followPage, followPaper, followPaperFile, lookUp, lookUpForm } from './pages/follow.tsx'
import { checkForm, checkPost, continueForm, continuePost, sentPage } from './pages/send.tsx'
import { leave, purposeForm, purposePost, savedPage, stepForm, stepPost } from './pages/write.tsx'
import { publicFigures } from './public-figures.ts'
import { inTown, type PortalContext, type PortalEnv, portalFrame, readingMode } from './visit.ts'

/** How much one post may hold, in megabytes: photographs of papers. */
const mostPosted = 40

export type PortalDesk = Desk & { gate: Gate; log: (error: unknown, reference: string) => void }

/** The public site: every page a resident meets. It remembers nobody and runs no script. */
export function portal(desk: PortalDesk): Hono<PortalEnv> {
  const site = new Hono<PortalEnv>()
  const counted = publicFigures(desk.house)
  const { now } = desk.house
  // From one address, in a quarter of an hour: look-ups of a code, drafts opened by theirs, contacts sent,
  // forms begun, files handed in.
  const looked = rateLimit(30, 900, now)
  const continued = rateLimit(15, 900, now)
  const sent = rateLimit(20, 900, now)
  const begun = rateLimit(60, 900, now)
  const given = rateLimit(60, 900, now)

  site.use(readingMode())
  site.use(bodyLimit(mostPosted))
  site.use(desk.gate.enter)
  site.get('/', towns(desk))
  site.get('/day', day(desk))

  site.use('/:town', inTown(desk))
  site.use('/:town/*', inTown(desk))
  site.use(requireFormToken(desk.http))

  site.get('/:town', home(desk, counted))
  site.get('/:town/leave', leave(desk))

  site.get('/:town/write', purposeForm(desk)).post(purposePost(desk, begun))
  site.get('/:town/write/check', checkForm(desk)).post(checkPost(desk, sent))
  site.get('/:town/write/:step/:again?', stepForm(desk)).post(stepPost(desk, given))
  site.get('/:town/saved', savedPage(desk))
  site.get('/:town/continue', continueForm(desk)).post(continuePost(desk, continued))
  site.get('/:town/sent', sentPage(desk))

  site.get('/:town/follow', lookUpForm(desk)).post(lookUp(desk, looked))
  site.get('/:town/follow/matter', followPage(desk))
  site.get('/:town/follow/files/:id', followFile(desk))
  site.get('/:town/follow/papers/:kind', followPaper(desk))
  site.get('/:town/follow/papers/:kind/word', followPaperFile(desk))
  site.get('/:town/follow/add', addForm(desk, false)).post(addPost(desk, false, given))
  site.get('/:town/follow/aside', addForm(desk, true)).post(addPost(desk, true, given))
  site.get('/:town/follow/rate', rateForm(desk)).post(ratePost(desk))

  site.get('/:town/places', places(desk))
  site.get('/:town/leaders', leaders(desk))
  site.get('/:town/results', results(desk, counted))
  site.get('/:town/rules', rules(desk))
  site.get('/:town/rules/:law/:chapter', chapter(desk))
  site.get('/:town/information', wordsPage(desk, 'privacy'))
  site.get('/:town/accessibility', wordsPage(desk, 'accessibility'))

  site.all('*', (c) => notHere(c, desk))
  site.onError(async (caught, c) => {
    const context = c as unknown as PortalContext
    if (!isRefused(caught)) return failed(context, desk, caught)
    const status = statusOfAll(caught.refusals)
    if (status === 404) return notHere(context, desk)
    const lang = context.get('lang')
    const text = caught.refusals.map((one) => tRefusal(lang, one)).join(' ')
    const typed = status === 403 ? await typedIn(context) : []
    const again = passing(c, status) ? await postAgain(c) : undefined
    const frame = portalFrame(context, desk)
    const heading = t(lang, 'error.refused')
    return page(c, <FailurePage frame={frame} heading={heading} text={text} typed={typed} again={again} />, status)
  })
  return site
}

function notHere(c: PortalContext, desk: Desk): Response {
  const lang = c.get('lang')
  return page(
    c,
    <FailurePage
      frame={portalFrame(c, desk)}
      heading={t(lang, 'error.notFound')}
      text={t(lang, 'portal.failure.notFound')}
    />,
    404,
  )
}

function failed(c: PortalContext, desk: PortalDesk, caught: unknown) {
  const lang = c.get('lang')
  const reference = newId(desk.house.now(), desk.house.random).slice(-12)
  desk.log(caught, reference)
  return page(
    c,
    <FailurePage
      frame={portalFrame(c, desk)}
      heading={t(lang, 'error.failed')}
      text={t(lang, 'error.failedText', { reference })}
    />,
    500,
  )
}

/** What was typed into a form that came too late to be taken: shown, so that it can be copied. */
async function typedIn(c: PortalContext): Promise<string[]> {
  const posted = await c.req.parseBody({ all: true }).catch(() => ({}))
  return Object.entries(posted)
    .filter(([name]) => !name.startsWith('_'))
    .flatMap(([, value]) => [value].flat())
    .filter((value): value is string => typeof value === 'string' && value.trim() !== '')
}
