import { joinFacts } from '../i18n/format.ts'
import { t } from '../i18n/translate.ts'
import { Agenda, type AgendaItem } from '../ui/agenda.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { type Choice, Radios } from '../ui/choices.tsx'
import { Empty } from '../ui/empty.tsx'
import { ErrorSummary, errorOf, type FieldError } from '../ui/error-summary.tsx'
import { type Fact, Facts } from '../ui/facts.tsx'
import { Note } from '../ui/note.tsx'
import { type Frame, Shell } from '../ui/shell.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Title } from '../ui/title.tsx'

export type PeoplePageProps = {
  frame: Frame
  number: string
  subject: string
  matterHref: string
  formKey: string
  errors: readonly FieldError[]
  typed: { contact: string; purpose: string; text: string }
  contacts: readonly Choice[]
  purposes: readonly Choice[]
  /** What was asked for, whole; absent before somebody said why. */
  shown?: readonly { name: string; facts: readonly Fact[] }[]
  looks: readonly AgendaItem[]
}

/** How the people of a contact are reached, for a purpose that is kept; and who looked before. */
export function PeoplePage(props: PeoplePageProps) {
  const { frame, errors, typed } = props
  const { lang } = frame
  return (
    <Shell
      frame={frame}
      title={joinFacts([t(lang, 'look.heading'), props.number])}
      place="matters"
      narrow
      failed={errors.length > 0}
    >
      <ErrorSummary lang={lang} errors={errors} />
      <Title heading={t(lang, 'look.heading')} line={joinFacts([props.number, props.subject])} />
      <Note>{t(lang, 'look.kept')}</Note>
      {props.shown?.map((person) => (
        <Card key={person.name} heading={person.name}>
          <Facts facts={person.facts} />
        </Card>
      ))}
      <section class="card">
        <form class="form" action={`${props.matterHref}/people`} method="post">
          <input type="hidden" name="_token" value={frame.token} />
          <input type="hidden" name="key" value={props.formKey} />
          {props.contacts.length === 1 ? (
            <input type="hidden" name="contact" value={props.contacts[0]?.value} />
          ) : (
            <Radios
              lang={lang}
              name="contact"
              label={t(lang, 'look.contact')}
              choices={props.contacts}
              value={typed.contact}
              small
              error={errorOf(errors, 'contact')}
            />
          )}
          <Radios
            lang={lang}
            name="purpose"
            label={t(lang, 'look.purpose')}
            choices={props.purposes}
            value={typed.purpose}
            small
            error={errorOf(errors, 'purpose')}
          />
          <TextField
            lang={lang}
            name="text"
            label={t(lang, 'look.text')}
            value={typed.text}
            error={errorOf(errors, 'text')}
          />
          <div class="form__acts">
            <Button text={t(lang, 'look.show')} />
            <a href={props.matterHref}>{t(lang, 'paperPage.back')}</a>
          </div>
        </form>
      </section>
      <Card heading={t(lang, 'look.before')}>
        {props.looks.length === 0 ? <Empty what={t(lang, 'look.nobody')} /> : <Agenda items={props.looks} />}
      </Card>
    </Shell>
  )
}
