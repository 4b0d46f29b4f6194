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

export type UnitTyped = { kind: string; name: string; name_en: string; phone: string; from_day: string; to_day: string }
export type PostTyped = { role: string; title: string; title_en: string }

/** Name in both languages and telephone of an office. */
function UnitFields(props: { lang: Frame['lang']; typed: UnitTyped; errors: readonly FieldError[] }) {
  const { lang, typed, errors } = props
  return (
    <>
      <div class="form__pair">
        <TextField
          lang={lang}
          name="name"
          label={t(lang, 'settings.name')}
          value={typed.name}
          error={errorOf(errors, 'name')}
        />
        <TextField lang={lang} name="name_en" label={t(lang, 'settings.nameEn')} value={typed.name_en} />
      </div>
      <TextField lang={lang} name="phone" label={t(lang, 'settings.phone')} value={typed.phone} type="tel" width={20} />
    </>
  )
}

export type NewUnitProps = { frame: Frame; typed: UnitTyped; kinds: readonly Choice[]; errors: readonly FieldError[] }

/** Adds an office. */
export function NewUnitPage({ frame, typed, kinds, errors }: NewUnitProps) {
  const { lang } = frame
  const heading = t(lang, 'unit.add')
  return (
    <Shell frame={frame} title={heading} place="settings" failed={errors.length > 0}>
      <div class="sheet">
        <ErrorSummary lang={lang} errors={errors} />
        <Title heading={heading} />
        <section class="card">
          <form class="form" action="/office/units/new" method="post">
            <input type="hidden" name="_token" value={frame.token} />
            <SelectField
              lang={lang}
              name="kind"
              label={t(lang, 'unit.kind')}
              choices={kinds}
              value={typed.kind}
              error={errorOf(errors, 'kind')}
            />
            <UnitFields lang={lang} typed={typed} errors={errors} />
            <MomentField
              lang={lang}
              name="from_day"
              dayOnly
              label={t(lang, 'unit.from')}
              value={typed.from_day}
              error={errorOf(errors, 'from_day')}
            />
            <div class="form__acts">
              <Button text={t(lang, 'unit.save')} />
              <ButtonLink text={t(lang, 'settings.back')} href="/office" look="quiet" />
            </div>
          </form>
        </section>
      </div>
    </Shell>
  )
}

export type UnitProps = {
  frame: Frame
  id: string
  heading: string
  line: string
  typed: UnitTyped
  post: PostTyped
  roles: readonly Choice[]
  posts: readonly { title: string; href: string; role: string; holder: string }[]
  mayClose: boolean
  errors: readonly FieldError[]
  done?: string | undefined
}

/** One office: its name, telephone and last day; its posts. */
export function UnitPage(props: UnitProps) {
  const { frame, id, errors, typed, post } = props
  const { lang, token } = frame
  return (
    <Shell frame={frame} title={props.heading} place="settings" failed={errors.length > 0}>
      <ErrorSummary lang={lang} errors={errors} />
      <Title heading={props.heading} line={props.line} />
      <SettingsNav lang={lang} here="units" />
      {props.done === undefined ? undefined : <Note>{props.done}</Note>}
      <div class="cols cols--two">
        <div class="stack">
          <Card heading={t(lang, 'unit.about')}>
            <form class="form" action={`/office/units/${id}`} method="post">
              <input type="hidden" name="_token" value={token} />
              <UnitFields lang={lang} typed={typed} errors={errors} />
              {props.mayClose ? (
                <MomentField
                  lang={lang}
                  name="to_day"
                  dayOnly
                  label={t(lang, 'unit.to')}
                  hint={t(lang, 'unit.toHint')}
                  value={typed.to_day}
                  error={errorOf(errors, 'to_day')}
                />
              ) : undefined}
              <div class="form__acts">
                <Button text={t(lang, 'settings.save')} look="plain" />
              </div>
            </form>
          </Card>
        </div>
        <div class="stack">
          <UnitPosts {...props} />
          <Card heading={t(lang, 'unit.addPost')}>
            <form class="form" action={`/office/units/${id}/posts`} method="post">
              <input type="hidden" name="_token" value={token} />
              <SelectField
                lang={lang}
                name="role"
                label={t(lang, 'office.role')}
                hint={t(lang, 'unit.roleHint')}
                choices={props.roles}
                value={post.role}
                error={errorOf(errors, 'role')}
              />
              <div class="form__pair">
                <TextField
                  lang={lang}
                  name="title"
                  label={t(lang, 'unit.postName')}
                  value={post.title}
                  error={errorOf(errors, 'title')}
                />
                <TextField lang={lang} name="title_en" label={t(lang, 'settings.nameEn')} value={post.title_en} />
              </div>
              <div class="form__acts">
                <Button text={t(lang, 'unit.addPost')} look="plain" />
              </div>
            </form>
          </Card>
        </div>
      </div>
    </Shell>
  )
}

function UnitPosts({ frame: { lang }, posts }: UnitProps) {
  return (
    <Card heading={t(lang, 'unit.posts')}>
      <div class="card__body">
        {posts.length === 0 ? (
          <p>{t(lang, 'office.noPosts')}</p>
        ) : (
          <Table
            class="list list--plain"
            firstCellIsHeader
            head={[
              { content: t(lang, 'office.post') },
              { content: t(lang, 'office.person') },
              { content: t(lang, 'office.role') },
            ]}
            rows={posts.map((one) => [
              { content: <a href={one.href}>{one.title}</a> },
              { content: one.holder },
              { content: one.role },
            ])}
          />
        )}
      </div>
    </Card>
  )
}
