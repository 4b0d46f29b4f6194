import en from '../../locales/en.json' with { type: 'json' }
import zh from '../../locales/zh-CN.json' with { type: 'json' }
import type { Key, Lang } from '../i18n/translate.ts'

// The papers of an office (文书), block by block. Their words stand in the catalogues with `{slot}` where a value goes: the
// page on screen and the Word template say the same.

export const paperKinds = [
  'acceptance', // 受理告知书
  'refusal', // 不予受理告知书
  'extension', // 延长办理期限告知书
  'opinion', // 处理意见书
  'reply', // 答复函
  'service', // 送达回证
  'return-visit', // 回访记录
  'closing', // 办结报告
] as const
export type PaperForm = (typeof paperKinds)[number]

export type BlockLook = 'organ' | 'number' | 'title' | 'to' | 'heading' | 'text' | 'line' | 'sign' | 'small'

/** One paragraph of a paper: words of the catalogue or a slot alone, once, or once for each entry of a list (none: left out). */
export type PaperBlock = { look: BlockLook; each?: string } & ({ key: Key } | { slot: string })

const head = (kind: PaperForm): PaperBlock[] => [
  { look: 'organ', slot: 'issuer' },
  { look: 'number', key: 'paperForm.docNo' },
  { look: 'title', key: `paperForm.${kind}.title` },
]
const plainHead = (kind: PaperForm): PaperBlock[] => [{ look: 'title', key: `paperForm.${kind}.title` }]
const sign: PaperBlock[] = [
  { look: 'sign', slot: 'issuer' },
  { look: 'sign', key: 'paperForm.seal' },
  { look: 'sign', slot: 'date' },
]
const to: PaperBlock = { look: 'to', key: 'paperForm.to' }
const contact: PaperBlock = { look: 'small', key: 'paperForm.contact', each: 'contact' }

