import { type Setting, settings } from './config.ts'

const docWords = {
  zh: {
    title: '设置说明',
    lead: [
      '同一项写在几处时，命令行的算数，其次环境变量，再次设置文件，都没有写就用默认值。',
      '设置文件是数据文件夹里的 `huiyin.json`，或者 `HUIYIN_CONFIG` 指定的文件；内容是一个 JSON 对象，用下表第一列的名称，例如 `{ "port": 8081 }`。改了以后重新启动才生效。',
    ],
    head: ['文件里的名称', '环境变量', '填什么', '默认值', '说明'],
    or: (one: string, other: string) => `${one}（或 ${other}）`,
    kinds: { text: '文字', number: '数字' },
    between: '、',
    unset: '不设',
  },
  en: {
    title: 'Settings',
    lead: [
      'What is given on the command line comes before the environment, the environment before the file, the file before the default.',
      'The file is `huiyin.json` in the data folder, or the one that `HUIYIN_CONFIG` names: a JSON object with the names below, as `{ "port": 8081 }`. A change counts from the next start.',
    ],
    head: ['name in the file', 'environment', 'kind', 'default', ''],
    or: (one: string, other: string) => `${one} (or ${other})`,
    kinds: { text: 'text', number: 'number' },
    between: ', ',
    unset: 'not set',
  },
} as const

/** The settings as docs/settings.md and docs/settings.zh-CN.md list them: `node scripts/settings-doc.ts` writes both, a test compares. */
export function settingsDoc(lang: 'zh' | 'en'): string {
  const words = docWords[lang]
  const rows = Object.entries(settings as Record<string, Setting>).map(([name, s]) => {
    const env = s.alias === undefined ? `\`${s.env}\`` : words.or(`\`${s.env}\``, `\`${s.alias}\``)
    const kind = s.oneOf?.map((one) => `\`${one}\``).join(words.between) ?? words.kinds[s.type]
    const usual = s.default === null ? words.unset : `\`${s.default}\``
    return `| \`${name}\` | ${env} | ${kind} | ${usual} | ${s.doc[lang]} |`
  })
  const rule = words.head.map(() => '---').join('|')
  return [`# ${words.title}`, '', ...words.lead, '', `| ${words.head.join(' | ')} |`, `|${rule}|`, ...rows, ''].join(
    '\n',
  )
}
