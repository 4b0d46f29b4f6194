import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { importFile } from '../exchange/import.ts'
import { readMap } from '../exchange/map.ts'
import { type Progress, showProgress } from '../exchange/progress.ts'
import { openReport, reportPath, type Say } from '../exchange/report.ts'
import { isKey, t, tRefusal } from '../i18n/translate.ts'
import { shippedPath } from '../lib/shipped.ts'
import { refuse } from '../rules/errors.ts'
import { acting, doerOf, print, text, type Call, type Command } from './command.ts'

/** Takes in the records of another system. Exit 1 when nothing could be read, or the file breaks off. */
export const importCommand: Command = {
  usage: 'FILE --map MAP --as OFFICER [--dry-run] [--report FILE]',
  about: 'cli.import',
  needs: 1,
  options: { ...acting, map: { type: 'string' }, 'dry-run': { type: 'boolean' }, report: { type: 'string' } },
  run: (call) =>
    call.withHouse(async (house) => {
      const file = call.words[0] ?? ''
      const map = await readMap(mapNamed(text(call, 'map') ?? refuse('cli.which_map', {}, 'map')))
      const doer = { ...(await doerOf(call, house)), via: 'import' as const }
      const dryRun = call.options['dry-run'] === true
      const words = sayIn(call)
      const report = await openReport(text(call, 'report') ?? (await reportPath(file, process.cwd())), words)
      const bar = showProgress(process.stderr, () => performance.now(), words, dryRun)
      let last: Progress | undefined
      try {
        const done = await importFile(house, doer, {
          file,
          map,
          dryRun,
          report,
          onProgress: (at) => {
            last = at
            bar.show(at)
          },
        })
        if (last) bar.done(last)
        print(call, { ...done, report: report.path, dry_run: dryRun }, () => [
          t(call.lang, dryRun ? 'import.would' : 'import.done', {
            rows: done.rows,
            added: done.added,
            already: done.already,
            refused: done.refused,
            same: done.same_text,
          }),
          ...(done.departments.length > 0
            ? [t(call.lang, dryRun ? 'import.would_open' : 'import.opened', { names: done.departments.join(', ') })]
            : []),
          ...(done.other_sheets.length > 0
            ? [t(call.lang, 'import.other_sheets', { names: done.other_sheets.join(', ') })]
            : []),
          ...(done.refused + done.same_text > 0 ? [t(call.lang, 'import.report', { file: report.path })] : []),
        ])
        for (const one of done.stopped) call.warn(tRefusal(call.lang, one))
        return done.stopped.length > 0 ? 1 : 0
      } finally {
        await report.close()
      }
    }),
}

/** A map's path, or the name of one that is shipped. */
function mapNamed(named: string): string {
  const shipped = shippedPath(join('data', 'maps', `${named}.json`))
  return /^[a-z0-9-]+$/.test(named) && !existsSync(named) && existsSync(shipped) ? shipped : named
}

/** Words for codes of rows, and for the progress bar. */
function sayIn(call: Call): Say {
  return (code, params) => (isKey(code) ? t(call.lang, code, params) : tRefusal(call.lang, { code, params }))
}
