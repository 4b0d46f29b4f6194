import { formatDate, joinFacts } from '../i18n/format.ts'
import { type Lang, t } from '../i18n/translate.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Card, CardFoot } from '../ui/card.tsx'
import { BarChart } from '../ui/chart.tsx'
import { ErrorSummary, errorOf } from '../ui/error-summary.tsx'
import { Note } from '../ui/note.tsx'
import { Tiles } from '../ui/number-cards.tsx'
import type { FiguresProps } from '../ui/props.ts'
import { Shell } from '../ui/shell.tsx'
import { Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Title } from '../ui/title.tsx'
import { Words } from './passage.tsx'

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
          {props.typed === undefined ? undefined : <a href="#typed">{t(lang, 'figures.addSource')}</a>}
        </div>
      )}
    </Card>
  )
}

/** The numbers that no record holds: what each is, its value, where it comes from, who said so. */
function TypedNumbers({ frame, typed }: { frame: FiguresProps['frame']; typed: NonNullable<FiguresProps['typed']> }) {
  const { lang } = frame
  return (
    <Card id="typed" heading={t(lang, 'figures.typedHeading')}>
      <form class="form" action={typed.action} method="post">
        <p class="govuk-hint">{t(lang, 'figures.typedHint')}</p>
        <input type="hidden" name="_token" value={frame.token} />
        {typed.numbers.map((number) => (
          <fieldset key={number.id} class="typed">
            <legend>
              {number.label}
              {number.remark === undefined ? undefined : <small>{number.remark}</small>}
            </legend>
            <TextField
              lang={lang}
              name={`value.${number.id}`}
              label={t(lang, 'figures.value')}
              value={number.value}
              inputMode="numeric"
              error={errorOf(typed.errors, `value.${number.id}`)}
            />
            <TextField
              lang={lang}
              name={`source.${number.id}`}
              label={t(lang, 'figures.source')}
              value={number.source}
            />
          </fieldset>
        ))}
        <div class="form__acts">
          <Button text={t(lang, 'figures.typedSave')} />
        </div>
      </form>
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
    <Shell frame={frame} title={heading} place="figures" failed={(props.typed?.errors.length ?? 0) > 0}>
      <ErrorSummary lang={lang} errors={props.typed?.errors ?? []} />
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
        <ButtonLink text={t(lang, 'figures.ledger')} href={props.listHref} look="quiet" />
        <ButtonLink text={t(lang, 'figures.summary')} href={props.draft.printHref} />
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
        <div>
          <Draft {...props} />
          {props.typed === undefined ? undefined : <TypedNumbers frame={frame} typed={props.typed} />}
        </div>
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
