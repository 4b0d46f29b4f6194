import { t } from '../i18n/translate.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary, errorOf, type FieldError } from '../ui/error-summary.tsx'
import { type Frame, Shell } from '../ui/shell.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Title } from '../ui/title.tsx'
import { NewPassphrase } from './me-page.tsx'

export type WelcomeProps = { frame: Frame; typed: { login: string; code: string }; errors: readonly FieldError[] }

/** Somebody with a code from their administrator chooses a passphrase. */
export function WelcomePage({ frame, typed, errors }: WelcomeProps) {
  const { lang } = frame
  const heading = t(lang, 'welcome.heading')
  return (
    <Shell frame={frame} title={heading} narrow failed={errors.length > 0}>
      <ErrorSummary lang={lang} errors={errors} />
      <Title heading={heading} line={t(lang, 'welcome.line')} />
      <section class="card">
        <form class="form" action="/welcome" method="post">
          <input type="hidden" name="_token" value={frame.token} />
          <TextField
            lang={lang}
            name="login"
            label={t(lang, 'signin.login')}
            value={typed.login}
            autoComplete="username"
            spellcheck={false}
            error={errorOf(errors, 'login')}
          />
          <TextField
            lang={lang}
            name="code"
            label={t(lang, 'account.code')}
            hint={t(lang, 'welcome.codeHint')}
            value={typed.code}
            width={20}
            autoComplete="one-time-code"
            spellcheck={false}
            error={errorOf(errors, 'code')}
          />
          <NewPassphrase lang={lang} errors={errors} />
          <div class="form__acts">
            <Button text={t(lang, 'welcome.go')} />
          </div>
        </form>
      </section>
    </Shell>
  )
}
