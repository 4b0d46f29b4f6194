import type { Handler } from 'hono'
import { page } from '../../http/page.ts'
import { type Desk, frameOf, nameIn, type PageEnv } from '../../offices/desk.ts'
import { figures } from '../count.ts'
import { FiguresPage } from '../figures-page.tsx'
import { summaryDocx } from '../summary-docx.ts'
import { summary } from '../summary.ts'
import { presentFigures } from './present-figures.ts'
import { figureScope, yearsBeside } from './scope.ts'

/** The year's figures: every number opens the records it counts. */
export const figuresPage =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const { house } = desk
    const lang = c.get('lang')
    const { reader, organ, town, year, thisYear } = figureScope(c, house)
    const all = await figures(house, reader.doer, { organ, year, by: { dimension: 'month' } })
    const text = await summary(house, reader.doer, { organ, year, lang })
    const props = presentFigures({
      lang,
      organ: nameIn(lang, reader.towns.find((one) => one.id === organ) ?? reader.organ),
      town,
      year,
      years: yearsBeside(reader, year, thisYear),
      all,
      summary: text,
    })
    return page(c, <FiguresPage {...props} frame={frameOf(c, desk)} />)
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
