import { writeFileSync } from 'node:fs'
import { z } from 'zod'
import { isKey, t } from '../src/i18n/translate.ts'
import { actSchemas } from '../src/matters/schema.ts'
import { type ActionName, actionNames, lifecycle, stages } from '../src/rules/lifecycle.ts'

const sets = [
  [stages.all, 'any'],
  [stages.open, 'any open'],
  [stages.ours, 'any but moved or voided'],
  [stages.beforeOpinion, 'any before the opinion'],
] as const

/** docs/acts.md: what can be done to a matter, out of the lifecycle's table and the acts' schemas. */
export function actsDoc(): string {
  const rows = actionNames.map((name) => {
    const { from, to, who } = lifecycle[name]
    const cells = [
      `\`${name}\``,
      `${word('zh-CN', `act.${name}`)}: ${word('en', `act.${name}`)}`,
      sets.find(([set]) => set === from)?.[1] ?? from.map((stage) => word('en', `stage.${stage}`)).join(', '),
      to === null ? '' : word('en', `stage.${to}`),
      who.map((one) => word('en', `who.${one}`)).join('; '),
      fieldsOf(name),
    ]
    return `| ${cells.join(' | ')} |`
  })
  return `# Acts on a matter

Written by \`node scripts/acts-doc.ts\` out of \`src/rules/lifecycle.ts\` and \`src/matters/schema.ts\`. On the command line:
\`huiyin act NUMBER ACT --as OFFICER --with FIELD=VALUE\`; fields in bold must be given. Where no stage is named, the act leaves
it as it is or its input decides.

| act | 中文 · English | at these stages | then | by whom | fields |
|---|---|---|---|---|---|
${rows.join('\n')}
`
}

function word(lang: 'zh-CN' | 'en', key: string): string {
  return isKey(key) ? t(lang, key) : key
}

function fieldsOf(name: ActionName): string {
  const { shape } = actSchemas[name] as unknown as z.ZodObject
  return Object.entries(shape)
    .map(([field, schema]) => {
      const needed = !(schema as z.ZodType).safeParse(undefined).success
      const values = valuesOf(schema as z.ZodType)
      return `${needed ? `**${field}**` : field}${values === '' ? '' : ` (${values})`}`
    })
    .join(', ')
}

function valuesOf(schema: z.ZodType): string {
  const { options } = (schema instanceof z.ZodOptional ? schema.unwrap() : schema) as unknown as { options?: unknown[] }
  return (options ?? []).every((one) => typeof one === 'string') ? (options ?? []).join(', ') : ''
}

if (import.meta.main) writeFileSync(new URL('../docs/acts.md', import.meta.url), actsDoc())
