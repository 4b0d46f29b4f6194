import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { dbConfig, loadConfig, type Config } from '../config.ts'
import type { Tx } from '../db/kysely.ts'
import { isLang, t, tRefusal, type Key, type Lang } from '../i18n/translate.ts'
import type { Doer, House } from '../matters/house.ts'
import { todayOf } from '../matters/house.ts'
import { seatsOf } from '../offices/organ-view.ts'
import { isRefused, refuse } from '../rules/errors.ts'
import { openHouse, organsHere } from '../start.ts'

/** What a command gets: its words and options, where it writes, and the house when it asks for one. */
export type Call = {
  words: string[]
  options: Record<string, string | boolean | string[] | undefined>
  lang: Lang
  say: (line: string) => void
  warn: (line: string) => void
  withHouse: <T>(work: (house: House) => Promise<T>) => Promise<T>
  dataDir: string
  /** The settings, with --data given. */
  config: Config
}

export type Command = {
  /** What stands behind the name: `FILE --map MAP`. */
  usage: string
  about: Key
  /** Option → what it takes; its words are cli.option.NAME. */
  options: ParseArgsOptionsConfig
  /** How many plain words it needs at least. */
  needs?: number
  run: (call: Call) => Promise<number | void>
}

/** Options every command takes. */
export const common: ParseArgsOptionsConfig = {
  data: { type: 'string' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
}
/** Options of commands that act in an office. */
export const acting: ParseArgsOptionsConfig = {
  as: { type: 'string' },
  town: { type: 'string' },
  json: { type: 'boolean' },
}

export const text = (call: Call, option: string): string | undefined => {
  const value = call.options[option]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The organ named by --town, else the only town here. Refuses when there are several or none. */
export async function organOf(call: Call, house: House): Promise<string> {
  const organs = await organsHere(house)
  const named = text(call, 'town') ?? call.config.town ?? undefined
  if (named !== undefined)
    return organs.find((o) => o.organ_id === named)?.organ_id ?? refuse('cli.no_such_town', { town: named })
  const towns = organs.filter((o) => o.level === 'town')
  const only = towns.length === 1 ? towns[0] : organs.length === 1 ? organs[0] : undefined
  return (
    only?.organ_id ??
    refuse(organs.length === 0 ? 'cli.no_office_yet' : 'cli.which_town', {
      towns: organs.map((o) => o.organ_id).join(', '),
    })
  )
}

/** The officer named by --as, with the seats held today. The command line believes the name; the log says that it came from here. */
export async function doerOf(call: Call, house: House): Promise<Doer> {
  const organ_id = await organOf(call, house)
  const named = text(call, 'as') ?? call.config.officer ?? refuse('cli.as_whom')
  return house.db.withScope([organ_id], 'web', async (tx) => {
    const officer_id = await officerNamed(tx, organ_id, named)
    return {
      organ_id,
      actor: { officer_id, seats: await seatsOf(tx, organ_id, officer_id, todayOf(house)) },
      via: 'cli' as const,
    }
  })
}

/** Who is meant: by the name they sign in with, which is what pages show; else by id. Out: the id. Refuses `cli.no_such_officer`. */
export async function officerNamed(tx: Tx, organ_id: string, named: string): Promise<string> {
  const byLogin = await tx
    .selectFrom('account')
    .select('officer_id')
    .where('organ_id', '=', organ_id)
    .where('login', '=', named.normalize('NFKC').trim().toLowerCase())
    .executeTakeFirst()
  if (byLogin) return byLogin.officer_id
  const byId = await tx
    .selectFrom('officer')
    .select('officer_id')
    .where('organ_id', '=', organ_id)
    .where('officer_id', '=', named)
    .executeTakeFirst()
  return byId?.officer_id ?? refuse('cli.no_such_officer', { officer: named })
}

/** Prints a value: as JSON with --json, else by the given lines. */
export function print(call: Call, value: unknown, lines: () => string[]): void {
  if (call.options['json'] === true) call.say(JSON.stringify(value, null, 2))
  else for (const line of lines()) call.say(line)
}

/** The help of one command. */
export function helpOf(name: string, command: Command, lang: Lang): string {
  const options = Object.entries({ ...command.options, ...common }).map(([option, { type }]) => {
    const words = `--${option}${type === 'string' ? ` ${option.toUpperCase()}` : ''}`
    return `  ${words.padEnd(28)} ${t(lang, `cli.option.${option}` as Key)}`
  })
  return [
    `huiyin ${name} ${command.usage}`.trimEnd(),
    '',
    t(lang, command.about),
    '',
    ...options,
    '',
    t(lang, 'cli.exits'),
  ].join('\n')
}

/** Runs one command. Out: the exit code: 0 done, 1 refused or found something, 2 used wrongly. */
export async function runCommand(
  name: string,
  command: Command,
  argv: string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const guessed = langOf(env)
  let parsed
  try {
    parsed = parseArgs({ args: argv, options: { ...command.options, ...common }, allowPositionals: true })
  } catch (caught) {
    process.stderr.write(
      `${t(guessed, 'cli.wrong_use', { why: caught instanceof Error ? caught.message : '' })}\n\n${helpOf(name, command, guessed)}\n`,
    )
    return 2
  }
  const options = parsed.values as Call['options']
  const named = options['lang']
  const lang = typeof named === 'string' && isLang(named) ? named : guessed
  if (options['help'] === true) {
    process.stdout.write(`${helpOf(name, command, lang)}\n`)
    return 0
  }
  if (parsed.positionals.length < (command.needs ?? 0)) {
    process.stderr.write(`${t(lang, 'cli.word_missing')}\n\n${helpOf(name, command, lang)}\n`)
    return 2
  }
  const given = typeof options['data'] === 'string' ? { dataDir: options['data'] } : {}
  let config: Config
  try {
    config = loadConfig(env, given)
  } catch (caught) {
    return refused(lang, caught)
  }
  const call: Call = {
    words: parsed.positionals,
    options,
    lang,
    dataDir: config.dataDir,
    config,
    say: (line) => process.stdout.write(`${line}\n`),
    warn: (line) => process.stderr.write(`${line}\n`),
    withHouse: async (work) => {
      const { house, close } = await openHouse({ ...dbConfig(config), log: call.warn })
      try {
        return await work(house)
      } finally {
        await close()
      }
    },
  }
  try {
    return (await command.run(call)) ?? 0
  } catch (caught) {
    return refused(lang, caught)
  }
}

/** Says a refusal's reasons. Out: the exit code. Anything else is thrown on. */
function refused(lang: Lang, caught: unknown): number {
  if (!isRefused(caught)) throw caught
  for (const one of caught.refusals) process.stderr.write(`${tRefusal(lang, one)}\n`)
  return 1
}

/** zh-CN unless the environment speaks English. */
export function langOf(env: NodeJS.ProcessEnv): Lang {
  const said = env['HUIYIN_LANGUAGE'] ?? env['LC_ALL'] ?? env['LANG'] ?? ''
  return said.startsWith('en') ? 'en' : 'zh-CN'
}
