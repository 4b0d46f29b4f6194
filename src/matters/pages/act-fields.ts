import type { ActionName } from '../../rules/lifecycle.ts'

/** What a field offers to choose from: codes whose words stand under a prefix, or rows of the office. */
export type Source =
  | { codes: readonly string[]; words: string }
  | 'units'
  | 'offices'
  | 'villages'
  | 'leaders'
  | 'officers'
  | 'organs'
  | 'categories'
  /** The matter's own contacts that joined it. */
  | 'joined'
  /** The grounds of a refusal under the matter's rule set, with their articles. */
  | 'grounds'

/** When a field that may be left empty must be filled in; its words stand beside it. */
export type Sometimes = 'elsewhere' | 'servedProof'

/** `words`: what the field is called here, `field.` + this, where its own name says too little. */
export type FieldSpec = { name: string; words?: string; sometimes?: Sometimes } & (
  | { as: 'area' | 'line' | 'number'; needed?: true }
  | { as: 'radios' | 'select' | 'checkboxes'; from: Source; needed?: true }
  | { as: 'answers' | 'files' }
)

const area = (name: string, needed?: true, words?: string): FieldSpec => ({
  name,
  as: 'area',
  ...(needed && { needed }),
  ...(words !== undefined && { words }),
})
const files: FieldSpec = { name: 'files', as: 'files' }
const needed = true as const
const yesNo = (name: string): FieldSpec => ({
  name,
  as: 'radios',
  from: { codes: ['true', 'false'], words: `choice.${name}` },
  needed,
})
const way = (words: string): FieldSpec => ({
  name: 'way',
  words,
  as: 'radios',
  from: { codes: ['in_hand', 'post', 'left', 'electronic', 'oral', 'phone'], words: 'way' },
  needed,
})
const reason = area('reason', needed)

// The short form of each act, field by field. Rating is the petitioner's, who comes by query code.
const actFields: Record<Exclude<ActionName, 'rate'>, readonly FieldSpec[]> = {
  assign: [
    { name: 'unit', as: 'select', from: 'units', needed },
    area('requirement'),
    { name: 'help', as: 'checkboxes', from: 'units' },
  ],
  keep: [area('text', undefined, 'keepNote')],
  inform: [way('tellWay'), area('text', undefined, 'told')],
  accept: [way('tellWay'), area('text', undefined, 'told'), files],
  refuse: [
    { name: 'ground', as: 'radios', from: 'grounds', needed },
    reason,
    { ...area('elsewhere'), sometimes: 'elsewhere' },
  ],
  object: [reason, { name: 'proposed', as: 'select', from: 'units' }],
  decide_objection: [yesNo('upheld'), reason],
  handle: [
    {
      name: 'kind',
      as: 'radios',
      from: {
        codes: ['investigation', 'site_visit', 'meeting', 'mediation', 'contact_petitioner'],
        words: 'handleKind',
      },
      needed,
    },
    area('text', needed, 'handled'),
    files,
  ],
  hand_over: [{ name: 'unit', as: 'select', from: 'units', needed }, reason],
  add_help: [{ name: 'unit', as: 'select', from: 'units', needed }],
  ask_extension: [{ name: 'days', as: 'number', needed }, reason],
  approve_extension: [yesNo('approved'), reason],
  sign_opinion: [
    {
      name: 'paper',
      as: 'radios',
      from: { codes: ['opinion', 'reply'], words: 'paper' },
      needed,
    },
    area('text', undefined, 'found'),
    { name: 'answers', as: 'answers' },
    area('basis', undefined, 'legalBasis'),
  ],
  answer_above: [area('text', needed, 'aboveText')],
  serve: [
    way('serveWay'),
    { name: 'to', as: 'line', needed },
    { ...area('proof', undefined, 'servedProof'), sometimes: 'servedProof' },
    files,
  ],
  close: [
    {
      name: 'outcome',
      as: 'radios',
      from: { codes: ['supported', 'explained', 'not_supported', 'withdrawn'], words: 'outcome' },
      needed,
    },
    {
      name: 'resolved',
      as: 'radios',
      from: { codes: ['petitioner_confirmed', 'performance_proven', 'not_yet'], words: 'resolvedAtClose' },
      needed,
    },
    area('text', undefined, 'closeNote'),
  ],
  resolve: [
    {
      name: 'how',
      as: 'radios',
      from: { codes: ['petitioner_confirmed', 'performance_proven'], words: 'how' },
      needed,
    },
    area('proof'),
  ],
  return_visit: [
    {
      name: 'way',
      words: 'visitWay',
      as: 'radios',
      from: { codes: ['home_visit', 'phone', 'in_hand'], words: 'visitWay' },
      needed,
    },
    {
      name: 'performed',
      as: 'radios',
      from: { codes: ['yes', 'partly', 'no', 'nothing_due'], words: 'performed' },
      needed,
    },
    area('text', needed, 'visitText'),
  ],
  take_charge: [{ name: 'leader_seat', as: 'select', from: 'leaders', needed }, area('plan')],
  chase: [area('text', needed, 'chaseText')],
  explain_late: [reason],
  correct: [
    { name: 'category', as: 'select', from: 'categories' },
    { name: 'village', as: 'select', from: 'villages' },
    { name: 'against', as: 'select', from: 'offices' },
    reason,
  ],
  note: [area('text', needed, 'noteText'), files],
  add_material: [area('text', needed, 'materialText'), files],
  bar: [{ name: 'officer', as: 'select', from: 'officers', needed }, reason],
  unbar: [{ name: 'officer', as: 'select', from: 'officers', needed }, reason],
  unlink: [{ name: 'contact', as: 'select', from: 'joined', needed }, reason],
  move: [{ name: 'organ', as: 'select', from: 'organs', needed }, reason],
  ask_void: [reason],
  confirm_void: [yesNo('approved'), reason],
}

/** Whether an act is done on the staff's screens. */
export function hasForm(action: ActionName): boolean {
  return action !== 'rate'
}

/** The fields of an act's form. */
export function fieldsOf(action: ActionName): readonly FieldSpec[] {
  return action === 'rate' ? [] : actFields[action]
}
