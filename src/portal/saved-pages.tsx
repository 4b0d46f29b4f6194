import { formatDate } from '../i18n/format.ts'
import { t } from '../i18n/translate.ts'
import { ErrorSummary, type FieldError } from '../ui/error-summary.tsx'
import { CodeForm } from './code-form.tsx'
import { type PortalFrame, to } from './frame.ts'
import { Portal } from './portal-shell.tsx'

/** What was typed is kept: the code by which to go on. */
export function SavedPage(props: { frame: PortalFrame; code: string; until: string; path: string }) {
  const { frame } = props
  const { lang } = frame
  return (
    <Portal frame={frame} title={t(lang, 'portal.saved.heading')}>
      <h1 class="p-h1 p-h1--first">{t(lang, 'portal.saved.heading')}</h1>
      <div class="p-code">
        <p>{t(lang, 'portal.saved.code')}</p>
        <b>{props.code}</b>
      </div>
      <p>{t(lang, 'portal.saved.how', { day: formatDate(lang, props.until) })}</p>
      <p>{t(lang, 'portal.saved.only')}</p>
      <p class="p-acts">
        <a class="govuk-button" href={to(frame, props.path)}>
          {t(lang, 'portal.saved.goOn')}
        </a>
        <a href={to(frame, '/leave')}>{t(lang, 'portal.leave')}</a>
      </p>
    </Portal>
  )
}

/** Going on with what was saved. */
export function ContinuePage(props: { frame: PortalFrame; typed: string; errors: readonly FieldError[] }) {
  const { frame, errors } = props
  const { lang } = frame
  const heading = t(lang, 'portal.continue.heading')
  return (
    <Portal frame={frame} title={heading} form failed={errors.length > 0}>
      <p class="p-crumb">
        <a href={to(frame, '/write')}>{t(lang, 'portal.four.bring')}</a>
      </p>
      <ErrorSummary lang={lang} errors={errors} />
      <h1 class="p-h1">{heading}</h1>
      <CodeForm
        frame={frame}
        path="/continue"
        words={{
          label: t(lang, 'portal.continue.code'),
          hint: t(lang, 'portal.continue.hint'),
          go: t(lang, 'portal.continue.go'),
        }}
        typed={props.typed}
        errors={errors}
      />
    </Portal>
  )
}
