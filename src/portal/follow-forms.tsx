import { t } from '../i18n/translate.ts'
import { Button } from '../ui/button.tsx'
import { Radios } from '../ui/choices.tsx'
import { ErrorSummary, type FieldError, errorOf } from '../ui/error-summary.tsx'
import { FileField, TextAreaField } from '../ui/text-field.tsx'
import { type PortalFrame, to } from './frame.ts'
import { formId, Portal } from './portal-shell.tsx'

type FormProps = { frame: PortalFrame; errors: readonly FieldError[]; typed: Readonly<Record<string, string>> }

function Crumb({ frame }: { frame: PortalFrame }) {
  return (
    <p class="p-crumb">
      <a href={to(frame, '/follow/matter')}>{t(frame.lang, 'portal.backToMatter')}</a>
      {' · '}
      <a href={to(frame, '/leave')}>{t(frame.lang, 'portal.leave')}</a>
    </p>
  )
}

/** More to a matter: words, files. As `aside` it asks that the handler step aside. */
export function AddPage(
  props: FormProps & { aside: boolean; handler?: string | undefined; accept: string; law: string },
) {
  const { frame, errors, aside } = props
  const { lang } = frame
  const heading = t(lang, aside ? 'portal.aside.heading' : 'portal.add.heading')
  return (
    <Portal frame={frame} title={heading} form failed={errors.length > 0}>
      <Crumb frame={frame} />
      <ErrorSummary lang={lang} errors={errors} />
      <h1 class="p-h1">{heading}</h1>
      <p class="p-lead">
        {aside
          ? t(lang, 'portal.aside.lead', { handler: props.handler ?? '', law: props.law })
          : t(lang, 'portal.add.lead')}
      </p>
      <form
        id={formId}
        method="post"
        action={to(frame, aside ? '/follow/aside' : '/follow/add')}
        enctype="multipart/form-data"
      >
        <input type="hidden" name="_token" value={frame.token} />
        <TextAreaField
          lang={lang}
          name="text"
          label={t(lang, aside ? 'portal.aside.text' : 'portal.add.text')}
          value={props.typed['text']}
          error={errorOf(errors, 'text')}
          rows={6}
        />
        {aside ? undefined : (
          <FileField
            lang={lang}
            name="files"
            label={t(lang, 'portal.field.files')}
            hint={t(lang, 'portal.field.filesHint')}
            error={errorOf(errors, 'files')}
            multiple
            accept={props.accept}
          />
        )}
        <p class="p-acts">
          <Button text={t(lang, 'portal.add.send')} />
        </p>
      </form>
    </Portal>
  )
}

/** Two ratings, one for the petition office and one for the unit, and whether the matter is settled. */
export function RatePage(props: FormProps & { office: string; unit: string; asksResolved: boolean }) {
  const { frame, errors } = props
  const { lang } = frame
  const heading = t(lang, 'portal.rate.heading')
  const marks = ['3', '2', '1'].map((value) => ({
    value,
    text: t(lang, `portal.rate.mark${value as '1' | '2' | '3'}`),
  }))
  const field = (name: string, label: string, choices: typeof marks) => (
    <Radios
      lang={lang}
      name={name}
      label={label}
      value={props.typed[name]}
      error={errorOf(errors, name)}
      choices={choices}
    />
  )
  return (
    <Portal frame={frame} title={heading} form failed={errors.length > 0}>
      <Crumb frame={frame} />
      <ErrorSummary lang={lang} errors={errors} />
      <h1 class="p-h1">{heading}</h1>
      <p class="p-lead">{t(lang, 'portal.rate.lead')}</p>
      <form id={formId} method="post" action={to(frame, '/follow/rate')}>
        <input type="hidden" name="_token" value={frame.token} />
        {field('office', t(lang, 'portal.rate.office', { office: props.office }), marks)}
        {field('unit', t(lang, 'portal.rate.unit', { unit: props.unit }), marks)}
        {props.asksResolved
          ? field('resolved', t(lang, 'portal.rate.resolved'), [
              { value: 'yes', text: t(lang, 'portal.rate.resolvedYes') },
              { value: 'no', text: t(lang, 'portal.rate.resolvedNo') },
            ])
          : undefined}
        <TextAreaField
          lang={lang}
          name="text"
          label={t(lang, 'portal.rate.text')}
          value={props.typed['text']}
          error={errorOf(errors, 'text')}
          rows={4}
        />
        <p class="p-acts">
          <Button text={t(lang, 'portal.rate.send')} />
        </p>
      </form>
    </Portal>
  )
}
