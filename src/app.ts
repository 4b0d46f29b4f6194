import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { figureListPage } from './figures/pages/figure-list.tsx'
import { figuresPage, summaryFile, summaryPage, typedPost } from './figures/pages/figures.tsx'
import { type Health, healthOf } from './health/look.ts'
import { guide, guideIndex, reference } from './help/guide-pages.tsx'
import { bodyLimit } from './http/body-limit.ts'
import { type Gate, gate } from './http/busy.ts'
import { failurePage, notFoundPage } from './http/failure.tsx'
import { requireFormToken } from './http/form-token.ts'
import { securityHeaders } from './http/headers.ts'
import { health } from './http/health.ts'
import { language } from './http/language.ts'
import { signInLimits } from './http/sign-in.ts'
import { newId } from './lib/ids.ts'
import { actForm, actPost } from './matters/pages/act.tsx'
import { matterFile } from './matters/pages/file.ts'
import { listFile } from './matters/pages/list-file.ts'
import { matterList } from './matters/pages/list.tsx'
import { matter } from './matters/pages/matter.tsx'
import { reach, reachPost } from './matters/pages/people.tsx'
import { receipt } from './matters/pages/receipt.tsx'
import { registerForm, registerParts, registerPost } from './matters/pages/register.tsx'
import { search } from './matters/pages/search.ts'
import { today } from './matters/pages/today.tsx'
import { paper, paperFile } from './papers/pages/paper.tsx'
import { type Desk, frameOf, type PageContext, type PageEnv } from './offices/desk.ts'
import { office } from './offices/office-route.tsx'
import { me, passphrasePost, sessionsPost, textPost } from './offices/me-route.tsx'
import { type SetUp, setUpFirst } from './offices/set-up.ts'
import { demoPost, demoProgress, setUpForm, setUpPost } from './offices/set-up-route.tsx'
import { outlivedForm, session, signedInOnly, signInForm, signInPost, signOut } from './offices/sign-in-route.tsx'
import { portal } from './portal/portal.tsx'
import { card, cardPost } from './offices/settings/card-route.tsx'
import { healthPage } from './offices/settings/health-route.tsx'
import { newPersonForm, newPersonPost, people } from './offices/settings/people-route.tsx'
import { accountPost, person, personPost } from './offices/settings/person-route.tsx'
import { post, postEnd, postGive, postRename } from './offices/settings/post-route.tsx'
import { newUnitForm, newUnitPost, unit, unitPost, unitPostsPost } from './offices/settings/unit-route.tsx'
import { welcomeForm, welcomePost } from './offices/welcome-route.tsx'
import { organsHere } from './start.ts'

/** How much one post may hold, in megabytes: several papers of 10 each come at once. */
const mostPosted = 40

/** How many requests are worked on at once, where nobody says otherwise. */
const usualMost = 128

export type AppDesk = Desk & {
  /** How many requests are worked on at once. */
  gate?: Gate
  /** How the house itself does; without it, as far as the database tells. */
  health?: () => Promise<Health>
  /** What an empty house offers its first visitor. */
  setUp?: SetUp
  /** Told of what went wrong, with the reference that the reader saw. */
  log: (error: unknown, reference: string) => void
}

/** The table of contents: every page of the house, in the order in which a reader meets them. */
export function createApp(desk: AppDesk): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  const limits = signInLimits(desk.http)
  const organs = async () => (await organsHere(desk.house)).map((organ) => organ.organ_id)
  const look = desk.health ?? healthOf({ db: desk.house.db, now: desk.house.now, organs, backups: null })
  const door = desk.gate ?? gate(usualMost)

  app.use(securityHeaders(desk.http.secure))
  app.use(compress())
  app.get('/assets/:file', desk.assets.serve)
  app.get('/health', health(look))
  app.route('/portal', portal({ ...desk, gate: door }))
  app.use(language(desk.http.secure))
  app.use(bodyLimit(mostPosted))
  app.use(door.enter)
  app.use(session(desk))
  app.use(requireFormToken(desk.http, outlivedForm(desk)))

  app.use(setUpFirst(desk.house, desk.setUp))
  app.get('/set-up', setUpForm(desk, desk.setUp)).post(setUpPost(desk, desk.setUp))
  app.get('/set-up/demo', demoProgress(desk, desk.setUp)).post(demoPost(desk, desk.setUp))
  app.get('/guide', guideIndex(desk))
  app.get('/guide/:name', guide(desk))
  app.get('/guide/reference/:name', reference(desk))
  app.get('/sign-in', signInForm(desk)).post(signInPost(desk, limits))
  app.get('/welcome', welcomeForm(desk)).post(welcomePost(desk, limits))
  app.post('/sign-out', signOut(desk))
  app.use(signedInOnly(desk))

  app.get('/', today(desk))
  app.get('/search', search(desk))
  app.get('/matters', matterList(desk))
  app.get('/matters.xlsx', listFile(desk))
  app.get('/matters/:number', matter(desk))
  app.get('/matters/:number/acts/:action', actForm(desk)).post(actPost(desk))
  app.get('/matters/:number/people', reach(desk)).post(reachPost(desk))
  app.get('/matters/:number/files/:file', matterFile(desk))
  app.get('/matters/:number/papers/:form', paper(desk))
  app.get('/matters/:number/papers/:form/word', paperFile(desk))
  app.get('/contacts/new', registerForm(desk)).post(registerPost(desk))
  app.post('/contacts/new/parts', registerParts(desk))
  app.get('/contacts/receipt', receipt(desk))
  app.get('/figures', figuresPage(desk))
  app.get('/figures/summary', summaryPage(desk))
  app.get('/figures/summary.docx', summaryFile(desk))
  app.post('/figures/numbers', typedPost(desk))
  app.get('/figures/lists/:id', figureListPage(desk))
  app.get('/office', office(desk))
  app.get('/office/card', card(desk)).post(cardPost(desk))
  app.get('/office/health', healthPage(desk, look))
  app.get('/office/people', people(desk))
  app.get('/office/people/new', newPersonForm(desk)).post(newPersonPost(desk))
  app.get('/office/people/:person', person(desk)).post(personPost(desk))
  app.post('/office/people/:person/account', accountPost(desk))
  app.get('/office/units/new', newUnitForm(desk)).post(newUnitPost(desk))
  app.get('/office/units/:unit', unit(desk)).post(unitPost(desk))
  app.post('/office/units/:unit/posts', unitPostsPost(desk))
  app.get('/office/posts/:post', post(desk)).post(postRename(desk))
  app.post('/office/posts/:post/holders', postGive(desk))
  app.post('/office/posts/:post/end', postEnd(desk))
  app.get('/me', me(desk))
  app.post('/me/passphrase', passphrasePost(desk, limits))
  app.post('/me/sessions', sessionsPost(desk))
  app.post('/me/text', textPost(desk))

  // What comes before the reader's language is known speaks the office's own.
  const spoken = (c: PageContext) => c.get('lang') ?? c.set('lang', 'zh-CN')
  app.notFound((c) => {
    spoken(c)
    return notFoundPage(c, frameOf(c, desk))
  })
  app.onError((error, c) => {
    spoken(c)
    return failurePage(c, frameOf(c, desk), error, newId(desk.house.now(), desk.house.random).slice(-12), desk.log)
  })
  return app
}
