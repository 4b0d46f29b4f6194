import { t } from '../../i18n/translate.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary, errorOf, type FieldError } from '../../ui/error-summary.tsx'
import { Note } from '../../ui/note.tsx'
import { type Frame, Shell } from '../../ui/shell.tsx'
import { TextAreaField, TextField } from '../../ui/text-field.tsx'
import { Title } from '../../ui/title.tsx'
import type { OfficeCard } from '../save-card.ts'
import { SettingsNav } from './nav.tsx'

export type CardProps = {
  frame: Frame
  organ: string
  typed: OfficeCard
  errors: readonly FieldError[]
  done?: string | undefined
}

/** The petition office's card: name, telephone, where it is and when people are received. */
export function CardPage({ frame, organ, typed, errors, done }: CardProps) {
  const { lang } = frame
  const field = (
    name: keyof OfficeCard,
    label: 'name' | 'nameEn' | 'phone' | 'address' | 'addressEn' | 'hours' | 'hoursEn',
  ) => (
    <TextField
      lang={lang}
      name={name}
      label={t(lang, `settings.${label}`)}
      value={typed[name]}
      error={errorOf(errors, name)}
    />
  )
  const days = (name: 'receptions' | 'receptions_en', label: 'receptions' | 'receptionsEn') => (
    <TextAreaField
      lang={lang}
      name={name}
      label={t(lang, `settings.${label}`)}
      hint={t(lang, `settings.${label}Hint`)}
      value={typed[name]}
      rows={6}
      error={errorOf(errors, name)}
    />
  )
  return (
    <Shell frame={frame} title={t(lang, 'settings.card')} place="settings" failed={errors.length > 0}>
      <ErrorSummary lang={lang} errors={errors} />
      <Title heading={t(lang, 'settings.card')} line={organ} />
      <SettingsNav lang={lang} here="card" />
      {done === undefined ? undefined : <Note>{done}</Note>}
      <section class="card">
        <form class="form" action="/office/card" method="post">
          <input type="hidden" name="_token" value={frame.token} />
          <p>{t(lang, 'card.line')}</p>
          <div class="form__pair">
            {field('name', 'name')}
            {field('name_en', 'nameEn')}
          </div>
          <div class="form__pair">
            {field('address', 'address')}
            {field('address_en', 'addressEn')}
          </div>
          <div class="form__pair">
            {field('hours', 'hours')}
            {field('hours_en', 'hoursEn')}
          </div>
          <TextField
            lang={lang}
            name="phone"
            label={t(lang, 'settings.phone')}
            value={typed.phone}
            type="tel"
            width={20}
          />
          {days('receptions', 'receptions')}
          {days('receptions_en', 'receptionsEn')}
          <div class="form__acts">
            <Button text={t(lang, 'settings.save')} />
          </div>
        </form>
      </section>
    </Shell>
  )
}
