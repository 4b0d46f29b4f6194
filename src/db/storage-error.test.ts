import { expect, test } from 'vitest'
import { writingError } from './storage-error.ts'

const said = (code: string, message: string) => Object.assign(new Error(message), { code })

test('a disk that can only be read is told from a right that a role lacks, though both have one code', () => {
  const disk = said('42501', 'could not open file "base/5/16384": Read-only file system')
  expect(writingError(disk)).toMatchObject({ refusals: [{ code: 'storage-read-only' }], cause: disk })
  expect(writingError(said('58030', 'could not fsync file "pg_wal/1": I/O error'))).toMatchObject({
    refusals: [{ code: 'storage-read-only' }],
  })
  const right = said('42501', 'permission denied for table matter')
  expect(writingError(right)).toBe(right)
})
