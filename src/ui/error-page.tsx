import { joinList } from '../i18n/format.ts'
import { t } from '../i18n/translate.ts'
import { Button } from './button.tsx'
import { Note } from './note.tsx'
import type { ErrorProps } from './props.ts'
import { Shell } from './shell.tsx'

/** A page that says in plain words what went wrong and where to go on. */
export function ErrorPage(props: ErrorProps) {
  return (
    <Shell frame={props.frame} title={props.heading} narrow>
      <div class="title">
        <h1>{props.heading}</h1>
      </div>
      <p>{props.text}</p>
      {props.again === undefined ? undefined : <Again frame={props.frame} again={props.again} />}
      <p>
        <a href={props.backHref}>{props.backText}</a>
      </p>
    </Shell>
  )
}

function Again({ frame, again }: { frame: ErrorProps['frame']; again: NonNullable<ErrorProps['again']> }) {
  const { lang } = frame
  return (
    <form class="form" action={again.path} method="post">
      <p>{t(lang, 'tryAgain.kept')}</p>
      {again.files.length === 0 ? undefined : (
        <Note tone="soon">{t(lang, 'again.files', { files: joinList(lang, again.files) })}</Note>
      )}
      {again.fields.map(([name, value], at) => (
        <input key={at} type="hidden" name={name} value={value} />
      ))}
      {again.files.length === 0 ? undefined : <input type="hidden" name="_again" value="yes" />}
      <div class="form__acts">
        <Button text={t(lang, 'tryAgain.go')} />
      </div>
    </form>
  )
}
