import type { Bilingual, ClockRule } from './rulesets.ts'

/** Laws that both national sets lean on. */
export const COMMON_LAWS: Record<string, Bilingual> = {
  'simple-handling': {
    zh: '《信访事项简易办理办法（试行）》',
    en: 'Measures for Simple Handling of Petition Matters (trial)',
  },
  mediation: { zh: '《人民调解法》', en: "People's Mediation Law" },
}

/** The measures' own text was not at hand: ten working days as the press reported them, no article number. */
export const SIMPLE_HANDLING: ClockRule = {
  length: 10,
  unit: 'workdays',
  dayZero: 'accepted',
  article: { law: 'simple-handling', zh: '试行办法', en: 'trial measures' },
}

export const CONFIRM_AGREEMENT: ClockRule = {
  length: 30,
  unit: 'days',
  dayZero: 'agreed',
  article: { law: 'mediation', zh: '第三十三条', en: 'Article 33' },
  petitioners: true,
}
