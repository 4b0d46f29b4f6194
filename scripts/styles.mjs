// Sass to style sheets, src/ui/scss/{office,portal}.scss -> dist/assets/*.css, and src/ui/assets beside them. Called by `npm run build`.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from 'sass'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const out = join(root, 'dist', 'assets')
mkdirSync(out, { recursive: true })
for (const name of ['office', 'portal']) {
  const { css } = compile(join(root, 'src', 'ui', 'scss', `${name}.scss`), {
    style: 'compressed',
    loadPaths: [join(root, 'node_modules')],
    quietDeps: true,
    logger: {
      warn: (message) => {
        throw new Error(message)
      },
    },
  })
  writeFileSync(join(out, `${name}.css`), css)
}
cpSync(join(root, 'src', 'ui', 'assets'), out, { recursive: true })
