import { joinList } from '../i18n/format.ts'
import { t } from '../i18n/translate.ts'
import { type PortalFrame, to } from './frame.ts'
import { Portal } from './portal-shell.tsx'

/** What went wrong in plain words, what was typed when it could not be kept, and where to go on. */
export function FailurePage(props: {
  frame: PortalFrame
  heading: string
  text: string
  typed?: readonly string[]
  /** What was posted in vain: a press of the button posts the very same again, or, where files must be chosen again, its form. */
  again?: { path: string; fields: readonly (readonly [string, string])[]; files: readonly string[] } | undefined
}) {
  const { frame, typed = [], again } = props
  const { lang } = frame
  return (
    <Portal frame={frame} title={props.heading}>
      <h1 class="p-h1 p-h1--first">{props.heading}</h1>
      <p>{props.text}</p>
      {typed.length === 0 ? undefined : (
        <>
          <h2>{t(lang, 'portal.failure.typed')}</h2>
          {typed.map((text, at) => (
            <p key={at} class="p-typed">
              {text}
            </p>
          ))}
        </>
      )}
      {again === undefined ? undefined : (
        <form method="post" action={again.path}>
          <p>{t(lang, 'tryAgain.kept')}</p>
          {again.files.length === 0 ? undefined : (
            <p>{t(lang, 'again.files', { files: joinList(lang, again.files) })}</p>
          )}
          {again.fields.map(([name, value], at) => (
            <input key={at} type="hidden" name={name} value={value} />
          ))}
          {again.files.length === 0 ? undefined : <input type="hidden" name="_stay" value="1" />}
          <button type="submit" class="govuk-button">
            {t(lang, 'tryAgain.go')}
          </button>
        </form>
      )}
      <p class="p-acts">
        <a class="govuk-button" href={to(frame, '')}>
          {t(lang, 'portal.home')}
        </a>
      </p>
    </Portal>
  )
}
