import { COMMON_LAWS, CONFIRM_AGREEMENT, SIMPLE_HANDLING } from './ruleset-common.ts'
import type { Article, RuleSet } from './rulesets.ts'

const article = (zh: string, en: string): Article => ({ law: 'xinfang-2022', zh, en })

const ART_34 = article('第三十四条', 'Article 34')
const HEARING_TIME = article('第三十六条第二款', 'Article 36(2)')

/** Regulations on Petition Work (信访工作条例), published 25 February 2022, in force from 1 May 2022 (Art. 50). */
export const XINFANG_2022: RuleSet = {
  id: 'xinfang-2022',
  name: { zh: '《信访工作条例》（2022年）', en: 'Regulations on Petition Work (2022)' },
  laws: { 'xinfang-2022': { zh: '《信访工作条例》', en: 'Regulations on Petition Work' }, ...COMMON_LAWS },
  inForce: { from: '2022-05-01', to: null },
  clocks: {
    'pass-on': { length: 15, unit: 'days', dayZero: 'received', article: article('第二十二条第一款', 'Article 22(1)') },
    inform: {
      length: 15,
      unit: 'days',
      dayZero: 'received',
      article: article('第二十三条第二款', 'Article 23(2)'),
      articlePassedOn: article('第二十三条第三款', 'Article 23(3)'),
    },
    object: { length: 5, unit: 'workdays', dayZero: 'received', article: article('第二十三条第三款', 'Article 23(3)') },
    finish: {
      length: 60,
      unit: 'days',
      dayZero: 'accepted',
      article: ART_34,
      extendBy: { length: 30, article: ART_34 },
    },
    simple: SIMPLE_HANDLING,
    'ask-review': {
      length: 30,
      unit: 'days',
      dayZero: 'served',
      article: article('第三十五条', 'Article 35'),
      petitioners: true,
    },
    review: { length: 30, unit: 'days', dayZero: 'requested', article: article('第三十五条', 'Article 35') },
    'ask-re-review': {
      length: 30,
      unit: 'days',
      dayZero: 'served',
      article: article('第三十六条第一款', 'Article 36(1)'),
      petitioners: true,
    },
    're-review': {
      length: 30,
      unit: 'days',
      dayZero: 'requested',
      article: article('第三十六条第一款', 'Article 36(1)'),
      hearingStops: HEARING_TIME,
    },
    'confirm-agreement': CONFIRM_AGREEMENT,
  },
  finishBinds: 'opinion-matters',
  informSays: 'received-and-path',
  unclearAddress: article('第二十三条第二款', 'Article 23(2)'),
  representatives: { most: 5, article: article('第二十条第三款', 'Article 20(3)') },
  groupFrom: 5,
  noLongerAccept: article('第三十六条第三款', 'Article 36(3)'),
  urgentReport: article('第二十五条', 'Article 25'),
  mediation: article('第三十三条', 'Article 33'),
  stepAside: article('第二十八条第三款', 'Article 28(3)'),
  accusationWall: article('第三十条第三款', 'Article 30(3)'),
  hearing: article('第三十一条第六项', 'Article 31(6)'),
  opinion: article('第三十二条', 'Article 32'),
  dispute: article('第二十四条第一款', 'Article 24(1)'),
}
