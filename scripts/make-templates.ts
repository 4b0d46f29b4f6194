// Makes the shipped Word templates from the catalogues; offices edit them in Word or WPS afterwards. `papers` makes only
// the papers.
// Page as GB/T 9704-2012: A4, text block 156 × 225 mm, 37 mm above and 28 mm left of it, 22 lines of 28 characters.
import { mkdir, writeFile } from 'node:fs/promises'
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  DocumentGridType,
  Footer,
  LineRuleType,
  PageNumber,
  Packer,
  Paragraph,
  TextRun,
} from 'docx'
import { type BlockLook, blockWords, paperForms, type PaperBlock, paperKinds, stressed } from '../src/papers/forms.ts'
import { type BlockKind, summaryForm, wordsOf } from '../src/figures/summary-form.ts'
import { type Lang, langs, t } from '../src/i18n/translate.ts'

const mm = convertMillimetersToTwip
const PT = 20 // twips
const BODY = 16 // 3号
const LINE = Math.floor(mm(225) / 22)

type Face = { eastAsia: string; ascii: string; size: number; bold?: boolean; colour?: string }
const latin = 'Times New Roman'
const song = '方正小标宋简体'
const fangsong = '仿宋_GB2312'
const faces: Record<BlockKind | BlockLook, Face> = {
  title: { eastAsia: song, ascii: latin, size: 22 }, // 2号 小标宋
  heading: { eastAsia: '黑体', ascii: latin, size: BODY },
  paragraph: { eastAsia: fangsong, ascii: latin, size: BODY },
  signature: { eastAsia: fangsong, ascii: latin, size: BODY },
  note: { eastAsia: '楷体_GB2312', ascii: latin, size: 12 },
  organ: { eastAsia: song, ascii: latin, size: 30, colour: 'CC0000' },
  number: { eastAsia: fangsong, ascii: latin, size: BODY },
  to: { eastAsia: fangsong, ascii: latin, size: BODY },
  text: { eastAsia: fangsong, ascii: latin, size: BODY },
  line: { eastAsia: fangsong, ascii: latin, size: BODY },
  sign: { eastAsia: fangsong, ascii: latin, size: BODY },
  small: { eastAsia: fangsong, ascii: latin, size: 14 }, // 4号
}
type Look = keyof typeof faces

const centred: readonly Look[] = ['title', 'organ', 'number']
const indented: readonly Look[] = ['heading', 'paragraph', 'note', 'text']
const keeps: readonly Look[] = ['heading', 'title', 'organ', 'number']

function run(look: Look, text: string, lang: Lang, stress = false): TextRun {
  const { eastAsia, ascii, size, colour } = faces[look]
  const bold = stress || (lang === 'en' && (look === 'title' || look === 'heading' || look === 'organ'))
  return new TextRun({
    text,
    size: size * 2,
    bold,
    ...(colour === undefined ? {} : { color: colour }),
    font: { ascii, hAnsi: ascii, cs: ascii, eastAsia },
  })
}

function block(look: Look, text: string, lang: Lang): Paragraph {
  const large = look === 'title' || look === 'organ'
  return new Paragraph({
    children: stressed(text).map((part) => run(look, part.text, lang, part.bold)),
    alignment: centred.includes(look)
      ? AlignmentType.CENTER
      : look === 'signature' || look === 'sign'
        ? AlignmentType.RIGHT
        : AlignmentType.BOTH,
    keepNext: keeps.includes(look),
    spacing: {
      line: large ? (faces[look].size + 13) * PT : LINE,
      lineRule: LineRuleType.EXACT,
      after: large || look === 'number' ? LINE : 0,
      before: look === 'note' || look === 'small' ? LINE / 2 : 0,
    },
    // Two characters in; in English the same measure.
    ...(indented.includes(look) ? { indent: { firstLine: 2 * (faces[look].size * PT) } } : {}),
    ...(look === 'signature' || look === 'sign' ? { indent: { right: 2 * BODY * PT } } : {}),
    ...(look === 'number'
      ? { border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: 'CC0000', space: 6 } } }
      : {}),
  })
}

/** A paper's block; one for each entry of a list stands between the tags that repeat it. */
function paperBlock(one: PaperBlock, lang: Lang): Paragraph[] {
  const words = block(one.look, blockWords(lang, one), lang)
  if (one.each === undefined) return [words]
  return [block('text', `{#${one.each}}`, lang), words, block('text', `{/${one.each}}`, lang)]
}

function pageNumber(alignment: (typeof AlignmentType)[keyof typeof AlignmentType], side: 'left' | 'right'): Footer {
  const children = ['— ', PageNumber.CURRENT, ' —']
  const font = { ascii: latin, hAnsi: latin, eastAsia: '宋体' }
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { [side]: 14 * PT },
        children: [new TextRun({ children, size: 28, font })], // 4号
      }),
    ],
  })
}

async function write(name: string, title: string, children: Paragraph[]): Promise<void> {
  const doc = new Document({
    creator: 'Huiyin',
    lastModifiedBy: 'Huiyin',
    title,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { language: { value: 'en-GB', eastAsia: 'zh-CN' } } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: { top: mm(37), left: mm(28), right: mm(26), bottom: mm(35), footer: mm(28) },
          },
          // The character pitch that puts 28 of 16 pt on 156 mm, in 1/4096 pt against 16.
          grid: {
            type: DocumentGridType.LINES_AND_CHARS,
            linePitch: LINE,
            charSpace: Math.floor((mm(156) / PT / 28 - BODY) * 4096),
          },
        },
        footers: { default: pageNumber(AlignmentType.RIGHT, 'right'), even: pageNumber(AlignmentType.LEFT, 'left') },
        children,
      },
    ],
  })
  await mkdir('templates', { recursive: true })
  await writeFile(`templates/${name}.docx`, await Packer.toBuffer(doc))
}

const [only] = process.argv.slice(2)
for (const lang of langs) {
  if (only !== 'papers')
    await write(
      `annual-summary-1.${lang}`,
      t(lang, 'figures.summary'),
      summaryForm.map((one) => block(one.kind, wordsOf(lang, one), lang)),
    )
  for (const form of paperKinds)
    await write(
      `paper-${form}.${lang}`,
      t(lang, `paperForm.${form}.title`),
      paperForms[form].flatMap((one) => paperBlock(one, lang)),
    )
}
