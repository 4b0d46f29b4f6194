import { t, type Key } from '../i18n/translate.ts'
import { accessOf } from '../matters/access.ts'
import { listMatters, type Filters, type MatterList, type Sort } from '../matters/list.ts'
import { showByCode } from '../matters/show-by-code.ts'
import { showMatter } from '../matters/show.ts'
import { stages } from '../rules/lifecycle.ts'
import type { Channel, Stage } from '../rules/types.ts'
import { refuse } from '../rules/errors.ts'
import { acting, doerOf, print, text, type Call, type Command } from './command.ts'

/** The matters this officer may see, with the list page's filters. */
export const list: Command = {
  usage: '--as OFFICER [--stage STAGE] [--unit UNIT] [--village VILLAGE] [--sort last_day]',
  about: 'cli.list',
  options: {
    ...acting,
    stage: { type: 'string' },
    open: { type: 'boolean' },
    unit: { type: 'string' },
    village: { type: 'string' },
    category: { type: 'string' },
    channel: { type: 'string' },
    year: { type: 'string' },
    sort: { type: 'string' },
    after: { type: 'string' },
    limit: { type: 'string' },
  },
  run: (call) => listed(call, filtersOf(call)),
}

/** The matters whose words hold all of the words given. */
export const search: Command = {
  usage: 'WORDS --as OFFICER',
  about: 'cli.search',
  needs: 1,
  options: { ...acting, after: { type: 'string' }, limit: { type: 'string' } },
  run: (call) => listed(call, { words: call.words.join(' ') }),
}

/** One matter as this officer sees it; with a query code and without --as, as the resident does. */
export const show: Command = {
  usage: 'NUMBER --as OFFICER | CODE',
  about: 'cli.show',
  needs: 1,
  options: { ...acting },
  run: (call) =>
    call.withHouse(async (house) => {
      const ref = call.words.join(' ')
      if (text(call, 'as') === undefined && call.config.officer === null) {
        const seen = await showByCode(house, ref)
        call.say(JSON.stringify(seen, null, 2))
        return 0
      }
      const view = await showMatter(house, await doerOf(call, house), ref)
      const { lang } = call
      const name = (one: { name: string; name_en: string } | null) =>
        one === null ? '—' : lang === 'en' ? one.name_en : one.name
      print(call, view, () => [
        `${view.number}  ${view.title ?? ''}`,
        `${t(lang, `stage.${view.stage}` as Key)}  ${name(view.village)}  ${name(view.unit)}  ${view.category}`,
        ...view.demands.map((demand, i) => `  ${i + 1}. ${demand}`),
        '',
        ...view.timeline.map((e) => `${(e.happened ?? '').padEnd(17)} ${wordOf(lang, e.kind)}  ${name(e.officer)}`),
        '',
        t(lang, 'cli.may', {
          acts:
            view.acts
              .filter((a) => a.allowed)
              .map((a) => wordOf(lang, a.action))
              .join(lang === 'en' ? ', ' : '、') || '—',
        }),
      ])
      return 0
    }),
}

function wordOf(lang: Call['lang'], kind: string): string {
  const key = ['registered', 'opened', 'joined', 'imported'].includes(kind) ? `event.${kind}` : `act.${kind}`
  return t(lang, key as Key)
}

async function listed(call: Call, filters: Filters): Promise<number> {
  return call.withHouse(async (house) => {
    const doer = await doerOf(call, house)
    const sort: Sort = text(call, 'sort') === 'last_day' ? 'last_day' : 'received'
    const limit = Number(text(call, 'limit') ?? 50)
    if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
      return refuse('cli.limit', { limit: text(call, 'limit') ?? '' })
    const found = await house.db.withScope(
      [doer.organ_id],
      'web',
      (tx) =>
        listMatters(tx, {
          ...accessOf(doer),
          filters,
          sort,
          limit,
          after: text(call, 'after'),
          keys: house.keysOf(doer.organ_id),
        }),
      { readOnly: true },
    )
    print(call, found, () => lines(call, found))
    return 0
  })
}

function lines(call: Call, found: MatterList): string[] {
  const { lang } = call
  const name = (one: { name: string; name_en: string } | null) =>
    one === null ? '' : lang === 'en' ? one.name_en : one.name
  return [
    ...found.rows.map((row) =>
      [
        row.number,
        row.received,
        t(lang, `stage.${row.stage}` as Key),
        row.clock?.last_day ?? '—',
        name(row.village),
        row.title ?? '',
      ].join('  '),
    ),
    t(lang, 'cli.total', { n: found.total?.n ?? found.rows.length, more: found.total?.more ? '+' : '' }),
    ...(found.next === null ? [] : [t(lang, 'cli.next_page', { after: found.next })]),
  ]
}

function filtersOf(call: Call): Filters {
  const stage = text(call, 'stage')
  if (stage !== undefined && !(stages.all as readonly string[]).includes(stage))
    return refuse('cli.no_such_stage', { given: stage })
  const year = text(call, 'year')
  return {
    ...(call.options['open'] === true ? { open: true } : {}),
    ...(stage === undefined ? {} : { stages: [stage as Stage] }),
    unit: text(call, 'unit'),
    village: text(call, 'village'),
    category: text(call, 'category'),
    channel: text(call, 'channel') as Channel | undefined,
    ...(year === undefined ? {} : { year: Number(year) }),
  }
}