/** The blocks of each paper, in the order of `domain` 5.2: common head, body, remedies, foot. */
export const paperForms: Record<PaperForm, readonly PaperBlock[]> = {
  acceptance: [
    ...head('acceptance'),
    to,
    { look: 'text', key: 'paperForm.acceptance.opening' },
    { look: 'heading', key: 'paperForm.acceptance.demandsHeading' },
    { look: 'text', key: 'paperForm.demand', each: 'demands' },
    { look: 'heading', key: 'paperForm.acceptance.unitHeading' },
    { look: 'text', key: 'paperForm.acceptance.unit' },
    { look: 'text', key: 'paperForm.acceptance.due', each: 'due' },
    { look: 'heading', key: 'paperForm.acceptance.rightsHeading' },
    { look: 'text', key: 'paperForm.acceptance.rights' },
    ...sign,
    contact,
    { look: 'small', key: 'paperForm.twoCopies' },
  ],
  refusal: [
    ...head('refusal'),
    to,
    { look: 'text', key: 'paperForm.refusal.opening' },
    { look: 'text', key: 'paperForm.refusal.basis', each: 'groundArticle' },
    { look: 'heading', key: 'paperForm.refusal.reasonHeading' },
    { look: 'text', slot: 'line', each: 'reason' },
    { look: 'heading', key: 'paperForm.refusal.elsewhereHeading' },
    { look: 'text', slot: 'line', each: 'elsewhere' },
    { look: 'heading', key: 'paperForm.refusal.objectHeading' },
    { look: 'text', key: 'paperForm.refusal.object' },
    ...sign,
    contact,
    { look: 'small', key: 'paperForm.twoCopies' },
  ],
  extension: [
    ...head('extension'),
    to,
    { look: 'text', key: 'paperForm.extension.opening' },
    { look: 'text', key: 'paperForm.extension.body' },
    { look: 'text', key: 'paperForm.extension.follow' },
    ...sign,
    contact,
    { look: 'small', key: 'paperForm.twoCopies' },
  ],
  opinion: [
    ...head('opinion'),
    to,
    { look: 'text', key: 'paperForm.opinion.opening' },
    { look: 'heading', key: 'paperForm.opinion.demandsHeading' },
    { look: 'text', key: 'paperForm.demand', each: 'demands' },
    { look: 'heading', key: 'paperForm.opinion.factsHeading' },
    { look: 'text', slot: 'line', each: 'facts' },
    { look: 'heading', key: 'paperForm.opinion.answersHeading' },
    { look: 'text', key: 'paperForm.answer', each: 'answers' },
    { look: 'text', key: 'paperForm.opinion.basis', each: 'basis' },
    { look: 'heading', key: 'paperForm.opinion.remedyHeading' },
    { look: 'text', key: 'paperForm.opinion.remedy' },
    ...sign,
    contact,
  ],
  reply: [
    ...head('reply'),
    to,
    { look: 'text', key: 'paperForm.reply.opening' },
    { look: 'text', key: 'paperForm.answer', each: 'answers' },
    { look: 'text', slot: 'line', each: 'facts' },
    { look: 'text', key: 'paperForm.opinion.basis', each: 'basis' },
    { look: 'text', key: 'paperForm.reply.thanks' },
    ...sign,
    contact,
  ],
  service: [
    ...plainHead('service'),
    { look: 'line', key: 'paperForm.service.paper' },
    { look: 'line', key: 'paperForm.service.matter' },
    { look: 'line', key: 'paperForm.service.to' },
    { look: 'line', key: 'paperForm.service.way' },
    { look: 'line', key: 'paperForm.service.day' },
    { look: 'line', key: 'paperForm.service.signature' },
    { look: 'line', key: 'paperForm.service.refused' },
    { look: 'line', key: 'paperForm.service.server' },
    { look: 'sign', slot: 'issuer' },
    { look: 'sign', key: 'paperForm.seal' },
  ],
  'return-visit': [
    ...plainHead('return-visit'),
    { look: 'line', key: 'paperForm.service.matter' },
    { look: 'line', key: 'paperForm.return-visit.paper' },
    { look: 'line', key: 'paperForm.return-visit.whom' },
    { look: 'line', key: 'paperForm.return-visit.when' },
    { look: 'line', key: 'paperForm.return-visit.performed' },
    { look: 'heading', key: 'paperForm.return-visit.heading' },
    { look: 'text', slot: 'line', each: 'visit' },
    { look: 'line', key: 'paperForm.return-visit.rating', each: 'rating' },
    { look: 'line', key: 'paperForm.return-visit.visitor' },
    { look: 'line', key: 'paperForm.service.signature' },
  ],
  closing: [
    { look: 'organ', slot: 'issuer' },
    { look: 'title', key: 'paperForm.closing.title' },
    { look: 'to', key: 'paperForm.closing.to', each: 'sentBy' },
    { look: 'heading', key: 'paperForm.closing.sourceHeading' },
    { look: 'text', key: 'paperForm.closing.source' },
    { look: 'heading', key: 'paperForm.closing.demandsHeading' },
    { look: 'text', key: 'paperForm.demand', each: 'demands' },
    { look: 'heading', key: 'paperForm.closing.courseHeading' },
    { look: 'text', slot: 'line', each: 'course' },
    { look: 'heading', key: 'paperForm.closing.resultHeading' },
    { look: 'text', key: 'paperForm.answer', each: 'answers' },
    { look: 'text', key: 'paperForm.closing.result' },
    { look: 'heading', key: 'paperForm.closing.servedHeading' },
    { look: 'text', key: 'paperForm.closing.served', each: 'served' },
    { look: 'heading', key: 'paperForm.closing.afterHeading' },
    { look: 'text', slot: 'line', each: 'after' },
    ...sign,
    contact,
  ],
}

/** A block's words with its slots still open: `{slot}` is also how a Word template writes a tag. */
export function blockWords(lang: Lang, block: PaperBlock): string {
  return 'slot' in block ? `{${block.slot}}` : (lang === 'zh-CN' ? zh : en)[block.key]
}

/** The words of a block cut at its stressed parts, `<b>…</b>`. */
export function stressed(words: string): { text: string; bold: boolean }[] {
  return words
    .split(/(<b>.*?<\/b>)/su)
    .filter((part) => part !== '')
    .map((part) => {
      const inside = /^<b>(.*)<\/b>$/su.exec(part)?.[1]
      return { text: inside ?? part, bold: inside !== undefined }
    })
}
