import { writeFileSync } from 'node:fs'
import { settingsDoc } from '../src/settings-doc.ts'

writeFileSync(new URL('../docs/settings.md', import.meta.url), settingsDoc('en'))
writeFileSync(new URL('../docs/settings.zh-CN.md', import.meta.url), settingsDoc('zh'))
