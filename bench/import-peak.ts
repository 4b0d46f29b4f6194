import { openDb, openUnlocked } from '../src/db/open.ts'
import { importFile } from '../src/exchange/import.ts'
import { systemRandom } from '../src/lib/ids.ts'
import { benchDoers, reopenBenchHouse } from './fill.ts'
import { benchMap } from './import-file.ts'

// Run by itself: imports a file into a database that holds the bench town, and prints how many rows it added, the seconds
// that took, and the most memory it ever had, in megabytes.
const [file = '', where = ''] = process.argv.slice(2)
const db = where.startsWith('postgres')
  ? await openDb({ databaseUrl: where })
  : await openUnlocked({}, { mode: 'durable', folder: where })
const from = performance.now()
const house = { ...reopenBenchHouse(db), random: systemRandom }
const done = await importFile(house, benchDoers.office, { file, map: benchMap })
const seconds = (performance.now() - from) / 1000
await db.close()
process.stdout.write(JSON.stringify({ added: done.added, seconds, peak: process.resourceUsage().maxRSS / 1024 }))
