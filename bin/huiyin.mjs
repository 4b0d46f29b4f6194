#!/usr/bin/env node
// Starts the command line under Node 24: the one on the path, or the one that npm installed beside us.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('../', import.meta.url)
const cli = fileURLToPath(new URL('dist/src/cli.js', root))
if (!existsSync(cli)) {
  process.stderr.write('huiyin: not built yet. Run `npm run build` in the project folder first.\n')
  process.exit(2)
}
if (Number(process.versions.node.split('.')[0]) >= 24) {
  await import(cli)
} else {
  const own = fileURLToPath(new URL('node_modules/.bin/node', root))
  const r = spawnSync(own, [cli, ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exit(r.status ?? 2)
}
