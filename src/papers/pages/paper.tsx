import type { Handler } from 'hono'
import { page } from '../../http/page.ts'
import { t } from '../../i18n/translate.ts'
import { type Desk, frameOf, matterHref, type PageContext, type PageEnv, readerIn, townIn } from '../../offices/desk.ts'
import { refuse } from '../../rules/errors.ts'
import { filledPaper } from '../fill.ts'
import { type PaperForm, paperKinds } from '../forms.ts'
import { PaperPage } from '../paper-page.tsx'
import { readPaper } from '../read.ts'
import { paperDocx } from '../word.ts'

/** A paper of a matter, as it is printed. */
export const paper =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const { model, href } = await read(c, desk)
    const lang = c.get('lang')
    return page(
      c,
      <PaperPage
        frame={frameOf(c, desk)}
        title={t(lang, `paperForm.${model.form}.title`)}
        number={model.values['docNo'] ?? ''}
        lines={filledPaper(model)}
        draft={model.draft}
        wordHref={`${new URL(c.req.url).pathname}/word${new URL(c.req.url).search}`}
        matterHref={href}
      />,
    )
  }

/** The same paper as a Word file, from the office's template. */
export const paperFile =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const { model, number } = await read(c, desk)
    const file = await paperDocx(model)
    c.header('content-type', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')
    c.header('content-disposition', `attachment; filename="${number}-${model.form}.${model.lang}.docx"`)
    return c.body(new Uint8Array(file))
  }

async function read(c: PageContext, desk: Desk) {
  const reader = readerIn(c)
  const organ_id = townIn(c, reader)
  const form = paperKinds.find((one): one is PaperForm => one === c.req.param('form'))
  if (form === undefined) return refuse('matter.not_found', { matter: '' })
  const matter = c.req.param('number') ?? ''
  const { model, view } = await readPaper(desk.house, reader.doer, { matter, form, lang: c.get('lang'), organ_id })
  return { model, number: view.number, href: matterHref(reader, organ_id, view.number) }
}
