import { Refused, refusal } from '../rules/errors.ts'

// What of the database's own errors a person can do something about, by SQLSTATE.
const codes: Record<string, string> = {
  '22021': 'storage-text-not-storable', // a NUL, or bytes that are no UTF-8
  '25P03': 'storage-transaction-stalled',
  '53100': 'storage-disk-full',
  '57014': 'storage-statement-too-long',
  '57P01': 'storage-closing',
  '57P02': 'storage-restarted', // the database thread died under this transaction
}

/** The error to hand on: a refusal for what a person can act on, with the database's own error as its cause. */
export function storageError(caught: unknown): unknown {
  if (!(caught instanceof Error) || !('code' in caught) || typeof caught.code !== 'string') return caught
  const code = codes[caught.code]
  return code === undefined ? caught : Object.assign(new Refused([refusal(code)]), { cause: caught })
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
