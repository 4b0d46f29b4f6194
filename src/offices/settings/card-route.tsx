import type { Handler } from 'hono'
import { againField } from '../../http/kept-form.ts'
import { formErrors } from '../../http/failure.tsx'
import { page } from '../../http/page.ts'
import { statusOfAll } from '../../http/status.ts'
import { t } from '../../i18n/translate.ts'
import { isRefused } from '../../rules/errors.ts'
import type { FieldError } from '../../ui/error-summary.tsx'
import { administratorIn, typedIn } from '../administrator.ts'
import { type Desk, frameOf, nameIn, type PageContext, type PageEnv } from '../desk.ts'
import { cardOf, type OfficeCard, saveCard } from '../save-card.ts'
import { CardPage } from './card-page.tsx'

/** The petition office's card. */
export const card =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const { organ_id } = administratorIn(c).doer
    const typed = await desk.house.db.withScope([organ_id], 'web', (tx) => cardOf(tx, organ_id), { readOnly: true })
    return show(c, desk, typed, [], 200)
  }

export const cardPost =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const { doer } = administratorIn(c)
    const text = await typedIn(c)
    const typed = {
      name: text('name'),
      name_en: text('name_en'),
      phone: text('phone'),
      address: text('address'),
      address_en: text('address_en'),
      hours: text('hours'),
      hours_en: text('hours_en'),
      receptions: text('receptions'),
      receptions_en: text('receptions_en'),
    }
    if (text(againField) !== '') return show(c, desk, typed, [], 200)
    try {
      await saveCard(desk.house, doer, typed)
      return c.redirect('/office/card?done=saved', 303)
    } catch (caught) {
      if (!isRefused(caught)) throw caught
      return show(c, desk, typed, formErrors(c.get('lang'), caught), statusOfAll(caught.refusals))
    }
  }

function show(
  c: PageContext,
  desk: Desk,
  typed: OfficeCard,
  errors: FieldError[],
  status: Parameters<typeof page>[2],
): Response {
  const lang = c.get('lang')
  const organ = nameIn(lang, administratorIn(c).organ)
  const done = c.req.query('done') === 'saved' && errors.length === 0 ? t(lang, 'card.saved') : undefined
  return page(c, <CardPage frame={frameOf(c, desk)} organ={organ} typed={typed} errors={errors} done={done} />, status)
}
