import { z } from 'zod'
import { openRows } from '../exchange/read.ts'
import { isRow } from '../exchange/rows.ts'
import { hashPassphrase } from '../http/passphrase.ts'
import { t, tRefusal } from '../i18n/translate.ts'
import { addCategories } from '../offices/categories.ts'
import { openOrgan, type OrganPlan } from '../offices/open-organ.ts'
import { makeKeys, saveKeys } from '../record/keys.ts'
import { refuse } from '../rules/errors.ts'
import { keysFolder } from '../start.ts'
import { officerNamed, organOf, text, type Command } from './command.ts'
import { readJson } from './register.ts'

const id = z.string().regex(/^[a-z0-9_-]{1,60}$/)
const day = z.iso.date()
const planSchema = z.strictObject({
  organ_id: z.string().regex(/^[a-z0-9_-]{1,40}$/),
  parent_id: z.string().nullable(),
  level: z.enum(['town', 'county', 'city', 'province']),
  name: z.string().min(1),
  name_en: z.string().min(1),
  word: z.string().min(1),
  offices: z.array(
    z.strictObject({
      office_id: id,
      parent_office_id: id.nullable().default(null),
      kind: z.enum(['leadership', 'petition_office', 'department', 'station', 'village', 'accusations', 'audit']),
      name: z.string().min(1),
      name_en: z.string().min(1),
      phone: z.string().nullable().default(null),
      from_day: day,
    }),
  ),
  seats: z.array(
    z.strictObject({
      seat_id: id,
      office_id: id,
      role: z.enum([
        'clerk',
        'petition_officer',
        'handler',
        'village_officer',
        'leader',
        'county',
        'auditor',
        'administrator',
        'accusations',
      ]),
      title: z.string().min(1),
      title_en: z.string().min(1),
    }),
  ),
  officers: z.array(
    z.strictObject({
      officer_id: id,
      name: z.string().min(1),
      name_en: z.string().min(1),
      phone: z.string().nullable().default(null),
    }),
  ),
  holdings: z.array(
    z.strictObject({ seat_id: id, officer_id: id, from_day: day, to_day: day.nullable().default(null) }),
  ),
})

/** Opens an organ from a file: its offices, seats, officers and who holds which. */
export const openOrganCommand: Command = {
  usage: 'FILE.json',
  about: 'cli.open_organ',
  needs: 1,
  options: {},
  run: (call) =>
    call.withHouse(async (house) => {
      const read = planSchema.safeParse(readJson(call.words[0] ?? ''))
      if (!read.success) {
        const issue = read.error.issues[0]
        return refuse('cli.plan', { at: issue?.path.join('.') ?? '', why: issue?.message ?? '' })
      }
      const plan: OrganPlan = read.data
      saveKeys(keysFolder(call.dataDir), makeKeys(plan.organ_id, { now: house.now(), random: house.random }))
      await openOrgan(house, plan, { officer_id: null, via: 'cli' })
      call.say(
        t(call.lang, 'cli.organ_opened', { organ: plan.organ_id, name: call.lang === 'en' ? plan.name_en : plan.name }),
      )
      return 0
    }),
}

/** Gives an officer a name and passphrase to sign in with; the passphrase comes from standard input. */
export const passphrase: Command = {
  usage: 'LOGIN --as OFFICER [--town TOWN] < PASSPHRASE',
  about: 'cli.passphrase',
  needs: 1,
  options: { as: { type: 'string' }, town: { type: 'string' } },
  run: (call) =>
    call.withHouse(async (house) => {
      const organ_id = await organOf(call, house)
      const named = text(call, 'as') ?? refuse('cli.as_whom')
      const login = (call.words[0] ?? '').trim().toLowerCase()
      const typed = (await firstLine(process.stdin)) ?? refuse('signin.passphrase_missing')
      const passphrase_hash = await hashPassphrase(typed)
      await house.db.withScope([organ_id], 'web', async (tx) => {
        const officer_id = await officerNamed(tx, organ_id, named)
        const taken = await tx
          .selectFrom('account')
          .select(['organ_id', 'officer_id'])
          .where('login', '=', login)
          .executeTakeFirst()
        if (taken && (taken.organ_id !== organ_id || taken.officer_id !== officer_id))
          return refuse('cli.login_taken', { login })
        await tx
          .insertInto('account')
          .values({ login, organ_id, officer_id, passphrase_hash, disabled_at: null })
          .onConflict((c) => c.column('login').doUpdateSet({ passphrase_hash, disabled_at: null }))
          .execute()
        await tx.deleteFrom('session').where('organ_id', '=', organ_id).where('officer_id', '=', officer_id).execute()
        return null
      })
      call.say(t(call.lang, 'cli.passphrase_set', { login, officer: named }))
    }),
}

async function firstLine(stream: NodeJS.ReadableStream): Promise<string | undefined> {
  let read = ''
  for await (const chunk of stream) {
    read += String(chunk)
    if (read.includes('\n')) break
  }
  return read.split(/\r?\n/)[0] || undefined
}

/** Takes in a category tree, CSV or XLSX: one column a level (the header is not read), or one column of whole paths. */
export const categories: Command = {
  usage: 'import FILE.csv',
  about: 'cli.categories',
  needs: 2,
  options: {},
  run: (call) =>
    call.withHouse(async (house) => {
      const [what, file = ''] = call.words
      if (what !== 'import') return refuse('cli.categories_does', { given: what ?? '' })
      const { rows } = await openRows(file)
      const paths = new Set<string>()
      let refused = 0
      const levelsOf = (row: string[]) =>
        row
          .flatMap((cell) => cell.split('/'))
          .map((cell) => cell.trim())
          .filter((cell) => cell !== '')
      for await (const row of rows) {
        if (isRow(row)) paths.add(levelsOf(row.cells).join('/'))
        else {
          refused++
          call.warn(`${row.line}: ${tRefusal(call.lang, row.refusal)}`)
        }
      }
      paths.delete('')
      if (paths.size === 0) return refuse('cli.no_categories', { file })
      const fresh = await addCategories(
        house.db,
        [...paths].map((path) => ({ path, path_en: null, wall: path.startsWith('纪检监察/') || path === '纪检监察' })),
        'import',
      )
      call.say(t(call.lang, 'cli.categories_added', { fresh, known: paths.size - fresh }))
      return refused > 0 ? 1 : 0
    }),
}
