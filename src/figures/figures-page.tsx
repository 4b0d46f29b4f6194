import { formatDate, joinFacts } from '../i18n/format.ts'
import { type Lang, t } from '../i18n/translate.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Card, CardFoot } from '../ui/card.tsx'
import { BarChart } from '../ui/chart.tsx'
import { Note } from '../ui/note.tsx'
import { Tiles } from '../ui/number-cards.tsx'
import type { FiguresProps, Passage } from '../ui/props.ts'
import { Shell } from '../ui/shell.tsx'
import { Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { Title } from '../ui/title.tsx'

function Words({ passage }: { passage: Passage }) {
  return (
    <>
      {passage.map((part, at) => {
        if (typeof part === 'string') return part
        if ('typed' in part) return <mark key={at}>{part.typed}</mark>
        return (
          <a key={at} href={part.href}>
            {part.text}
          </a>
        )
      })}
    </>
  )
}

function Checks({ checks, holds, words }: { checks: FiguresProps['checks']; holds: boolean; words: string }) {
  const shown = checks.filter((check) => check.holds === holds)
  if (shown.length === 0) return undefined
  return (
    <ul class={holds ? 'checks' : 'checks checks--wrong'} aria-label={words}>
      <li aria-hidden="true">{words}</li>
      {shown.map((check) => (
        <li key={check.text}>
          {check.text} {holds ? <span aria-hidden="true">✓</span> : undefined}
        </li>
      ))}
    </ul>
  )
}

function Draft(props: FiguresProps) {
  const { lang } = props.frame
  const { draft } = props
  return (
    <Card heading={t(lang, 'figures.draft')} aside={t(lang, 'figures.word')} asideHref={draft.wordHref}>
      <div class="draft">
        <h3>{draft.heading}</h3>
        {draft.paragraphs.map((paragraph, at) => (
          <p key={at}>
            <Words passage={paragraph} />
          </p>
        ))}
      </div>
      {draft.unsourced === 0 ? undefined : (
        <div class="foot">
          <Tag text={t(lang, 'figures.unsourced', { n: draft.unsourced })} tone="yellow" />
        </div>
      )}
    </Card>
  )
}

function Groups({ lang, groups }: { lang: Lang; groups: FiguresProps['groups'] }) {
  return (
    <>
      {groups.map((group) => (
        <Card key={group.heading} heading={group.heading}>
          <Table
            class="list"
            head={[{ content: t(lang, 'figures.figure') }, { content: t(lang, 'figures.value'), numeric: true }]}
            firstCellIsHeader
            rows={group.lines.map((line) => [
              {
                content: (
                  <>
                    {line.name}
                    <small>{line.formula}</small>
                  </>
                ),
              },
              { content: <a href={line.href}>{line.value}</a>, numeric: true },
            ])}
          />
        </Card>
      ))}
    </>
  )
}

/** The year's figures: a sentence whose numbers open lists, checks, rates, a chart with its table, the draft summary. */
export function FiguresPage(props: FiguresProps) {
  const { frame, chart } = props
  const { lang } = frame
  const heading = t(lang, 'figures.heading', { year: String(props.year) })
  return (
    <Shell frame={frame} title={heading} place="figures">
      <Title
        heading={heading}
        line={joinFacts([
          props.organ,
          t(lang, 'figures.asOf', { date: formatDate(lang, props.asOf) }),
          t(lang, 'figures.everyNumber'),
        ])}
      >
        {props.years.map((year) => (
          <ButtonLink key={year.href} text={year.text} href={year.href} look="quiet" />
        ))}
        <ButtonLink text={t(lang, 'figures.summary')} href={props.draft.wordHref} />
      </Title>
      {props.covers === undefined ? undefined : <Note>{props.covers}</Note>}
      <section class="card" aria-label={t(lang, 'figures.sentence')}>
        <p class="says">
          <Words passage={props.sentence} />
        </p>
        <Checks checks={props.checks} holds words={t(lang, 'figures.checksHold')} />
        <Checks checks={props.checks} holds={false} words={t(lang, 'figures.checksFail')} />
        <Tiles tiles={props.tiles} />
      </section>
      <div class="cols cols--figures">
        <div>
          <Card heading={chart.heading}>
            <BarChart lang={lang} chart={chart} />
            {chart.remark === undefined ? undefined : <CardFoot left={chart.remark} />}
          </Card>
          <Groups lang={lang} groups={props.groups.slice(0, 1)} />
        </div>
        <Draft {...props} />
      </div>
      <div class="cols cols--two">
        <div>
          <Groups lang={lang} groups={props.groups.slice(1, 2)} />
        </div>
        <div>
          <Groups lang={lang} groups={props.groups.slice(2)} />
        </div>
      </div>
    </Shell>
  )
}
