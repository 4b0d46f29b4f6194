import { t } from '../i18n/translate.ts'
import { type PortalFrame, to } from './frame.ts'
import { Portal } from './portal-shell.tsx'

/** What went wrong in plain words, what was typed when it could not be kept, and where to go on. */
export function FailurePage(props: { frame: PortalFrame; heading: string; text: string; typed?: readonly string[] }) {
  const { frame, typed = [] } = props
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
      <p class="p-acts">
        <a class="govuk-button" href={to(frame, '')}>
          {t(lang, 'portal.home')}
        </a>
      </p>
    </Portal>
  )
}
