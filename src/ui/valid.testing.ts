import { HtmlValidate } from 'html-validate'

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'doctype-style': ['error', { style: 'lowercase' }],
    'no-inline-style': 'error',
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
  },
})

/** What html-validate finds in a page, a line each. */
export async function invalid(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html)
  return results.flatMap((one) => one.messages.map((m) => `${m.line}:${m.column} ${m.ruleId} ${m.message}`))
}
