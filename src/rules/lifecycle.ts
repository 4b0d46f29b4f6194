import type { Stage } from './types.ts'

/** Sets of stages, named as the office speaks of them. */
export const stages = {
  all: [
    'registered',
    'passed_on',
    'kept',
    'objected',
    'accepted',
    'refused',
    'handling',
    'opinion_signed',
    'served',
    'closed',
    'visited',
    'moved',
    'voided',
    'imported',
  ],
  /** Nobody has told the petitioner yet whether and where it is dealt with. */
  awaitingNotice: ['registered', 'passed_on', 'kept', 'objected'],
  beforeOpinion: ['registered', 'passed_on', 'kept', 'objected', 'accepted', 'handling', 'imported'],
  inWork: ['accepted', 'handling'],
  open: [
    'registered',
    'passed_on',
    'kept',
    'objected',
    'accepted',
    'refused',
    'handling',
    'opinion_signed',
    'served',
    'imported',
  ],
  /** Still this organ's, open or closed: neither moved away nor voided. */
  ours: [
    'registered',
    'passed_on',
    'kept',
    'objected',
    'accepted',
    'refused',
    'handling',
    'opinion_signed',
    'served',
    'imported',
    'closed',
    'visited',
  ],
  answered: ['served', 'closed', 'visited'],
  ended: ['closed', 'visited', 'moved', 'voided'],
} as const satisfies Record<string, readonly Stage[]>

/** Who may act, in the office's words; permissions.ts says what each means. */
export type Who = 'desk' | 'office' | 'unit' | 'signing_unit' | 'party' | 'leader' | 'petitioner'

export type ActionName =
  | 'assign'
  | 'keep'
  | 'inform'
  | 'accept'
  | 'refuse'
  | 'object'
  | 'decide_objection'
  | 'handle'
  | 'hand_over'
  | 'add_help'
  | 'ask_extension'
  | 'approve_extension'
  | 'sign_opinion'
  | 'serve'
  | 'answer_above'
  | 'close'
  | 'resolve'
  | 'rate'
  | 'return_visit'
  | 'take_charge'
  | 'chase'
  | 'explain_late'
  | 'correct'
  | 'note'
  | 'add_material'
  | 'bar'
  | 'unbar'
  | 'move'
  | 'unlink'
  | 'ask_void'
  | 'confirm_void'

export type Step = {
  from: readonly Stage[]
  /** The stage it leads to; null: unchanged, or the input decides (said beside it). */
  to: Stage | null
  who: readonly Who[]
  /** Fields without which it is refused. Labels: act.NAME, fields: field.NAME. */
  needs: readonly string[]
  /** Only under these national rule sets, an office's own rules laid over them or not. */
  ruleSets?: readonly string[]
  /** What waits must be this. */
  asked?: 'extension' | 'void'
  /** The person who handled it may not do this (domain.md 4.4, rule 7: a handler cannot be the closer). */
  notHandler?: true
  /** It would show the matter to others: not behind the wall. */
  notWalled?: true
  /** May be entered after later steps: it begins and ends nothing. Every other act comes after the step it builds on. */
  anyDay?: true
  /** A paper is signed and numbered. */
  paper?: 'acceptance' | 'refusal' | 'extension' | 'opinion' | 'transfer'
}

/**
 * The life of a matter (信访事项) as one table: from which stages, by whom, with what, to which stage.
 * The page draws its buttons from it, every door refuses by it.
 */
