// node scripts/make-lessons.ts: writes data/lessons.json, from which an office without records of its own begins to guess.
import { writeFileSync } from 'node:fs'
import { demoLessons } from '../demo/lessons.ts'
import { lessonsText } from '../src/lib/shipped-lessons.ts'
import { shippedPath } from '../src/lib/shipped.ts'

writeFileSync(shippedPath('data/lessons.json'), lessonsText(demoLessons()))
