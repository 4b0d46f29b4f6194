import { formatDate, joinFacts } from '../i18n/format.ts'
import type { Lang } from '../i18n/translate.ts'
import { t } from '../i18n/translate.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Clock } from '../ui/clock.tsx'
import type { Column } from '../ui/list.tsx'
import { List } from '../ui/list.tsx'
import { Note } from '../ui/note.tsx'
import type { ListProps, MatterRow } from '../ui/props.ts'
import { Shell } from '../ui/shell.tsx'
import { Tag } from '../ui/tag.tsx'
import { Title } from '../ui/title.tsx'

function columns(lang: Lang): Column<MatterRow>[] {
  return [
    {
      id: 'number',
      heading: t(lang, 'list.number'),
      cell: (row) => (
        <>
          <a href={row.href}>{row.number}</a>
          <small>{formatDate(lang, row.received)}</small>
        </>
      ),
    },
    {
      id: 'matter',
      heading: t(lang, 'list.matter'),
      cell: (row) => (
        <>
          {row.title}
          <small>{joinFacts(row.facts)}</small>
        </>
      ),
    },
    { id: 'place', heading: t(lang, 'list.place'), cell: (row) => row.place ?? '—' },
    {
      id: 'unit',
      heading: t(lang, 'list.unit'),
      cell: (row) => (
        <>
          {row.unit ?? t(lang, 'list.noUnit')}
          {row.unitRemark === undefined ? undefined : <small>{row.unitRemark}</small>}
        </>
      ),
    },
    { id: 'stage', heading: t(lang, 'list.stage'), cell: (row) => <Tag {...row.stage} /> },
    { id: 'clock', heading: t(lang, 'list.lastDay'), cell: (row) => <Clock lang={lang} clock={row.clock} /> },
  ]
}

/** A list of matters: chips in the address bar, totals that say what they count, a clock on every row. */
export function ListPage(props: ListProps) {
  const { frame } = props
  const { lang } = frame
  return (
    <Shell frame={frame} title={props.heading} place="matters">
      <Title heading={props.heading} line={joinFacts(props.totals)}>
        {props.exportHref === undefined ? undefined : (
          <ButtonLink text={t(lang, 'list.export')} href={props.exportHref} look="quiet" />
        )}
        {props.printHref === undefined || props.whole === true ? undefined : (
          <ButtonLink text={t(lang, 'list.print')} href={props.printHref} look="quiet" />
        )}
        {props.registerHref === undefined ? undefined : (
          <ButtonLink text={t(lang, 'list.register')} href={props.registerHref} />
        )}
      </Title>
      {props.whole === true ? <Note tone="screen">{t(lang, 'list.whole')}</Note> : undefined}
      {props.tabs === undefined || props.tabs.length === 0 || props.whole === true ? undefined : (
        <nav class="tabs" aria-label={t(lang, 'list.whose')}>
          <ul>
            {props.tabs.map((tab) => (
              <li key={tab.href}>
                <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
                  {tab.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {props.notice === undefined ? undefined : <Note tone="soon">{props.notice}</Note>}
      <List
        lang={lang}
        label={props.heading}
        chips={props.chips}
        menus={props.whole === true ? [] : props.menus}
        search={props.whole === true ? undefined : props.search}
        columns={columns(lang)}
        rows={props.rows}
        range={props.range}
        pager={props.pager}
        foot={t(lang, 'list.onlyYours')}
        empty={t(lang, props.search?.value ? 'list.emptyNames' : 'list.empty')}
        {...(props.clearHref !== undefined && { clear: { text: t(lang, 'list.clear'), href: props.clearHref } })}
      />
    </Shell>
  )
}
