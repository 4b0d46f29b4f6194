import type { RuleSet } from './rulesets.ts'

/**
 * Records of another system: they keep that system's own target dates (a clock with a fixed last day) or have none.
 * No law of ours binds them, so nothing here sets a clock or a paper.
 */
export const OTHER_SYSTEM: RuleSet = {
  id: 'other-system',
  name: { zh: '其他系统的记录', en: 'Records of another system' },
  laws: {},
  inForce: { from: '0001-01-01', to: null },
  clocks: {},
  finishBinds: 'none',
  informSays: 'nothing',
  unclearAddress: null,
  representatives: null,
  groupFrom: 5,
  noLongerAccept: null,
  urgentReport: null,
  mediation: null,
  stepAside: null,
  accusationWall: null,
  hearing: null,
  opinion: null,
  dispute: null,
}
