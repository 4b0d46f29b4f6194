import { t } from '../i18n/translate.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Note } from '../ui/note.tsx'
import { type Frame, Shell } from '../ui/shell.tsx'
import { Table } from '../ui/table.tsx'
import { Title } from '../ui/title.tsx'
import { SettingsNav } from './settings/nav.tsx'

export type OfficeProps = {
  frame: Frame
  organ: string
  line: string
  /** For administrators: everything leads to where it is changed. */
  edits: boolean
  done?: string | undefined
  /** What an administrator must see to. */
  warning?: string | undefined
  offices: readonly {
    id: string
    name: string
    phone: string
    posts: readonly { id: string; title: string; role: string; holder: string; since: string }[]
  }[]
}

/** Who sits where: offices with their telephone, posts and who holds them today. */
export function OfficePage(props: OfficeProps) {
  const { frame } = props
  const { lang } = frame
  return (
    <Shell frame={frame} title={t(lang, 'office.heading')} place="settings">
      <Title heading={t(lang, 'office.heading')} line={props.line}>
        {props.edits ? (
          <>
            <ButtonLink text={t(lang, 'people.add')} href="/office/people/new" />
            <ButtonLink text={t(lang, 'unit.add')} href="/office/units/new" look="plain" />
          </>
        ) : undefined}
      </Title>
      {props.edits ? <SettingsNav lang={lang} here="units" /> : undefined}
      {props.done === undefined ? undefined : <Note>{props.done}</Note>}
      {props.warning === undefined ? undefined : <Note tone="soon">{props.warning}</Note>}
      <div class="offices">
        {props.offices.map((office) => (
          <Card
            key={office.id}
            heading={office.name}
            aside={props.edits ? t(lang, 'settings.change') : office.phone === '' ? undefined : office.phone}
            asideHref={props.edits ? `/office/units/${office.id}` : undefined}
            asideLabel={props.edits ? t(lang, 'settings.changeOf', { name: office.name }) : undefined}
          >
            {office.posts.length === 0 ? (
              <p class="card__body">{t(lang, 'office.noPosts')}</p>
            ) : (
              <Table
                class="list list--plain"
                firstCellIsHeader
                head={[
                  { content: t(lang, 'office.post') },
                  { content: t(lang, 'office.person') },
                  { content: t(lang, 'office.role') },
                ]}
                rows={office.posts.map((post) => [
                  { content: props.edits ? <a href={`/office/posts/${post.id}`}>{post.title}</a> : post.title },
                  {
                    content: (
                      <>
                        {post.holder}
                        {post.since === '' ? undefined : <small>{post.since}</small>}
                      </>
                    ),
                  },
                  { content: post.role },
                ])}
              />
            )}
          </Card>
        ))}
      </div>
    </Shell>
  )
}
