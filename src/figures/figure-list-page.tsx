import { formatDate, joinFacts } from '../i18n/format.ts'
import { t } from '../i18n/translate.ts'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import { Note } from '../ui/note.tsx'
import type { Tagged } from '../ui/props.ts'
import { type Frame, Shell } from '../ui/shell.tsx'
import { Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { Title } from '../ui/title.tsx'

export type FigureListProps = {
  frame: Frame
  name: string
  value: string
  formula: string
  year: number
  organ: string
  figuresHref: string
  covers?: string
  /** Whether a row counts for more than one, or is marked as part of a rate. */
  counts: 'persons' | 'days' | 'part' | 'one'
  rows: readonly {
    number: string
    href?: string
    received: string
    title: string
    facts: readonly string[]
    stage?: Tagged
    counts: string
  }[]
  nextHref?: string
}

/** The records behind one number: as many as it says. */
export function FigureListPage(props: FigureListProps) {
  const { frame, rows, counts } = props
  const { lang } = frame
  const heading = t(lang, 'figures.listHeading', { name: props.name, value: props.value })
  return (
    <Shell frame={frame} title={joinFacts([props.name, String(props.year)])} place="figures">
      <Title heading={heading} line={joinFacts([props.organ, String(props.year), props.formula])}>
        <a href={props.figuresHref}>{t(lang, 'figures.backToAll')}</a>
      </Title>
      {props.covers === undefined ? undefined : <Note>{props.covers}</Note>}
      <Card heading={t(lang, 'figures.records')}>
        {rows.length === 0 ? (
          <Empty what={t(lang, 'figures.noRecords')} />
        ) : (
          <Table
            class="list list--records"
            firstCellIsHeader
            head={[
              { content: t(lang, 'list.number') },
              { content: t(lang, 'list.matter') },
              { content: t(lang, 'list.stage') },
              ...(counts === 'one' ? [] : [{ content: t(lang, `figures.counts.${counts}`), numeric: true }]),
            ]}
            rows={rows.map((row) => [
              {
                content: (
                  <>
                    {row.href === undefined ? row.number : <a href={row.href}>{row.number}</a>}
                    <small>{formatDate(lang, row.received)}</small>
                  </>
                ),
              },
              {
                content: (
                  <>
                    {row.title}
                    <small>{joinFacts(row.facts)}</small>
                  </>
                ),
              },
              { content: row.stage === undefined ? '—' : <Tag {...row.stage} /> },
              ...(counts === 'one' ? [] : [{ content: row.counts, numeric: true }]),
            ])}
          />
        )}
        <div class="foot">
          <span>{t(lang, 'list.onlyYours')}</span>
          {props.nextHref === undefined ? (
            <span>{t(lang, 'list.end')}</span>
          ) : (
            <a href={props.nextHref} rel="next">
              {t(lang, 'list.next')}
            </a>
          )}
        </div>
      </Card>
    </Shell>
  )
}
