import { t } from '../../i18n/translate.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { type Choice, SelectField } from '../../ui/choices.tsx'
import { ErrorSummary, errorOf, type FieldError } from '../../ui/error-summary.tsx'
import { MomentField } from '../../ui/moment-field.tsx'
import { Note } from '../../ui/note.tsx'
import { type Frame, Shell } from '../../ui/shell.tsx'
import { Table } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Title } from '../../ui/title.tsx'
import { SettingsNav } from './nav.tsx'

/** How an account stands: none, waiting for its first passphrase, in use, disabled. */
export type AccountState = 'none' | 'waiting' | 'open' | 'disabled'

export type PeopleProps = {
  frame: Frame
  organ: string
  people: readonly { id: string; name: string; posts: string; login: string; state: AccountState }[]
}

/** The state of an account as a word in its colour. */
export function StateTag({ lang, state }: { lang: Frame['lang']; state: AccountState }) {
  const tone = { none: 'grey', waiting: 'yellow', open: 'green', disabled: 'grey' } as const
  return <Tag text={t(lang, `account.state.${state}`)} tone={tone[state]} />
}

/** Everybody in the office, with their posts and how their account stands. */
export function PeoplePage({ frame, organ, people }: PeopleProps) {
  const { lang } = frame
  return (
    <Shell frame={frame} title={t(lang, 'settings.people')} place="settings">
      <Title heading={t(lang, 'settings.people')} line={organ}>
        <ButtonLink text={t(lang, 'people.add')} href="/office/people/new" />
      </Title>
      <SettingsNav lang={lang} here="people" />
      <section class="card" aria-label={t(lang, 'settings.people')}>
        <div class="card__body">
          <Table
            class="list list--plain"
            firstCellIsHeader
            head={[
              { content: t(lang, 'office.person') },
              { content: t(lang, 'office.post') },
              { content: t(lang, 'people.account') },
            ]}
            rows={people.map((one) => [
              {
                content: (
                  <a class="nowrap" href={`/office/people/${one.id}`}>
                    {one.name}
                  </a>
                ),
              },
              { content: one.posts === '' ? t(lang, 'people.noPost') : one.posts },
              {
                content: (
                  <>
                    <StateTag lang={lang} state={one.state} />
                    {one.login === '' ? undefined : <small>{one.login}</small>}
                  </>
                ),
              },
            ])}
          />
        </div>
      </section>
    </Shell>
  )
}

export type NewPersonTyped = {
  name: string
  name_en: string
  phone: string
  login: string
  seat: string
  from_day: string
}
export type NewPersonProps = {
  frame: Frame
  typed: NewPersonTyped
  seats: readonly Choice[]
  errors: readonly FieldError[]
}

/** Adds a person, with an account and a post at once. */
export function NewPersonPage({ frame, typed, seats, errors }: NewPersonProps) {
  const { lang } = frame
  const heading = t(lang, 'people.add')
  return (
    <Shell frame={frame} title={heading} place="settings" failed={errors.length > 0}>
      <div class="sheet">
        <ErrorSummary lang={lang} errors={errors} />
        <Title heading={heading} line={t(lang, 'people.addLine')} />
        <section class="card">
          <form class="form" action="/office/people/new" method="post">
            <input type="hidden" name="_token" value={frame.token} />
            <PersonFields lang={lang} typed={typed} errors={errors} />
            <div class="form__pair">
              <SelectField
                lang={lang}
                name="seat"
                label={t(lang, 'people.post')}
                hint={t(lang, 'people.postHint')}
                choices={[{ value: '', text: t(lang, 'people.noPost') }, ...seats]}
                value={typed.seat}
                error={errorOf(errors, 'seat') ?? errorOf(errors, 'officer')}
              />
              <MomentField
                lang={lang}
                name="from_day"
                dayOnly
                label={t(lang, 'people.from')}
                hint={t(lang, 'people.fromHint')}
                value={typed.from_day}
                error={errorOf(errors, 'from_day')}
              />
            </div>
            <TextField
              lang={lang}
              name="login"
              label={t(lang, 'people.login')}
              hint={t(lang, 'account.loginHint')}
              value={typed.login}
              width={20}
              autoComplete="off"
              spellcheck={false}
              error={errorOf(errors, 'login')}
            />
            <div class="form__acts">
              <Button text={t(lang, 'people.save')} />
              <ButtonLink text={t(lang, 'settings.back')} href="/office/people" look="quiet" />
            </div>
          </form>
        </section>
      </div>
    </Shell>
  )
}

/** Name in both languages and telephone. */
export function PersonFields(props: {
  lang: Frame['lang']
  typed: Pick<NewPersonTyped, 'name' | 'name_en' | 'phone'>
  errors: readonly FieldError[]
}) {
  const { lang, typed, errors } = props
  return (
    <>
      <div class="form__pair">
        <TextField
          lang={lang}
          name="name"
          label={t(lang, 'office.person')}
          value={typed.name}
          autoComplete="off"
          error={errorOf(errors, 'name')}
        />
        <TextField
          lang={lang}
          name="name_en"
          label={t(lang, 'settings.nameEn')}
          value={typed.name_en}
          autoComplete="off"
        />
      </div>
      <TextField
        lang={lang}
        name="phone"
        label={t(lang, 'settings.phone')}
        value={typed.phone}
        type="tel"
        width={20}
        autoComplete="off"
      />
    </>
  )
}

export type CodeProps = { frame: Frame; name: string; login: string; code: string; until: string; link: string }

/** The code with which somebody chooses their passphrase. It is shown this once. */
export function CodePage({ frame, name, login, code, until, link }: CodeProps) {
  const { lang } = frame
  const heading = t(lang, 'account.codeHeading', { name })
  return (
    <Shell frame={frame} title={heading} place="settings" narrow>
      <Title heading={heading} />
      <Card heading={t(lang, 'account.code')}>
        <div class="card__body">
          <p class="code">{code}</p>
          <p>{t(lang, 'account.codeText', { login, until })}</p>
          <p class="code__link">{link}</p>
          <Note tone="soon">{t(lang, 'account.codeOnce')}</Note>
          <ButtonLink text={t(lang, 'settings.back')} href="/office/people" look="plain" />
        </div>
      </Card>
    </Shell>
  )
}
