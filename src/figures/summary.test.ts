import { readFile } from 'node:fs/promises'
import { TemplateHandler } from 'easy-template-x'
import { expect, test } from 'vitest'
import { langs } from '../i18n/translate.ts'
import { testHouse } from '../matters/testing.ts'
import { play, story } from './testing.ts'
import { summary, summaryText } from './summary.ts'
import { summaryDocx, templatePath } from './summary-docx.ts'
import { summaryForm, wordsOf } from './summary-form.ts'

const organ = 'shitown'
const closed = { assigned: 1, accepted: 3, served: 20, closed: 22, resolved: true }

async function aYear() {
  const town = await testHouse('2019-01-10T01:00:00.000Z')
  const again = (after: number) => ({ after, channel: 'online' as const, present: 1, cause: 'unknown' as const })
  await play(town, [
    story({ channel: 'visit', present: 80, leader: true, ...closed }),
    story({ channel: 'visit', present: 7, leader: true, ...closed }),
    story({ channel: 'visit', present: 4, ...closed, resolved: false }),
    story({ channel: 'visit', present: 3, leader: true, assigned: 1, accepted: 3 }),
    story({ channel: 'online', repeats: [again(3), again(9)], ...closed }),
    story({ channel: 'transfer', ...closed }),
    story({ channel: 'transfer', assigned: 1 }),
  ])
  return { ...town, zhou: await town.doer('zhou') }
}
const lineless = (text: string) => text.replaceAll('\n', '')
const extras = { slogans: { value: 115 }, brochures: { value: 5000, source: '宣传台账' }, dutyHours: { value: 2160 } }

test('the annual summary says the year’s figures, each from its query, and marks what was typed, in text and in Word', async () => {
  const { house, zhou } = await aYear()
  const zh = await summary(house, zhou, { organ, year: 2018, lang: 'zh-CN', extras })
  const text = summaryText(zh)
  expect(text).toContain('石镇2018年信访工作总结')
  expect(text).toContain('全年共接待群众来访4批94人次，反映4件，已化解2件，办结未化解1件，在办的1件由')
  expect(text).toContain('网上问政共3件次，其中初次1件、重复2件次。')
  expect(text).toContain('上级转送、交办2件，已答复1件，答复率50%。')
  expect(text).toContain('党政领导共接待群众3批90人次，所反映的事项已化解2批，其余1批')
  expect(text).toContain('全镇2个村（社区）')
  expect(text).toContain('悬挂宣传标语115（手填，未注明来源）条，发放宣传册5000（手填，来源：宣传台账）册')
  expect(text).toContain('书面调处意见（待填）份')
  expect(text).toContain('截至2018年12月31日')
  expect(zh.unsourced).toBe(3)
  expect(zh.slots['visits']).toMatchObject({ figure: 'visits', value: 4, typed: false })
  const numbers = zh.blocks.flatMap((b) => b.parts).filter((p) => typeof p === 'string' && /\d/.test(p))
  expect(numbers).toEqual(['重要时期实行24小时专人值班、领导带班，全年值班'])
  const en = summaryText(await summary(house, zhou, { organ, year: 2018, lang: 'en', extras }))
  expect(en).toContain('Petition work of Shi Town in 2018')
  expect(en).toContain('Visits received: 4, by 94 persons, about 4 matters. Resolved: 2; closed but not resolved: 1.')
  expect(en).toContain('Brochures given out: 5,000 (typed; source: 宣传台账).')
  expect(en).not.toMatch(/[{}]/)
  await expect(
    summary(house, zhou, { organ, year: 2018, lang: 'en', extras: { slogans: { value: 1.5 } } }),
  ).rejects.toThrow('summary.number_wrong')

  // The Word file holds the same text with no tag left; a template that is broken is refused.
  const handler = new TemplateHandler()
  for (const lang of langs) {
    const year = await summary(house, zhou, { organ, year: 2018, lang, extras })
    const file = Buffer.from(await summaryDocx(year))
    expect(await handler.parseTags(file)).toEqual([])
    expect(lineless(await handler.getText(file))).toBe(lineless(summaryText(year)))
    await expect(summaryDocx({ ...year, slots: {} })).rejects.toThrow('summary.template_broken')
    await expect(summaryDocx(year, Buffer.from('no zip'))).rejects.toThrow('summary.template_broken')
  }
}, 180_000)

test('the shipped templates say what the catalogues say', async () => {
  for (const lang of langs) {
    const text = await new TemplateHandler().getText(await readFile(templatePath(lang)))
    expect(lineless(text)).toBe(summaryForm.map((block) => wordsOf(lang, block)).join(''))
  }
})
