import { writeFileSync } from 'node:fs'
import { settingsDoc } from '../src/config.ts'

writeFileSync(new URL('../docs/settings.md', import.meta.url), settingsDoc())
