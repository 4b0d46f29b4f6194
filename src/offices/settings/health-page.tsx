import { t } from '../../i18n/translate.ts'
import { Note } from '../../ui/note.tsx'
import { type Frame, Shell } from '../../ui/shell.tsx'
import { Table } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Title } from '../../ui/title.tsx'
import { SettingsNav } from './nav.tsx'

export type HealthProps = {
  frame: Frame
  /** The machine's own time when it was looked at. */
  line: string
  parts: readonly { name: string; ok: boolean; words: readonly string[] }[]
}

/** How the system itself does, part by part, and what to do about what is not well. */
export function HealthPage({ frame, line, parts }: HealthProps) {
  const { lang } = frame
  const heading = t(lang, 'settings.health')
  const wrong = parts.filter((part) => !part.ok).length
  return (
    <Shell frame={frame} title={heading} place="settings">
      <Title heading={heading} line={line} />
      <SettingsNav lang={lang} here="health" />
      {wrong === 0 ? (
        <Note>{t(lang, 'health.allWell')}</Note>
      ) : (
        <Note tone="late">{t(lang, 'health.notWell', { count: wrong })}</Note>
      )}
      <section class="card" aria-label={heading}>
        <div class="card__body">
          <Table
            class="list list--plain"
            firstCellIsHeader
            head={[
              { content: t(lang, 'health.part') },
              { content: t(lang, 'health.state') },
              { content: t(lang, 'health.more') },
            ]}
            rows={parts.map((part) => [
              { content: part.name },
              {
                content: (
                  <Tag
                    text={t(lang, part.ok ? 'health.state.ok' : 'health.state.attend')}
                    tone={part.ok ? 'green' : 'red'}
                  />
                ),
              },
              {
                content: part.words.map((words, at) => (
                  <span key={at}>
                    {at === 0 ? undefined : <br />}
                    {words}
                  </span>
                )),
              },
            ])}
          />
        </div>
      </section>
    </Shell>
  )
}
