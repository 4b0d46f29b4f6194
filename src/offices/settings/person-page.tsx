import { t } from '../../i18n/translate.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ErrorSummary, errorOf, type FieldError } from '../../ui/error-summary.tsx'
import { Note } from '../../ui/note.tsx'
import { type Frame, Shell } from '../../ui/shell.tsx'
import { Table } from '../../ui/table.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Title } from '../../ui/title.tsx'
import { SettingsNav } from './nav.tsx'
import { type AccountState, PersonFields, StateTag } from './people-page.tsx'

export type PersonProps = {
  frame: Frame
  id: string
  /** Whether it is the administrator themselves: others look after their account. */
  self: boolean
  heading: string
  typed: { name: string; name_en: string; phone: string; login: string }
  account: { login: string; state: AccountState }
  posts: readonly { title: string; href: string; when: string }[]
  errors: readonly FieldError[]
  done?: string | undefined
}

/** One person: name, posts, account. */
export function PersonPage(props: PersonProps) {
  const { frame, errors } = props
  const { lang } = frame
  return (
    <Shell frame={frame} title={props.heading} place="settings" failed={errors.length > 0}>
      <ErrorSummary lang={lang} errors={errors} />
      <Title heading={props.heading} />
      <SettingsNav lang={lang} here="people" />
      {props.done === undefined ? undefined : <Note>{props.done}</Note>}
      <div class="cols cols--two">
        <div class="stack">
          <Card heading={t(lang, 'people.who')}>
            <form class="form" action={`/office/people/${props.id}`} method="post">
              <input type="hidden" name="_token" value={frame.token} />
              <PersonFields lang={lang} typed={props.typed} errors={errors} />
              <div class="form__acts">
                <Button text={t(lang, 'settings.save')} look="plain" />
              </div>
            </form>
          </Card>
        </div>
        <div class="stack">
          <Posts {...props} />
          <Account {...props} />
        </div>
      </div>
    </Shell>
  )
}

function Posts({ frame: { lang }, posts }: PersonProps) {
  return (
    <Card heading={t(lang, 'office.post')} aside={t(lang, 'people.givePost')} asideHref="/office">
      <div class="card__body">
        {posts.length === 0 ? (
          <p>{t(lang, 'people.noPost')}</p>
        ) : (
          <Table
            class="list list--plain"
            firstCellIsHeader
            head={[{ content: t(lang, 'office.post') }, { content: t(lang, 'people.when') }]}
            rows={posts.map((post) => [{ content: <a href={post.href}>{post.title}</a> }, { content: post.when }])}
          />
        )}
      </div>
    </Card>
  )
}

function Account({ frame, id, account, typed, self, errors }: PersonProps) {
  const { lang, token } = frame
  const { state, login } = account
  return (
    <Card heading={t(lang, 'people.account')} aside={login}>
      <form class="form" action={`/office/people/${id}/account`} method="post">
        <input type="hidden" name="_token" value={token} />
        <p>
          <StateTag lang={lang} state={state} /> {t(lang, self ? 'account.ownText' : `account.text.${state}`)}
        </p>
        {state === 'none' ? (
          <TextField
            lang={lang}
            name="login"
            label={t(lang, 'signin.login')}
            hint={t(lang, 'account.loginHint')}
            value={typed.login}
            width={20}
            autoComplete="off"
            spellcheck={false}
            error={errorOf(errors, 'login')}
          />
        ) : undefined}
        {self ? undefined : (
          <div class="form__acts">
            {state === 'none' ? (
              <Button text={t(lang, 'account.make')} look="plain" name="do" value="make" />
            ) : undefined}
            {state === 'open' || state === 'waiting' ? (
              <>
                <Button
                  text={t(lang, state === 'open' ? 'account.reset' : 'account.newCode')}
                  look="plain"
                  name="do"
                  value="reset"
                />
                <Button text={t(lang, 'account.disable')} look="late" name="do" value="disable" />
              </>
            ) : undefined}
            {state === 'disabled' ? (
              <Button text={t(lang, 'account.enable')} look="plain" name="do" value="enable" />
            ) : undefined}
          </div>
        )}
      </form>
    </Card>
  )
}
