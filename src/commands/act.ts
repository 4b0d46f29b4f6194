import { t, type Key } from '../i18n/translate.ts'
import { act as actOnMatter } from '../matters/act.ts'
import { matterNamed } from '../matters/find.ts'
import { readAct } from '../matters/schema.ts'
import { todayOf } from '../matters/house.ts'
import { numberText } from '../rules/numbering.ts'
import { refuse } from '../rules/errors.ts'
import { acting, doerOf, print, text, type Command } from './command.ts'
import { readJson } from './register.ts'

/** One act on a matter: `huiyin act XF-2018-000038 accept --as wu --with way=in_hand`. */
export const act: Command = {
  usage: 'NUMBER ACTION [FILE.json | -] --as OFFICER [--with FIELD=VALUE]',
  about: 'cli.act',
  needs: 2,
  options: { ...acting, on: { type: 'string' }, seen: { type: 'string' }, with: { type: 'string', multiple: true } },
  run: (call) =>
    call.withHouse(async (house) => {
      const doer = await doerOf(call, house)
      const [number = '', name = '', file] = call.words
      const pairs = (Array.isArray(call.options['with']) ? call.options['with'] : []).map((pair) => {
        const at = pair.indexOf('=')
        return at < 1 ? refuse('cli.with_needs_value', { given: pair }) : [pair.slice(0, at), pair.slice(at + 1)]
      })
      const { action, input } = readAct(name, {
        ...(file === undefined ? {} : readJson(file)),
        ...Object.fromEntries(pairs),
      })
      const matter_id = await house.db.withScope([doer.organ_id], 'web', (tx) => matterNamed(tx, doer.organ_id, number))
      const seen = text(call, 'seen')
      const result = await actOnMatter(house, doer, {
        matter_id: matter_id ?? refuse('matter.not_found'),
        action,
        input,
        happened: text(call, 'on') ?? todayOf(house),
        ...(seen ? { seen: Number(seen) } : {}),
      })
      const stage = (state: { matter: { stage: string } } | null) =>
        state ? t(call.lang, `stage.${state.matter.stage}` as Key) : '—'
      if (!result.done) {
        print(call, { done: false, saw: result.saw?.matter ?? null, now: result.now.matter }, () => [
          t(call.lang, 'cli.somebody_was_faster', {
            seen: seen ?? '',
            now: result.now.matter.version,
            saw_stage: stage(result.saw),
            now_stage: stage(result.now),
          }),
        ])
        return 1
      }
      print(call, { done: true, matter: result.state.matter, event_id: result.event_id }, () => [
        t(call.lang, 'cli.acted', {
          matter: numberText(result.state.matter),
          act: t(call.lang, `act.${action}` as Key),
          stage: stage(result.state),
        }),
        ...(result.state.matter.last_day ? [t(call.lang, 'cli.last_day', { day: result.state.matter.last_day })] : []),
      ])
      return 0
    }),
}
