import { readFileSync } from 'node:fs'
import { t } from '../i18n/translate.ts'
import { register as registerContact } from '../matters/register.ts'
import { readRegistration } from '../matters/schema.ts'
import { todayOf } from '../matters/house.ts'
import { refuse } from '../rules/errors.ts'
import { acting, doerOf, print, text, type Call, type Command } from './command.ts'

/** Registers one contact: from a JSON file (or `-`), from options, or both (options win). */
export const register: Command = {
  usage: '[FILE.json | -] --as OFFICER',
  about: 'cli.register',
  options: {
    ...acting,
    channel: { type: 'string' },
    received: { type: 'string' },
    kind: { type: 'string' },
    subject: { type: 'string' },
    facts: { type: 'string' },
    demand: { type: 'string', multiple: true },
    present: { type: 'string' },
    concerned: { type: 'string' },
    person: { type: 'string', multiple: true },
    representative: { type: 'string', multiple: true },
    anonymous: { type: 'boolean' },
    category: { type: 'string' },
    village: { type: 'string' },
    against: { type: 'string' },
    key: { type: 'string' },
  },
  run: (call) =>
    call.withHouse(async (house) => {
      const doer = await doerOf(call, house)
      const input = readRegistration({ received: todayOf(house), ...fromFile(call), ...fromOptions(call) })
      const done = await registerContact(house, doer, input, text(call, 'key'))
      print(call, done, () => [
        t(call.lang, done.again ? 'cli.registered_before' : 'cli.registered', {
          contact: done.contact_number,
          matter: done.matter_number,
        }),
        t(call.lang, 'cli.code', { code: done.code }),
        ...done.own_codes.map((own) => t(call.lang, 'cli.own_code', own)),
        ...(done.last_day
          ? [t(call.lang, done.internal ? 'cli.last_day_internal' : 'cli.last_day', { day: done.last_day })]
          : []),
      ])
    }),
}

function fromFile(call: Call): Record<string, unknown> {
  const file = call.words[0]
  if (file === undefined) return {}
  return readJson(file)
}

/** A JSON object from a file, or from standard input with `-`. Refuses `cli.not_json`, `cli.no_such_file`. */
export function readJson(file: string): Record<string, unknown> {
  let raw: string
  try {
    raw = readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch {
    return refuse('cli.no_such_file', { file })
  }
  try {
    const value: unknown = JSON.parse(raw)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // said below
  }
  return refuse('cli.not_json', { file })
}

function fromOptions(call: Call): Record<string, unknown> {
  const { options } = call
  const plain = [
    'channel',
    'received',
    'kind',
    'subject',
    'facts',
    'present',
    'concerned',
    'anonymous',
    'category',
    'village',
    'against',
  ]
  const given = Object.fromEntries(
    plain.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])),
  )
  const people = [...peopleOf(options['representative'], true), ...peopleOf(options['person'], false)]
  return {
    ...given,
    ...(Array.isArray(options['demand']) ? { demands: options['demand'] } : {}),
    ...(people.length > 0 ? { people } : {}),
  }
}

function peopleOf(value: Call['options'][string], representative: boolean) {
  return (Array.isArray(value) ? value : []).map((one) => {
    const [name = '', phone] = one.split(/[,，]/)
    return { name: name.trim(), ...(phone ? { phone: phone.trim() } : {}), representative }
  })
}
