import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { csvLine } from '../src/exchange/csv-write.ts'
import { checkMap } from '../src/exchange/map.ts'
import { addDays } from '../src/rules/dates.ts'
import { benchText, searchMarks } from './words.ts'

/** The map of the file that `writeBenchFile` writes. */
export const benchMap = checkMap({
  huiyin: 'import-map/1',
  system: 'bench',
  zone: 'Asia/Shanghai',
  dates: ['ymd'],
  id: 'id',
  channel: { constant: 'online' },
  departments: 'create',
  fields: {
    subject: 'subject',
    body: 'body',
    received: 'received',
    petitioner: 'who',
    reply: 'reply',
    replied: 'replied',
    target: 'target',
    department: 'department',
    category: 'category',
  },
})

/** Writes a CSV file of messages as long as real ones: some 400 characters, nine of ten answered by 250. */
export async function writeBenchFile(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path)
  out.write(
    csvLine(['id', 'subject', 'body', 'received', 'who', 'reply', 'replied', 'target', 'department', 'category']),
  )
  for (let i = 0; i < rows; i++) {
    const [one, two] = [benchText(i, rows, searchMarks), benchText(i + rows, rows, searchMarks)]
    const day = addDays('2016-01-01', i % 1000)
    const answered = i % 10 > 0
    const line = csvLine([
      String(i),
      one.subject,
      `\t\t${one.body}\n${two.body}`,
      `${day} 09:30:00`,
      `U${i % 900}`,
      answered ? two.body : '',
      answered ? `${addDays(day, i % 40)} 16:00:00` : '',
      i % 3 === 0 ? addDays(day, 15) : '',
      `单位${i % 12}`,
      `类别${i % 30}`,
    ])
    if (!out.write(line)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}
