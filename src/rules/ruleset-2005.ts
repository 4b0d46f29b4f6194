import { COMMON_LAWS, CONFIRM_AGREEMENT, SIMPLE_HANDLING } from './ruleset-common.ts'
import type { Article, RuleSet } from './rulesets.ts'

const article = (zh: string, en: string): Article => ({ law: 'xinfang-2005', zh, en })

const ART_33 = article('第三十三条', 'Article 33')

/**
 * Regulations on Letters and Visits (信访条例), State Council Order 431, in force from 1 May 2005 (Art. 51).
 * It sets no limit for objecting to what was passed on: that clock exists only where an office's own rule adds it.
 */
export const XINFANG_2005: RuleSet = {
  id: 'xinfang-2005',
  name: { zh: '《信访条例》（2005年）', en: 'Regulations on Letters and Visits (2005)' },
  laws: { 'xinfang-2005': { zh: '《信访条例》', en: 'Regulations on Letters and Visits' }, ...COMMON_LAWS },
  inForce: { from: '2005-05-01', to: '2022-04-30' },
  clocks: {
    'pass-on': { length: 15, unit: 'days', dayZero: 'received', article: article('第二十一条第一款', 'Article 21(1)') },
    inform: {
      length: 15,
      unit: 'days',
      dayZero: 'received',
      article: article('第二十二条第二款', 'Article 22(2)'),
      articlePassedOn: article('第二十一条第二款', 'Article 21(2)'),
    },
    finish: {
      length: 60,
      unit: 'days',
      dayZero: 'accepted',
      article: ART_33,
      extendBy: { length: 30, article: ART_33 },
    },
    simple: SIMPLE_HANDLING,
    'ask-review': {
      length: 30,
      unit: 'days',
      dayZero: 'served',
      article: article('第三十四条', 'Article 34'),
      petitioners: true,
    },
    review: { length: 30, unit: 'days', dayZero: 'requested', article: article('第三十四条', 'Article 34') },
    'ask-re-review': {
      length: 30,
      unit: 'days',
      dayZero: 'served',
      article: article('第三十五条第一款', 'Article 35(1)'),
      petitioners: true,
    },
    're-review': {
      length: 30,
      unit: 'days',
      dayZero: 'requested',
      article: article('第三十五条第一款', 'Article 35(1)'),
      hearingStops: article('第三十五条第二款', 'Article 35(2)'),
    },
    'answer-advice': {
      length: 30,
      unit: 'days',
      dayZero: 'advised',
      article: article('第三十六条第二款', 'Article 36(2)'),
    },
    'confirm-agreement': CONFIRM_AGREEMENT,
  },
  finishBinds: 'every-matter',
  informSays: 'accepted-or-not',
  unclearAddress: article('第二十二条第二款', 'Article 22(2)'),
  representatives: { most: 5, article: article('第十八条第二款', 'Article 18(2)') },
  groupFrom: 5,
  noLongerAccept: article('第三十五条第三款', 'Article 35(3)'),
  urgentReport: article('第二十六条', 'Article 26'),
  mediation: article('第十三条第二款', 'Article 13(2)'),
  stepAside: article('第三十条', 'Article 30'),
  accusationWall: article('第二十三条', 'Article 23'),
  hearing: article('第三十一条第二款', 'Article 31(2)'),
  opinion: article('第三十二条', 'Article 32'),
  dispute: article('第二十四条', 'Article 24'),
}
