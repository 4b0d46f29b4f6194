// Makes the shipped Word templates from the catalogues; offices edit them in Word or WPS afterwards.
// Page as GB/T 9704-2012: A4, text block 156 × 225 mm, 37 mm above and 28 mm left of it, 22 lines of 28 characters.
import { mkdir, writeFile } from 'node:fs/promises'
import {
  AlignmentType,
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
import { type BlockKind, summaryForm, wordsOf } from '../src/figures/summary-form.ts'
import { type Lang, langs, t } from '../src/i18n/translate.ts'

const mm = convertMillimetersToTwip
const PT = 20 // twips
const BODY = 16 // 3号
const LINE = Math.floor(mm(225) / 22)

type Face = { eastAsia: string; ascii: string; size: number; bold?: boolean }
const latin = 'Times New Roman'
const faces: Record<BlockKind, Face> = {
  title: { eastAsia: '方正小标宋简体', ascii: latin, size: 22 }, // 2号 小标宋
  heading: { eastAsia: '黑体', ascii: latin, size: BODY },
  paragraph: { eastAsia: '仿宋_GB2312', ascii: latin, size: BODY },
  signature: { eastAsia: '仿宋_GB2312', ascii: latin, size: BODY },
  note: { eastAsia: '楷体_GB2312', ascii: latin, size: 12 },
}

function run(kind: BlockKind, text: string, lang: Lang): TextRun {
  const { eastAsia, ascii, size } = faces[kind]
  const bold = lang === 'en' && (kind === 'title' || kind === 'heading')
  return new TextRun({ text, size: size * 2, bold, font: { ascii, hAnsi: ascii, cs: ascii, eastAsia } })
}

function block(kind: BlockKind, text: string, lang: Lang): Paragraph {
  const indented = kind === 'heading' || kind === 'paragraph' || kind === 'note'
  return new Paragraph({
    children: [run(kind, text, lang)],
    alignment:
      kind === 'title' ? AlignmentType.CENTER : kind === 'signature' ? AlignmentType.RIGHT : AlignmentType.BOTH,
    keepNext: kind === 'heading' || kind === 'title',
    spacing: {
      line: kind === 'title' ? 35 * PT : LINE,
      lineRule: LineRuleType.EXACT,
      after: kind === 'title' ? LINE : 0,
      before: kind === 'note' ? LINE : 0,
    },
    // Two characters in; in English the same measure.
    ...(indented ? { indent: { firstLine: 2 * (faces[kind].size * PT) } } : {}),
    ...(kind === 'signature' ? { indent: { right: 2 * BODY * PT } } : {}),
  })
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

for (const lang of langs) {
  const doc = new Document({
    creator: 'Huiyin',
    lastModifiedBy: 'Huiyin',
    title: t(lang, 'figures.summary'),
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
        children: summaryForm.map((one) => block(one.kind, wordsOf(lang, one), lang)),
      },
    ],
  })
  await mkdir('templates', { recursive: true })
  await writeFile(`templates/annual-summary-1.${lang}.docx`, await Packer.toBuffer(doc))
}
