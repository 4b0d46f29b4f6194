import { recordsMap } from '../../src/exchange/fixtures/records.ts'
import { importFile } from '../../src/exchange/import.ts'
import { todayOf } from '../../src/matters/house.ts'
import { seatsOf } from '../../src/offices/organ-view.ts'
import { openHouse } from '../../src/start.ts'
import { townId } from '../town.ts'

// Run by itself, to be killed: imports a file into a data folder, ten rows a transaction, and says at the end what came in.
const [dataDir = '', file = '', databaseUrl] = process.argv.slice(2)
const { house, close } = await openHouse({ dataDir, ...(databaseUrl ? { databaseUrl } : {}) })
const seats = await house.db.withScope([townId], 'web', (tx) => seatsOf(tx, townId, 'zhou', todayOf(house)))
const done = await importFile(
  house,
  { organ_id: townId, via: 'import', actor: { officer_id: 'zhou', seats } },
  { file, map: recordsMap(), batchRows: 10 },
)
process.stdout.write(`${JSON.stringify({ added: done.added, already: done.already, rows: done.rows })}\n`)
await close()
