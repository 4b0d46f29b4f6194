import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test('the database’s machine code is never freed under way, which aborts Node now and then', async () => {
  const child = fileURLToPath(new URL('fixtures/open-built.mjs', import.meta.url))
  const tracing = ['--stress-wasm-code-gc', '--trace-wasm-code-gc']
  const { stdout } = await promisify(execFile)(process.execPath, [...tracing, child])
  expect(stdout.match(/Freeing \d+ code object/g)).toBeNull()
}, 120_000)
