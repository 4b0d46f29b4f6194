import { type Key, type Lang, t } from '../i18n/translate.ts'

// Order matters: every browser calls itself Mozilla, most of them Chrome and Safari. `own`: a name in every language.
const browsers: readonly [RegExp, string | { own: string }][] = [
  [/MicroMessenger\//, 'wechat'],
  [/QQBrowser\//, 'qq'],
  [/360SE|360EE|QihooBrowser/, '360'],
  [/HuaweiBrowser\//, 'huawei'],
  [/UCBrowser\//, 'uc'],
  [/Edg(?:e|A|iOS)?\//, { own: 'Edge' }],
  [/Firefox\/|FxiOS\//, { own: 'Firefox' }],
  [/Chrome\/|CriOS\//, { own: 'Chrome' }],
  [/Safari\//, { own: 'Safari' }],
]
const systems: readonly [RegExp, string][] = [
  [/OpenHarmony|HarmonyOS/, 'harmony'],
  [/Windows/, 'windows'],
  [/iPhone|iPad/, 'ios'],
  [/Android/, 'android'],
  [/Macintosh/, 'mac'],
  [/Linux|X11/, 'linux'],
]

/** A browser in words, `Windows 上的 Chrome`. In: what it called itself. */
export function browserWords(lang: Lang, agent: string): string {
  const named = (list: typeof browsers, of: string) => {
    const found = list.find(([form]) => form.test(agent))?.[1] ?? 'other'
    return typeof found === 'string' ? t(lang, `browser.${of}.${found}` as Key) : found.own
  }
  if (agent === '') return t(lang, 'browser.unknown')
  return t(lang, 'browser.on', { browser: named(browsers, 'name'), system: named(systems, 'system') })
}
