import type { Handler } from 'hono'
import type { Health } from '../../health/look.ts'
import { page } from '../../http/page.ts'
import { formatInstant, formatNumber, joinList } from '../../i18n/format.ts'
import { type Key, type Lang, t } from '../../i18n/translate.ts'
import { administratorIn } from '../administrator.ts'
import { type Desk, frameOf, type PageEnv } from '../desk.ts'
import { HealthPage, type HealthProps } from './health-page.tsx'

/** How the system itself does, for the administrator. Nothing of any petition. */
export const healthPage =
  (desk: Desk, look: () => Promise<Health>): Handler<PageEnv> =>
  async (c) => {
    const lang = c.get('lang')
    const { zone } = administratorIn(c).organ
    const seen = await look()
    const line = t(lang, 'health.line', { when: formatInstant(lang, seen.at, zone) })
    return page(c, <HealthPage frame={frameOf(c, desk)} line={line} parts={partsOf(lang, zone, seen)} />)
  }

function partsOf(lang: Lang, zone: string, seen: Health): HealthProps['parts'] {
  const { database, disk, seal, backup, jobs, clock } = seen
  const when = (instant: string) => formatInstant(lang, instant, zone)
  const mb = (bytes: number) => formatNumber(lang, Math.round(bytes / 1_000_000))
  const behind = jobs.all.filter((job) => job.behind).map((job) => t(lang, `health.job.${job.name}` as Key))
  const part = (name: string, ok: boolean, ...words: string[]) => ({
    name: t(lang, `health.part.${name}` as Key),
    ok,
    words,
  })
  return [
    part(
      'database',
      database.ok,
      database.bytes === null
        ? t(lang, 'health.database.away')
        : t(lang, `health.database.${database.engine}`, { mb: mb(database.bytes) }),
    ),
    part(
      'disk',
      disk.ok,
      disk.free === null
        ? t(lang, 'health.disk.unknown')
        : t(lang, 'health.disk', { free: mb(disk.free), least: mb(disk.least) }),
    ),
    part(
      'backup',
      backup.ok,
      backup.good === null
        ? t(lang, 'health.backup.none')
        : t(lang, 'health.backup.last', {
            when: when(backup.good.made_at),
            hours: Math.max(0, Math.floor(backup.good.age_ms / 3_600_000)),
            mb: mb(backup.good.bytes),
          }),
      ...(backup.failed === null ? [] : [t(lang, 'health.backup.failed', { when: when(backup.failed.at) })]),
    ),
    part(
      'seal',
      seal.ok,
      seal.last === null ? t(lang, 'health.seal.never') : t(lang, 'health.seal.last', { when: when(seal.last) }),
      t(lang, 'health.seal.waiting', { count: seal.waiting }),
    ),
    part(
      'jobs',
      jobs.ok,
      behind.length === 0
        ? t(lang, 'health.jobs.fine')
        : t(lang, 'health.jobs.behind', { names: joinList(lang, behind) }),
    ),
    part(
      'clock',
      clock.ok,
      clock.ok || clock.newest === null
        ? t(lang, 'health.clock.fine')
        : t(lang, 'health.clock.back', { now: when(seen.at), newest: when(clock.newest) }),
    ),
  ]
}
