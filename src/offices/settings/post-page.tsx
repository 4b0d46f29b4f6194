import { t } from '../../i18n/translate.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { type Choice, SelectField } from '../../ui/choices.tsx'
import { ErrorSummary, errorOf, type FieldError } from '../../ui/error-summary.tsx'
import { MomentField } from '../../ui/moment-field.tsx'
import { Note } from '../../ui/note.tsx'
import { type Frame, Shell } from '../../ui/shell.tsx'
import { Table } from '../../ui/table.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Title } from '../../ui/title.tsx'
import { SettingsNav } from './nav.tsx'

export type PostProps = {
  frame: Frame
  id: string
  heading: string
  line: string
  /** What its holder may do, in a sentence. */
  may: string
  typed: { name: string; name_en: string; officer: string; from_day: string; to_day: string }
  holders: readonly { name: string; href: string; when: string; now: boolean }[]
  /** The holding that has no end yet. */
  current?: { officer: string; name: string; from: string } | undefined
  people: readonly Choice[]
  errors: readonly FieldError[]
  done?: string | undefined
}

/** One post: who holds it from when to when, to whom it goes next, its name. */
export function PostPage(props: PostProps) {
  const { frame, errors } = props
  const { lang } = frame
  return (
    <Shell frame={frame} title={props.heading} place="settings" failed={errors.length > 0}>
      <ErrorSummary lang={lang} errors={errors} />
      <Title heading={props.heading} line={props.line} />
      <SettingsNav lang={lang} here="units" />
      {props.done === undefined ? undefined : <Note>{props.done}</Note>}
      <div class="cols cols--two">
        <div class="stack">
          <Holders {...props} />
          <Rename {...props} />
        </div>
        <div class="stack">
          <Give {...props} />
          <End {...props} />
        </div>
      </div>
    </Shell>
  )
}

function Holders({ frame: { lang }, holders, may }: PostProps) {
  return (
    <Card heading={t(lang, 'post.holders')}>
      <div class="card__body">
        <p>{may}</p>
        {holders.length === 0 ? (
          <p>{t(lang, 'office.vacant')}</p>
        ) : (
          <Table
            class="list list--plain"
            firstCellIsHeader
            head={[{ content: t(lang, 'office.person') }, { content: t(lang, 'people.when') }]}
            rows={holders.map((one) => [
              { content: one.now ? <b>{<a href={one.href}>{one.name}</a>}</b> : <a href={one.href}>{one.name}</a> },
              { content: one.when },
            ])}
          />
        )}
      </div>
    </Card>
  )
}

function Rename({ frame: { lang, token }, id, typed, errors }: PostProps) {
  return (
    <Card heading={t(lang, 'post.name')}>
      <form class="form" action={`/office/posts/${id}`} method="post">
        <input type="hidden" name="_token" value={token} />
        <div class="form__pair">
          <TextField
            lang={lang}
            name="name"
            label={t(lang, 'unit.postName')}
            value={typed.name}
            error={errorOf(errors, 'name')}
          />
          <TextField lang={lang} name="name_en" label={t(lang, 'settings.nameEn')} value={typed.name_en} />
        </div>
        <div class="form__acts">
          <Button text={t(lang, 'settings.save')} look="plain" />
        </div>
      </form>
    </Card>
  )
}

function Give({ frame: { lang, token }, id, typed, people, errors, current }: PostProps) {
  return (
    <Card heading={t(lang, current === undefined ? 'post.give' : 'post.handOver')}>
      <form class="form" action={`/office/posts/${id}/holders`} method="post">
        <input type="hidden" name="_token" value={token} />
        <SelectField
          lang={lang}
          name="officer"
          label={t(lang, 'post.to')}
          choices={[{ value: '', text: t(lang, 'form.choose') }, ...people]}
          value={typed.officer}
          error={errorOf(errors, 'officer')}
        />
        <MomentField
          lang={lang}
          name="from_day"
          dayOnly
          label={t(lang, 'people.from')}
          hint={current === undefined ? undefined : t(lang, 'post.fromHint', { name: current.name })}
          value={typed.from_day}
          error={errorOf(errors, 'from_day')}
        />
        <div class="form__acts">
          <Button text={t(lang, 'post.giveGo')} />
          <ButtonLink text={t(lang, 'people.add')} href={`/office/people/new?seat=${id}`} look="quiet" />
        </div>
      </form>
    </Card>
  )
}

function End({ frame: { lang, token }, id, typed, errors, current }: PostProps) {
  if (current === undefined) return undefined
  return (
    <Card heading={t(lang, 'post.end', { name: current.name })}>
      <form class="form" action={`/office/posts/${id}/end`} method="post">
        <input type="hidden" name="_token" value={token} />
        <input type="hidden" name="officer" value={current.officer} />
        <input type="hidden" name="from" value={current.from} />
        <MomentField
          lang={lang}
          name="to_day"
          dayOnly
          label={t(lang, 'post.lastDay')}
          hint={t(lang, 'post.endHint')}
          value={typed.to_day}
          error={errorOf(errors, 'to_day')}
        />
        <div class="form__acts">
          <Button text={t(lang, 'post.endGo')} look="late" />
        </div>
      </form>
    </Card>
  )
}
