import { Refused, refusal } from '../rules/errors.ts'

// What of the database's own errors a person can do something about, by SQLSTATE.
const codes: Record<string, string> = {
  '22021': 'storage-text-not-storable', // a NUL, or bytes that are no UTF-8
  '25P03': 'storage-transaction-stalled',
  '53100': 'storage-disk-full',
  '53300': 'storage-busy', // no more connections
  '57014': 'storage-statement-too-long',
  '57P01': 'storage-closing',
  '57P02': 'storage-restarted', // the database thread died under this transaction
  '57P03': 'storage-away', // a server that starts or stops
  // The system's own words for a server that cannot be reached, or that hung up.
  ECONNREFUSED: 'storage-away',
  EAI_AGAIN: 'storage-away',
  EHOSTUNREACH: 'storage-away',
  ENETUNREACH: 'storage-away',
  ENOTFOUND: 'storage-away',
  ETIMEDOUT: 'storage-away',
  ECONNRESET: 'storage-cut',
  EPIPE: 'storage-cut',
}

// What the `pg` client says without a code.
const sentences: readonly (readonly [RegExp, string])[] = [
  [/^timeout exceeded when trying to connect/, 'storage-busy'],
  [/^Connection terminated due to connection timeout/, 'storage-away'],
  [/^(Connection terminated|Client has encountered a connection|Client was closed)/, 'storage-cut'],
]

/** The error to hand on: a refusal for what a person can act on, with the database's own error as its cause. */
export function storageError(caught: unknown): unknown {
  if (!(caught instanceof Error) || caught instanceof Refused) return caught
  const known = sqlstate(caught)
  const code = known === '' ? sentences.find(([words]) => words.test(caught.message))?.[1] : codes[known]
  return code === undefined ? caught : Object.assign(new Refused([refusal(code)]), { cause: caught })
}

/** The same for work that was to write: then a database that can only be read is at fault, not the work. */
export function writingError(caught: unknown): unknown {
  return cannotWrite(caught)
    ? Object.assign(new Refused([refusal('storage-read-only')]), { cause: caught })
    : storageError(caught)
}

// PostgreSQL says of a file that it may not write (EROFS) what it says of a right that a role lacks.
function cannotWrite(caught: unknown): boolean {
  const state = sqlstate(caught)
  if (state === '25006' || state === '58030') return true // read_only_sql_transaction, io_error
  return state === '42501' && caught instanceof Error && /^could not \w+ (?:file|directory)/.test(caught.message)
}

/** Whether a refusal says that the database failed, not that the work was refused: it may have been done all the same. */
export function isStorageTrouble(caught: unknown): boolean {
  return caught instanceof Refused && caught.refusals.some((one) => one.code.startsWith('storage-'))
}

/** The SQLSTATE (or the system's code) of a caught error; '' when it has none. */
export function sqlstate(caught: unknown): string {
  return caught instanceof Error && 'code' in caught && typeof caught.code === 'string' ? caught.code : ''
}

/** Whether a caught error says that the connection, not the work, is at fault. */
export function connectionLost(caught: unknown): boolean {
  if (['57P01', 'ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE'].includes(sqlstate(caught))) return true
  // The `pg` client says these two without a code.
  return caught instanceof Error && /^(Connection terminated|Client has encountered a connection)/.test(caught.message)
}