export const lifecycle: Record<ActionName, Step> = {
  assign: {
    from: ['registered', 'passed_on', 'kept', 'imported'],
    to: 'passed_on',
    who: ['office'],
    needs: ['unit'],
    notWalled: true,
  }, // 交办
  keep: { from: ['registered', 'imported'], to: 'kept', who: ['office'], needs: [] }, // 直接办理
  inform: {
    from: ['registered', 'passed_on', 'kept'],
    to: null,
    who: ['office', 'signing_unit'],
    needs: ['way'],
    ruleSets: ['xinfang-2022'],
    anyDay: true,
  }, // 告知接收情况和办理途径
  accept: { from: ['passed_on', 'kept'], to: 'accepted', who: ['signing_unit'], needs: ['way'], paper: 'acceptance' }, // 受理
  refuse: {
    from: ['passed_on', 'kept', 'registered'],
    to: 'refused',
    who: ['signing_unit', 'office'],
    needs: ['ground', 'reason'],
    paper: 'refusal',
  }, // 不予受理
  object: { from: ['passed_on'], to: 'objected', who: ['unit'], needs: ['reason'] }, // 退回异议
  decide_objection: { from: ['objected'], to: null, who: ['office', 'leader'], needs: ['upheld', 'reason'] }, // upheld → registered, else passed_on
  handle: {
    from: ['registered', 'passed_on', 'kept', 'accepted', 'handling', 'imported'],
    to: null,
    who: ['party'],
    needs: ['kind', 'text'],
    anyDay: true,
  }, // accepted → handling
  hand_over: {
    from: ['accepted', 'handling'],
    to: null,
    who: ['office', 'leader'],
    needs: ['unit', 'reason'],
    notWalled: true,
  }, // 移交主办单位
  add_help: { from: stages.beforeOpinion, to: null, who: ['office', 'leader'], needs: ['unit'], notWalled: true }, // 协办
  ask_extension: { from: stages.inWork, to: null, who: ['unit'], needs: ['days', 'reason'] }, // 申请延期
  approve_extension: {
    from: stages.inWork,
    to: null,
    who: ['leader'],
    needs: ['approved', 'reason'],
    asked: 'extension',
    paper: 'extension',
  }, // 延期审批
  sign_opinion: {
    from: ['passed_on', 'kept', 'accepted', 'handling', 'imported'],
    to: 'opinion_signed',
    who: ['signing_unit'],
    needs: ['paper'], // and an answer to each demand
    paper: 'opinion',
  }, // 签发处理意见
  serve: { from: ['opinion_signed', 'refused'], to: null, who: ['signing_unit', 'office'], needs: ['way', 'to'] }, // opinion → served; refusal → closed
  answer_above: { from: stages.ours, to: null, who: ['office', 'signing_unit'], needs: ['text'] }, // 向上级反馈
  close: { from: ['served'], to: 'closed', who: ['office'], needs: ['outcome'], notHandler: true }, // 办结; and whether it is resolved, unless that was said before
  resolve: { from: stages.answered, to: null, who: ['office', 'petitioner'], needs: ['how'], anyDay: true }, // 化解
  rate: { from: stages.answered, to: null, who: ['petitioner'], needs: ['office', 'unit'] }, // 评价
  return_visit: {
    from: ['closed'],
    to: 'visited',
    who: ['desk', 'office'],
    needs: ['way', 'performed', 'text'],
    notHandler: true,
  }, // 回访
  take_charge: {
    from: stages.open,
    to: null,
    who: ['office', 'leader'],
    needs: ['leader_seat'],
    notWalled: true,
    anyDay: true,
  }, // 包案
  chase: { from: stages.open, to: null, who: ['desk', 'office', 'leader'], needs: ['text'], anyDay: true }, // 催办
  explain_late: { from: stages.open, to: null, who: ['unit', 'office'], needs: ['reason'], anyDay: true }, // 超期说明
  correct: { from: stages.open, to: null, who: ['desk', 'office'], needs: ['reason'], anyDay: true }, // 更正
  note: { from: stages.all, to: null, who: ['party', 'leader'], needs: ['text'], anyDay: true }, // 登记情况
  add_material: { from: stages.ours, to: null, who: ['petitioner', 'party', 'desk'], needs: ['text'], anyDay: true }, // 补充材料
  bar: { from: stages.open, to: null, who: ['party', 'leader'], needs: ['officer', 'reason'], anyDay: true }, // 回避
  unbar: { from: stages.open, to: null, who: ['leader'], needs: ['officer', 'reason'], anyDay: true }, // 解除回避
  move: { from: stages.beforeOpinion, to: 'moved', who: ['office'], needs: ['organ', 'reason'] }, // 移交
  unlink: {
    from: stages.ours,
    to: null,
    who: ['office'],
    needs: ['contact', 'reason'],
    notWalled: true,
    anyDay: true,
  }, // 撤销并案
  ask_void: { from: stages.open, to: null, who: ['desk', 'office'], needs: ['reason'] }, // 申请作废
  confirm_void: {
    from: stages.open,
    to: null,
    who: ['office', 'leader'],
    needs: ['approved', 'reason'],
    asked: 'void',
  }, // approved → voided
}

export const actionNames = Object.keys(lifecycle) as ActionName[]
