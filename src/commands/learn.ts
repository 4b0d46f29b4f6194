import { t } from '../i18n/translate.ts'
import { learn } from '../matters/learn.ts'
import { type Command, organOf } from './command.ts'

/** Learns now, out of the office's records, what "the same matter?" and the guesses of a category go by. The server does so daily. */
export const learnCommand: Command = {
  usage: '[--town TOWN]',
  about: 'cli.learn',
  options: { town: { type: 'string' } },
  run: (call) =>
    call.withHouse(async (house) => {
      const { version, matters } = await learn(house, await organOf(call, house))
      call.say(t(call.lang, 'learn.done', { version, matters }))
    }),
}
