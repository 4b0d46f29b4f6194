import { formatDateWithWeekday, formatNumber, joinFacts } from '../i18n/format.ts'
import type { Lang } from '../i18n/translate.ts'
import { t } from '../i18n/translate.ts'
import { Agenda } from '../ui/agenda.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Card, CardFoot } from '../ui/card.tsx'
import { Clock, clockTone } from '../ui/clock.tsx'
import { Empty } from '../ui/empty.tsx'
import { NumberCards } from '../ui/number-cards.tsx'
import type { DutyCard, DutyLine, TodayProps } from '../ui/props.ts'
import { Shell } from '../ui/shell.tsx'
import { Table } from '../ui/table.tsx'
import { Title } from '../ui/title.tsx'
import { Whole } from '../ui/whole.tsx'

function Duty({ lang, line }: { lang: Lang; line: DutyLine }) {
  const late = clockTone(line.clock) === 'late'
  return (
    <li>
      <Clock lang={lang} clock={line.clock} />
      <div>
        <h3>
          <a href={line.href}>
            {line.duty === '' ? line.subject : t(lang, 'today.dutyLine', { duty: line.duty, subject: line.subject })}
          </a>
        </h3>
        <p>
          <Whole text={joinFacts(line.facts)} />
          {line.also === undefined ? undefined : (
            <>
              {' · '}
              <a href={line.also.href}>{line.also.text}</a>
            </>
          )}
        </p>
      </div>
      <ButtonLink
        text={line.act.label}
        href={line.act.href}
        look={line.act.look ?? (late ? 'late' : 'plain')}
        label={t(lang, 'today.actOn', { act: line.act.label, subject: line.subject })}
      />
    </li>
  )
}

function Duties({ lang, card }: { lang: Lang; card: DutyCard }) {
  return (
    <Card id={card.id} heading={card.heading} aside={card.aside?.text} asideHref={card.aside?.href}>
      {card.lines.length === 0 ? (
        <Empty what={card.empty?.what ?? t(lang, 'today.nothing')} next={card.empty?.next} />
      ) : (
        <>
          <ul class="duties">
            {card.lines.map((line, at) => (
              <Duty key={at} lang={lang} line={line} />
            ))}
          </ul>
          {card.foot === undefined ? undefined : (
            <CardFoot left={card.foot}>
              {card.allHref === undefined ? undefined : <a href={card.allHref}>{t(lang, 'today.seeAll')}</a>}
            </CardFoot>
          )}
        </>
      )}
    </Card>
  )
}

/** The towns of a county, a line each; no rank and no order but their own. */
function Towns({ lang, towns }: { lang: Lang; towns: NonNullable<TodayProps['towns']> }) {
  return (
    <Card heading={t(lang, 'today.towns')}>
      <Table
        class="list list--towns"
        head={[{ content: t(lang, 'today.town') }, ...towns.heads.map((content) => ({ content, numeric: true }))]}
        firstCellIsHeader
        rows={towns.rows.map((town) => [
          { content: <a href={town.href}>{town.name}</a> },
          ...town.numbers.map((number, at) => ({
            content: (
              <>
                <span class="towns__head" aria-hidden="true">
                  {towns.heads[at]}
                </span>
                <a href={number.href} class={number.tone === 'late' && number.value > 0 ? 'is-late' : undefined}>
                  {formatNumber(lang, number.value)}
                </a>
              </>
            ),
            numeric: true,
          })),
        ])}
      />
    </Card>
  )
}

/** The today page: numbers that open lists, what I owe in order of last day, what comes. */
export function TodayPage(props: TodayProps) {
  const { frame } = props
  const { lang } = frame
  return (
    <Shell frame={frame} title={t(lang, 'today.heading')} place="today">
      <Title
        heading={t(lang, 'today.heading')}
        line={joinFacts([formatDateWithWeekday(lang, props.today), props.lunar])}
      >
        {props.registerHref === undefined ? undefined : (
          <ButtonLink text={t(lang, 'today.register')} href={props.registerHref} />
        )}
      </Title>
      {props.numbers.length === 0 ? undefined : <NumberCards lang={lang} cards={props.numbers} />}
      <div class="cols cols--today">
        <div>
          {props.towns === undefined ? undefined : <Towns lang={lang} towns={props.towns} />}
          {props.cards.map((card) => (
            <Duties key={card.heading} lang={lang} card={card} />
          ))}
        </div>
        <div>
          {props.coming.map((card) => (
            <Card key={card.heading} heading={card.heading} aside={card.aside?.text} asideHref={card.aside?.href}>
              {card.items.length === 0 ? (
                <Empty what={card.empty ?? t(lang, 'today.noneToday')} />
              ) : (
                <Agenda items={card.items} />
              )}
            </Card>
          ))}
        </div>
      </div>
    </Shell>
  )
}
