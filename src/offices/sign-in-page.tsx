import { type Lang, t, tParts } from '../i18n/translate.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary, errorOf } from '../ui/error-summary.tsx'
import { Note } from '../ui/note.tsx'
import type { SignInProps } from '../ui/props.ts'
import { Shell } from '../ui/shell.tsx'
import { Table } from '../ui/table.tsx'
import { TextField } from '../ui/text-field.tsx'

/** Sign-in: name and passphrase. In the demo it lists the demo's accounts. */
export function SignInPage(props: SignInProps) {
  const { frame, demo } = props
  const { lang } = frame
  const heading = t(lang, 'signin.heading')
  return (
    <Shell frame={frame} title={heading} narrow failed={props.errors.length > 0} switchHere={props.kept === undefined}>
      <ErrorSummary lang={lang} errors={props.errors} />
      <div class="title">
        <h1>{heading}</h1>
      </div>
      {props.kept === undefined ? undefined : <Note>{t(lang, 'signin.kept')}</Note>}
      <section class="card">
        <form class="form" action="/sign-in" method="post">
          <input type="hidden" name="_token" value={frame.token} />
          <input type="hidden" name="next" value={props.next} />
          {props.kept === undefined ? undefined : <input type="hidden" name="kept" value={props.kept} />}
          <TextField
            lang={lang}
            name="login"
            label={t(lang, 'signin.login')}
            value={props.login}
            autoComplete="username"
            spellcheck={false}
            error={errorOf(props.errors, 'login')}
          />
          <TextField
            lang={lang}
            name="passphrase"
            label={t(lang, 'signin.passphrase')}
            type="password"
            autoComplete="current-password"
            error={errorOf(props.errors, 'passphrase')}
          />
          <div class="form__acts">
            <Button text={t(lang, 'signin.submit')} />
            {props.kept === undefined ? <a href="/welcome">{t(lang, 'signin.code')}</a> : <OtherLanguage lang={lang} />}
          </div>
        </form>
      </section>
      <p class="below">
        <a href="/portal">{t(lang, 'signin.publicPage')}</a>
      </p>
      {demo === undefined ? undefined : (
        <section class="card" aria-label={t(lang, 'signin.demo')}>
          <div class="card__body">
            <Note tone="soon">
              {tParts(
                lang,
                'signin.demoText',
                { passphrase: demo.passphrase },
                { b: (text) => <b class="nowrap">{text}</b> },
              )}
            </Note>
            <Table
              class="list list--plain"
              head={[
                { content: t(lang, 'signin.login') },
                { content: t(lang, 'signin.person') },
                { content: t(lang, 'signin.post') },
              ]}
              firstCellIsHeader
              rows={demo.accounts.map((one) => [
                { content: one.login },
                { content: <span class="nowrap">{one.name}</span> },
                { content: one.post },
              ])}
            />
          </div>
        </section>
      )}
    </Shell>
  )
}

/** The language switch where a link would lose the kept form. */
function OtherLanguage({ lang }: { lang: Lang }) {
  const other = lang === 'en' ? 'zh-CN' : 'en'
  return (
    <button
      type="submit"
      class="govuk-button button--link"
      formaction={`/sign-in?lang=${other}`}
      name="switch"
      value="yes"
      lang={other}
    >
      {t(other, 'shell.thisLanguage')}
    </button>
  )
}
