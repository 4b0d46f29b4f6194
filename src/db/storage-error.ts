import { Refused, refusal } from '../rules/errors.ts'

// What of the database's own errors a person can do something about, by SQLSTATE.
const codes: Record<string, string> = {
  '22021': 'storage-text-not-storable', // a NUL, or bytes that are no UTF-8
  '25P03': 'storage-transaction-stalled',
  '53100': 'storage-disk-full',
  '57P01': 'storage-closing',
  '57P02': 'storage-restarted', // the database thread was replaced under this transaction
}

/** The error to hand on: a refusal for what a person can act on, with the database's own error as its cause. */
export function storageError(caught: unknown): unknown {
  if (!(caught instanceof Error) || !('code' in caught) || typeof caught.code !== 'string') return caught
  const code = codes[caught.code]
  return code === undefined ? caught : Object.assign(new Refused([refusal(code)]), { cause: caught })
}
