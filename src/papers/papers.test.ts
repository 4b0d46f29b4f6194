import { readFile } from 'node:fs/promises'
import { TemplateHandler } from 'easy-template-x'
import { beforeAll, afterAll, describe, expect, test } from 'vitest'
import { langs } from '../i18n/translate.ts'
import { act } from '../matters/act.ts'
import { register } from '../matters/register.ts'
import { testHouse, visit } from '../matters/testing.ts'
import type { ActInputs } from '../rules/acts.ts'
import type { ActionName } from '../rules/lifecycle.ts'
import { paperText } from './fill.ts'
import { blockWords, paperForms, paperKinds, stressed } from './forms.ts'
import { readPaper } from './read.ts'
import { paperDocx, paperTemplate } from './word.ts'

let town: Awaited<ReturnType<typeof testHouse>>
let answered: string
let refused: string
let replied: string

beforeAll(async () => {
  town = await testHouse('2018-07-30T01:00:00.000Z')
  const { house, doer } = town
  const [zhou, min, wu, zhao] = [await doer('zhou'), await doer('min'), await doer('wu'), await doer('zhao')]
  const five = ['李大有', '李秀兰', '王建', '何桂英', '陈永福'].map((name) => ({ name, representative: true }))
  const first = await register(house, min, visit({ present: 12, people: five }))
  await register(
    house,
    min,
    visit({
      received: '2018-05-09',
      channel: 'letter',
      present: 1,
      people: [{ name: '李大有', representative: false }],
      same_as: { matter_id: first.matter_id, cause: 'unknown', reason: '同一事实' },
    }),
  )
  const second = await register(
    house,
    min,
    visit({ present: 1, demands: ['修机井'], people: [{ name: '王小二', representative: false }] }),
  )
  type Who = typeof zhou
  const on = async <A extends ActionName>(
    who: Who,
    matter_id: string,
    action: A,
    happened: string,
    input: ActInputs[A],
  ) => act(house, who, { matter_id, action, input, happened })
  await on(zhou, first.matter_id, 'assign', '2018-05-08', { unit: 'land' })
  await on(wu, first.matter_id, 'accept', '2018-05-10', { way: 'in_hand' })
  await on(wu, first.matter_id, 'handle', '2018-05-20', { kind: 'site_visit', text: '双方在场。' })
  await on(wu, first.matter_id, 'ask_extension', '2018-06-20', { days: 20, reason: '等待测绘结果。' })
  await on(zhao, first.matter_id, 'approve_extension', '2018-06-21', { approved: true, reason: '同意' })
  await on(wu, first.matter_id, 'sign_opinion', '2018-07-02', {
    paper: 'opinion',
    basis: '《土地管理法》第十六条',
    text: '5月20日现场丈量，通道宽1.2米。\n图纸与现状一致。',
    answers: [
      { demand: 1, outcome: 'supported', text: '界线以宅基地证为准。' },
      { demand: 2, outcome: 'not_supported', text: '通道没有被占。' },
    ],
  })
  await on(wu, first.matter_id, 'serve', '2018-07-03', { way: 'in_hand', to: '李大有' })
  await on(zhou, first.matter_id, 'close', '2018-07-05', { outcome: 'supported', resolved: 'not_yet' })
  await on(min, first.matter_id, 'return_visit', '2018-07-20', {
    way: 'home_visit',
    performed: 'yes',
    text: '已立界桩。',
  })
  await on(zhou, second.matter_id, 'assign', '2018-05-08', { unit: 'land' })
  await on(wu, second.matter_id, 'refuse', '2018-05-11', {
    ground: 'not-ours',
    reason: '属于农机部门。',
    elsewhere: '县农机局',
  })
  const third = await register(
    house,
    min,
    visit({ kind: 'suggestion', channel: 'letter', demands: ['开放操场'], present: 1 }),
  )
  await on(zhou, third.matter_id, 'assign', '2018-05-08', { unit: 'land' })
  await on(wu, third.matter_id, 'sign_opinion', '2018-05-12', {
    paper: 'reply',
    answers: [{ demand: 1, outcome: 'supported', text: '节假日开放。' }],
  })
  await on(wu, third.matter_id, 'serve', '2018-05-13', { way: 'post', to: '李大有' })
  answered = first.matter_number
  replied = third.matter_number
  refused = second.matter_number
})
afterAll(() => town.house.db.close())

