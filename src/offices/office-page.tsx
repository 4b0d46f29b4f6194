import { t } from '../i18n/translate.ts'
import { Card } from '../ui/card.tsx'
import { type Frame, Shell } from '../ui/shell.tsx'
import { Table } from '../ui/table.tsx'
import { Title } from '../ui/title.tsx'

export type OfficeProps = {
  frame: Frame
  organ: string
  line: string
  offices: readonly {
    name: string
    phone: string
    posts: readonly { title: string; role: string; holder: string; since: string }[]
  }[]
}

/** Who sits where: offices with their telephone, posts and who holds them today. */
export function OfficePage(props: OfficeProps) {
  const { frame } = props
  const { lang } = frame
  return (
    <Shell frame={frame} title={t(lang, 'office.heading')} place="settings">
      <Title heading={t(lang, 'office.heading')} line={props.line} />
      <div class="offices">
        {props.offices.map((office) => (
          <Card key={office.name} heading={office.name} aside={office.phone === '' ? undefined : office.phone}>
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
                  { content: post.title },
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
