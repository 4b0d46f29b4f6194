import { formatDateWithWeekday, formatDay, joinFacts } from '../i18n/format.ts'
import { t } from '../i18n/translate.ts'
import { Agenda } from '../ui/agenda.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Card, CardFoot } from '../ui/card.tsx'
import { Clock, clockTone } from '../ui/clock.tsx'
import { Empty } from '../ui/empty.tsx'
import type { NumberCard } from '../ui/number-cards.tsx'
import { NumberCards } from '../ui/number-cards.tsx'
import type { DutyLine, TodayProps } from '../ui/props.ts'
import { Shell } from '../ui/shell.tsx'
import { Title } from '../ui/title.tsx'
import type { Lang } from '../i18n/translate.ts'

function numbers(props: TodayProps): NumberCard[] {
  const { lang } = props.frame
  const { late, thisWeek, unanswered, nobodys } = props
  return [
    {
      ...late,
      label: t(lang, 'today.late'),
      ...(late.value > 0 && { tone: 'late' as const }),
      ...(late.longestDays !== undefined && { remark: t(lang, 'today.longestLate', { days: late.longestDays }) }),
    },
    {
      ...thisWeek,
      label: t(lang, 'today.thisWeek'),
      ...(thisWeek.value > 0 && { tone: 'soon' as const }),
      ...(thisWeek.packages !== undefined && { remark: t(lang, 'today.ofThemPackages', { n: thisWeek.packages }) }),
    },
    {
      ...unanswered,
      label: t(lang, 'today.unanswered'),
      ...(unanswered.earliest !== undefined && {
        remark: t(lang, 'today.earliest', { day: formatDay(lang, unanswered.earliest) }),
      }),
    },
    {
      ...nobodys,
      label: t(lang, 'today.nobodys'),
      ...(nobodys.value === 0
        ? { tone: 'done' as const, remark: t(lang, 'today.everybodys') }
        : { tone: 'late' as const }),
    },
  ]
}

function Duty({ lang, line }: { lang: Lang; line: DutyLine }) {
  const late = clockTone(line.clock) === 'late'
  return (
    <li>
      <Clock lang={lang} clock={line.clock} />
      <div>
        <h3>
          <a href={line.href}>{t(lang, 'today.dutyLine', { duty: line.duty, subject: line.subject })}</a>
        </h3>
        <p>{joinFacts(line.facts)}</p>
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

/** The today page: what I owe in order of last day, what comes, and four numbers that open lists. */
export function TodayPage(props: TodayProps) {
  const { frame, duties, office } = props
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
      <NumberCards lang={lang} cards={numbers(props)} />
      <div class="cols cols--today">
        <Card
          heading={t(lang, 'today.mine')}
          aside={t(lang, 'today.officeAll', { n: office.value })}
          asideHref={office.href}
        >
          {duties.lines.length === 0 ? (
            <Empty
              what={t(lang, 'today.nothing')}
              next={
                props.next === undefined
                  ? undefined
                  : t(lang, 'today.next', { day: formatDay(lang, props.next.day), what: props.next.what })
              }
            />
          ) : (
            <>
              <ul class="duties">
                {duties.lines.map((line, at) => (
                  <Duty key={at} lang={lang} line={line} />
                ))}
              </ul>
              <CardFoot left={t(lang, 'today.shown', { total: duties.total, shown: duties.lines.length })}>
                {duties.allHref === undefined ? undefined : <a href={duties.allHref}>{t(lang, 'today.seeAll')}</a>}
              </CardFoot>
            </>
          )}
        </Card>
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
