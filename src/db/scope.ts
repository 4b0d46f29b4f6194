import { refuse } from '../rules/errors.ts'

/** As whom a transaction runs: `huiyin_web` writes records, the others have rights of their own (migrations/0001). */
export type ScopeRole = 'web' | 'sealer' | 'destroyer' | 'auditor'

export type ScopeOptions = {
  /** The transaction writes nothing, and the database sees to it. */
  readOnly?: boolean
  /** Every statement sees the same moment (REPEATABLE READ): for figures and exports of several statements. */
  snapshot?: boolean
}

const roles: Record<ScopeRole, string> = {
  web: 'huiyin_web',
  sealer: 'huiyin_sealer',
  destroyer: 'huiyin_destroyer',
  auditor: 'huiyin_auditor',
}

/**
 * The SQL that opens a transaction in a scope, to be sent as one message. In: the organs whose records it may touch
 * (none: no case data at all), the role. On Citus `citus` makes the setting reach the workers. Refuses an organ that
 * is no identifier: its id is written into the SQL literally.
 */
export function openingOf(organs: readonly string[], as: ScopeRole, options: ScopeOptions, citus: boolean): string {
  for (const organ of organs)
    if (!/^[a-z0-9_-]{1,40}$/.test(organ)) refuse('organ-id-invalid', { organ: organ.slice(0, 60) })
  return [
    begin(options),
    `set local role ${roles[as]}`,
    ...(citus ? [`set local citus.propagate_set_commands = 'local'`] : []),
    `set local app.organs = '${organs.join(',')}'`,
  ].join('; ')
}

/** BEGIN with what the options ask for. */
export function begin(options: ScopeOptions): string {
  return [
    'begin',
    ...(options.snapshot === true ? ['isolation level repeatable read'] : []),
    ...(options.readOnly === true ? ['read only'] : []),
  ].join(' ')
}
