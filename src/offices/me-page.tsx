import { type Lang, t } from '../i18n/translate.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ErrorSummary, errorOf, type FieldError } from '../ui/error-summary.tsx'
import { Facts } from '../ui/facts.tsx'
import { Note } from '../ui/note.tsx'
import { type Frame, inLanguage, Shell } from '../ui/shell.tsx'
import { Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Title } from '../ui/title.tsx'

export type MeProps = {
  frame: Frame
  name: string
  office: string
  login: string
  posts: readonly { title: string; where: string; since: string }[]
  sessions: readonly { id: string; browser: string; since: string; here: boolean }[]
  errors: readonly FieldError[]
  /** What was just done, in words. */
  done?: string | undefined
}

/** The reader's own page: posts, passphrase, open sessions, language, larger text. */
export function MePage(props: MeProps) {
  const { frame } = props
  const { lang } = frame
  return (
    <Shell frame={frame} title={t(lang, 'me.heading')} failed={props.errors.length > 0}>
      <ErrorSummary lang={lang} errors={props.errors} />
      <Title heading={props.name} line={props.office} />
      {props.done === undefined ? undefined : <Note>{props.done}</Note>}
      <div class="cols cols--two">
        <div class="stack">
          <Posts {...props} />
          <Sessions {...props} />
        </div>
        <div class="stack">
          <Passphrase {...props} />
          <Reading frame={frame} />
        </div>
      </div>
    </Shell>
  )
}

function Posts({ frame: { lang }, posts, login }: MeProps) {
  return (
    <Card heading={t(lang, 'me.posts')} aside={t(lang, 'me.login', { login })}>
      {posts.length === 0 ? (
        <p class="card__body">{t(lang, 'me.noPosts')}</p>
      ) : (
        <Facts facts={posts.map((post) => ({ label: post.title, value: [post.where, post.since].join(' · ') }))} />
      )}
    </Card>
  )
}

function Sessions({ frame, sessions }: MeProps) {
  const { lang, token } = frame
  return (
    <Card heading={t(lang, 'me.sessions')}>
      <form action="/me/sessions" method="post">
        <input type="hidden" name="_token" value={token} />
        <div class="card__body">
          <Table
            class="list list--plain"
            firstCellIsHeader
            head={[
              { content: t(lang, 'me.browser') },
              { content: t(lang, 'me.since') },
              { content: <span class="govuk-visually-hidden">{t(lang, 'me.end')}</span> },
            ]}
            rows={sessions.map((one) => [
              { content: one.browser },
              { content: one.since },
              {
                content: one.here ? (
                  <Tag text={t(lang, 'me.here')} tone="teal" />
                ) : (
                  <button type="submit" class="govuk-button button--link" name="end" value={one.id}>
                    {t(lang, 'me.end')}
                    <span class="govuk-visually-hidden"> {one.browser}</span>
                  </button>
                ),
              },
            ])}
          />
        </div>
        {sessions.length < 2 ? undefined : (
          <div class="foot">
            <span>{t(lang, 'me.sessionsHint')}</span>
            <button type="submit" class="govuk-button button--link" name="end" value="others">
              {t(lang, 'me.endOthers')}
            </button>
          </div>
        )}
      </form>
    </Card>
  )
}

function Passphrase({ frame: { lang, token }, errors, login }: MeProps) {
  return (
    <Card heading={t(lang, 'me.passphrase')}>
      <form class="form" action="/me/passphrase" method="post">
        <input type="hidden" name="_token" value={token} />
        <input type="text" name="login" value={login} autocomplete="username" hidden readOnly />
        <TextField
          lang={lang}
          name="passphrase_now"
          type="password"
          label={t(lang, 'me.passphraseNow')}
          autoComplete="current-password"
          error={errorOf(errors, 'passphrase_now')}
        />
        <NewPassphrase lang={lang} errors={errors} />
        <div class="form__acts">
          <Button text={t(lang, 'me.passphraseChange')} look="plain" />
        </div>
      </form>
    </Card>
  )
}

/** A new passphrase, typed twice: without script nobody can look at what they typed. */
export function NewPassphrase({ lang, errors }: { lang: Lang; errors: readonly FieldError[] }) {
  return (
    <>
      <TextField
        lang={lang}
        name="passphrase"
        type="password"
        label={t(lang, 'me.passphraseNew')}
        hint={t(lang, 'me.passphraseHint')}
        autoComplete="new-password"
        error={errorOf(errors, 'passphrase')}
      />
      <TextField
        lang={lang}
        name="passphrase_again"
        type="password"
        label={t(lang, 'me.passphraseAgain')}
        autoComplete="new-password"
        error={errorOf(errors, 'passphrase_again')}
      />
    </>
  )
}

function Reading({ frame }: { frame: Frame }) {
  const { lang, larger, token } = frame
  const other: Lang = lang === 'en' ? 'zh-CN' : 'en'
  return (
    <Card heading={t(lang, 'me.reading')}>
      <div class="card__body">
        <p>
          {t(lang, 'me.language')}{' '}
          <a href={inLanguage('/me', other)} lang={other} hreflang={other}>
            {t(other, 'shell.thisLanguage')}
          </a>
        </p>
        <form action="/me/text" method="post">
          <input type="hidden" name="_token" value={token} />
          <Button
            text={t(lang, larger === true ? 'me.textUsual' : 'me.textLarger')}
            look="quiet"
            name="text"
            value={larger === true ? 'usual' : 'large'}
          />
        </form>
      </div>
    </Card>
  )
}
