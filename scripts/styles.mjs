// Sass to one style sheet, src/ui/scss/office.scss -> dist/assets/office.css, and src/ui/assets beside it. Called by `npm run build`.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from 'sass'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const out = join(root, 'dist', 'assets')
const { css } = compile(join(root, 'src', 'ui', 'scss', 'office.scss'), {
  style: 'compressed',
  loadPaths: [join(root, 'node_modules')],
  quietDeps: true,
  logger: {
    warn: (message) => {
      throw new Error(message)
    },
  },
})
mkdirSync(out, { recursive: true })
writeFileSync(join(out, 'office.css'), css)
cpSync(join(root, 'src', 'ui', 'assets'), out, { recursive: true })
