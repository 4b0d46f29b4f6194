import { t, type Key } from './i18n/translate.ts'
import { act } from './commands/act.ts'
import { langOf, runCommand, type Command } from './commands/command.ts'
import { figures, summary } from './commands/figures.ts'
import { importCommand } from './commands/import.ts'
import { learnCommand } from './commands/learn.ts'
import { anchor, log, proof } from './commands/log.ts'
import { list, search, show } from './commands/look.ts'
import { backup } from './commands/backup.ts'
import { move } from './commands/move.ts'
import { restore } from './commands/restore.ts'
import { verify } from './commands/verify.ts'
import { categories, openOrganCommand, passphrase } from './commands/office.ts'
import { demo } from './commands/demo.ts'
import { register } from './commands/register.ts'
import { serve } from './commands/serve.ts'

/** Every command, in the order in which the help lists them. */
export const commands: Record<string, Command> = {
  serve,
  demo,
  register,
  act,
  show,
  list,
  search,
  figures,
  summary,
  import: importCommand,
  verify,
  log,
  proof,
  anchor,
  backup,
  restore,
  move,
  categories,
  learn: learnCommand,
  'open-organ': openOrganCommand,
  passphrase,
}

const [name = '', ...rest] = process.argv.slice(2)
const lang = langOf(process.env)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
if (command) {
  process.exitCode = await runCommand(name, command, rest, process.env)
} else {
  const lines = Object.entries(commands).map(
    ([one, { about }]) => `  ${one.padEnd(12)} ${t(lang, about satisfies Key)}`,
  )
  const help = ['huiyin', t(lang, 'cli.about'), '', t(lang, 'cli.commands'), ...lines].join('\n')
  const asked = name === '' || name === '--help' || name === '-h' || name === 'help'
  if (asked) process.stdout.write(`${help}\n`)
  else process.stderr.write(`${t(lang, 'cli.no_such_command', { name })}\n\n${help}\n`)
  process.exitCode = asked ? 0 : 2
}
