import type { Handler } from 'hono'
import { formErrors } from '../../http/failure.tsx'
import { againField } from '../../http/kept-form.ts'
import { page } from '../../http/page.ts'
import { statusOfAll } from '../../http/status.ts'
import { formatDay } from '../../i18n/format.ts'
import { type Lang, t } from '../../i18n/translate.ts'
import { localDate } from '../../lib/time.ts'
import { type Desk, frameOf, nameIn, type PageContext, type PageEnv } from '../../offices/desk.ts'
import { isRefused, refuse } from '../../rules/errors.ts'
import type { FieldError } from '../../ui/error-summary.tsx'
import type { FiguresProps } from '../../ui/props.ts'
import { figures } from '../count.ts'
import { extraIds } from '../extras.ts'
import { FiguresPage } from '../figures-page.tsx'
import { summaryDocx } from '../summary-docx.ts'
import { SummaryPage } from '../summary-page.tsx'
import { summary } from '../summary.ts'
import { typedNumbers, writeTypedNumbers } from '../typed-numbers.ts'
import { draftOf, presentFigures } from './present-figures.ts'
import { figureScope, yearsBeside } from './scope.ts'

type Typed = Partial<Record<(typeof extraIds)[number], { value: string; source: string }>>

/** The year's figures: every number opens the records it counts. */
export const figuresPage =
  (desk: Desk): Handler<PageEnv> =>
  (c) =>
    show(c, desk, {}, [], 200)

/** Writes the numbers that somebody typed, and shows the year again. */
export const typedPost =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const { reader, town, year } = figureScope(c, desk.house)
    if (town !== undefined) return refuse('figure.not_yours', { organ: town })
    const body = await c.req.parseBody()
    const said = (name: string) => (typeof body[name] === 'string' ? body[name] : '')
    const numbers: Typed = Object.fromEntries(
      extraIds.map((id) => [id, { value: said(`value.${id}`), source: said(`source.${id}`) }]),
    )
    if (said(againField) !== '') return show(c, desk, numbers, [], 200)
    try {
      await writeTypedNumbers(desk.house, reader.doer, { year, numbers })
      return c.redirect(`/figures?year=${year}#typed`, 303)
    } catch (caught) {
      if (!isRefused(caught)) throw caught
      return show(c, desk, numbers, formErrors(c.get('lang'), caught), statusOfAll(caught.refusals))
    }
  }

async function show(
  c: PageContext,
  desk: Desk,
  typed: Typed,
  errors: FieldError[],
  status: Parameters<typeof page>[2],
): Promise<Response> {
  const { house } = desk
  const lang = c.get('lang')
  const scope = figureScope(c, house)
  const { reader, organ, town, year, thisYear } = scope
  const all = await figures(house, reader.doer, { organ, year, by: { dimension: 'month' } })
  const before =
    year > reader.organ.since
      ? await figures(house, reader.doer, { organ, ...sameDays(all.as_of, year - 1) })
      : undefined
  const text = await summary(house, reader.doer, { organ, year, lang, counted: all })
  const props = presentFigures({
    lang,
    organ: nameIn(lang, reader.towns.find((one) => one.id === organ) ?? reader.organ),
    town,
    year,
    years: yearsBeside(reader, year, thisYear),
    all,
    before,
    summary: text,
    typed: await typedForm(desk, lang, scope, typed, errors),
  })
  return page(c, <FiguresPage {...props} frame={frameOf(c, desk)} />, status)
}

/** The days of the year before that have their like in this one so far. */
function sameDays(asOf: string, year: number): { from: string; to: string } {
  const end = asOf.slice(5) === '02-29' ? '02-28' : asOf.slice(5)
  return { from: `${year}-01-01`, to: `${year}-${end}` }
}

/** The form of the numbers that no record holds, for the petition office. */
async function typedForm(
  { house }: Desk,
  lang: Lang,
  { reader, organ, town, year }: ReturnType<typeof figureScope>,
  typed: Typed,
  errors: FieldError[],
): Promise<FiguresProps['typed']> {
  if (town !== undefined || !reader.doer.actor.seats.some((seat) => seat.role === 'petition_officer')) return undefined
  const { known, names } = await house.db.withScope(
    [organ],
    'web',
    async (tx) => ({
      known: await typedNumbers(tx, organ, year),
      names: await tx
        .selectFrom('officer')
        .select(['officer_id', 'name', 'name_en'])
        .where('organ_id', '=', organ)
        .execute(),
    }),
    { readOnly: true },
  )
  return {
    action: `/figures/numbers?year=${year}`,
    errors,
    numbers: extraIds.map((id) => {
      const one = known.find((number) => number.id === id)
      const who = nameIn(
        lang,
        names.find((name) => name.officer_id === one?.officer_id),
      )
      const day = one && formatDay(lang, localDate(one.entered, reader.organ.zone))
      return {
        id,
        label: t(lang, `figures.typed.${id}`),
        value: typed[id]?.value ?? (one ? String(one.value) : ''),
        source: typed[id]?.source ?? one?.source ?? '',
        ...(one && { remark: t(lang, 'figures.typedBy', { name: who ?? '—', day: day ?? '' }) }),
      }
    }),
  }
}

/** The year's summary as a page to print. */
export const summaryPage =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const { reader, organ, town, year } = figureScope(c, desk.house)
    const lang = c.get('lang')
    const filled = await summary(desk.house, reader.doer, { organ, year, lang })
    const at = (path: string) =>
      `${path}?${new URLSearchParams({ year: String(year), ...(town && { town }) }).toString()}`
    return page(
      c,
      <SummaryPage
        frame={frameOf(c, desk)}
        {...draftOf({ summary: filled, year, town }, at('/figures/summary.docx'))}
        kinds={filled.blocks.filter((block) => block.kind !== 'title').map((block) => block.kind)}
        backHref={at('/figures')}
      />,
    )
  }

/** The year's summary as a Word file. */
export const summaryFile =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const { reader, organ, year } = figureScope(c, desk.house)
    const lang = c.get('lang')
    const filled = await summary(desk.house, reader.doer, { organ, year, lang })
    const file = await summaryDocx(filled)
    c.header('content-type', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')
    c.header('content-disposition', `attachment; filename="summary-${organ}-${year}.${lang}.docx"`)
    return c.body(new Uint8Array(file))
  }