const one = async (form: (typeof paperKinds)[number], lang: (typeof langs)[number] = 'zh-CN') => {
  const { model } = await readPaper(town.house, await town.doer('zhou'), {
    matter: { refusal: refused, reply: replied }[form as string] ?? answered,
    form,
    lang,
  })
  return model
}

test('the opinion answers every demand, names facts, basis and review, and carries number, date and seal place', async () => {
  const text = paperText(await one('opinion'))
  expect(text.split('\n')).toEqual([
    '石镇人民政府',
    '石政信处〔2018〕1号',
    '信访事项处理意见书',
    '李大有、李秀兰等5位代表：',
    expect.stringMatching(
      /^你们于2018年5月7日来访、2018年5月9日来信反映“宅基地相邻滴水通道被占”的事项（XF-2018-000001），我单位于2018年5月10日受理。/,
    ),
    '一、请求事项',
    '1．查清两户宅基地界线',
    '2．恢复滴水通道',
    '二、查明的事实',
    '5月20日现场丈量，通道宽1.2米。',
    '图纸与现状一致。',
    '三、处理意见和依据',
    '对请求1，予以支持：界线以宅基地证为准。',
    '对请求2，不予支持：通道没有被占。',
    '依据：《土地管理法》第十六条',
    '四、不服意见的途径',
    '对本意见不服的，可以自收到本意见书之日起30日内，持本意见书请求上一级人民政府复查（《信访条例》第三十四条）。',
    '石镇人民政府',
    '（印章）',
    '2018年7月2日',
  ])
})

test('notices say days, articles and rights; what was extended says from when to when and who approved', async () => {
  const accepted = paperText(await one('acceptance'))
  expect(accepted).toContain('依据《信访条例》第二十二条第二款，决定予以受理')
  expect(accepted).toContain('（《信访条例》第三十三条）')
  const extended = paperText(await one('extension'))
  expect(extended).toContain('原办理期限至2018年7月9日')
  expect(extended).toContain(
    '因等待测绘结果，依据《信访条例》第三十三条，经zhao批准，延长办理期限20日，至2018年7月30日止。',
  )
  const no = paperText(await one('refusal'))
  expect(no).toContain('王小二：\n您于')
  expect(no).toContain('依据：《信访条例》第二十一条第二款。')
  expect(no).toContain('属于农机部门。')
  expect(no).toContain('县农机局')
  const english = paperText(await one('opinion', 'en'))
  expect(english).toContain('On demand 1: supported. ')
  expect(english).toContain('within 30 days')
})

describe.each(langs)('in %s', (lang) => {
  test.each(paperKinds)('%s: the Word file says what the page says, with no tag left', async (form) => {
    const model = await one(form, lang)
    const handler = new TemplateHandler()
    const file = Buffer.from(await paperDocx(model))
    expect(await handler.parseTags(file)).toEqual([])
    const lineless = (text: string) => text.replaceAll('\n', '')
    expect(lineless(await handler.getText(file))).toBe(lineless(paperText(model)))
    expect(paperText(model)).not.toMatch(/[{}<>]|undefined|null/)
  })

  test('the shipped templates say what the catalogues say', async () => {
    for (const form of paperKinds) {
      const text = await new TemplateHandler().getText(await readFile(paperTemplate(form, lang)))
      const wanted = paperForms[form].map((block) => {
        const words = stressed(blockWords(lang, block))
          .map((part) => part.text)
          .join('')
        return block.each === undefined ? words : `{#${block.each}}${words}{/${block.each}}`
      })
      expect(text.replaceAll('\n', '')).toBe(wanted.join(''))
    }
  })
})

test('a template that is broken, a paper that is not there and a matter that is not theirs are refused', async () => {
  const model = await one('opinion')
  await expect(paperDocx(model, Buffer.from('no zip'))).rejects.toThrow('paper.template_broken')
  await expect(paperDocx({ ...model, values: {} })).rejects.toThrow('paper.template_broken')
  const zhou = await town.doer('zhou')
  const ask = { matter: refused, form: 'opinion' as const, lang: 'zh-CN' as const }
  await expect(readPaper(town.house, zhou, ask)).rejects.toThrow('paper.not_there')
  await expect(readPaper(town.house, await town.doer('chen'), { ...ask, matter: answered })).rejects.toThrow(
    'matter.not_found',
  )
})
