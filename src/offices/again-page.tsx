import { againField } from '../http/kept-form.ts'
import { joinList } from '../i18n/format.ts'
import { t } from '../i18n/translate.ts'
import { Button } from '../ui/button.tsx'
import { Note } from '../ui/note.tsx'
import { type Frame, Shell } from '../ui/shell.tsx'

export type AgainProps = {
  frame: Frame
  /** Where the form was posted, and what stood in it. */
  path: string
  fields: readonly (readonly [string, string])[]
  /** Names of files that cannot be kept. */
  files: readonly string[]
}

/** A form that outlived its session, back with its writer: one press, and it stands there as it was typed. */
export function AgainPage({ frame, path, fields, files }: AgainProps) {
  const { lang } = frame
  const heading = t(lang, 'again.heading')
  return (
    <Shell frame={frame} title={heading} narrow>
      <div class="title">
        <h1>{heading}</h1>
      </div>
      <section class="card">
        <form class="form" action={path} method="post">
          <p>{t(lang, 'again.text')}</p>
          {files.length === 0 ? undefined : (
            <Note tone="soon">{t(lang, 'again.files', { files: joinList(lang, files) })}</Note>
          )}
          <input type="hidden" name="_token" value={frame.token} />
          <input type="hidden" name={againField} value="yes" />
          {fields.map(([name, value], at) => (
            <input key={at} type="hidden" name={name} value={value} />
          ))}
          <div class="form__acts">
            <Button text={t(lang, 'again.go')} />
          </div>
        </form>
      </section>
    </Shell>
  )
}
