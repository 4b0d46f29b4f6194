import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskId, maskName, maskPhone, maskText } from './redaction.ts'

test.each([
  ['张三', '张**'],
  ['欧阳小锋', '欧**'],
  ['买买提·艾山', '买**'],
  ['John Smith', 'J**'],
  ['é́ric', 'é́**'],
  ['𠮷田', '𠮷**'],
  ['', '***'],
  ['  ', '***'],
  ['13812345678', '***'],
])('the name %j becomes %s', (name, masked) => {
  expect(maskName(name)).toBe(masked)
})

test.each([
  ['13812345678', '138****5678'],
  ['+86 138-1234-5678', '138****5678'],
  ['０１３８', '****'],
  ['１３８１２３４５６７８', '138****5678'],
  ['0577-88123456', '****3456'],
  ['(617) 555-0123', '****0123'],
  ['88123', '****'],
  ['无', '****'],
])('the number %j becomes %s', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked)
})

test.each([
  ['11010519491231002X', '****002X'],
  ['110105 19491231 0021', '****0021'],
  ['1234567890', '****'],
  ['', '****'],
])('the identity number %j becomes %s', (id, masked) => {
  expect(maskId(id)).toBe(masked)
})

test.each([
  ['我的电话是13812345678，请回电', '我的电话是***，请回电'],
  ['手机：138 1234 5678', '手机：***'],
  ['联系１３８１２３４５６７８。', '联系***。'],
  ['打+86-138-1234-5678找我', '打***找我'],
  ['村委电话 662233 没人接', '村委电话 *** 没人接'],
  ['身份证11010519491231002x，住东山村', '身份证***，住东山村'],
  ['号码0577-88123456转3', '号码***转3'],
  ['卡号6222 0212 3456 7890 123', '卡号***'],
  ['写信到 zhang.san@example.com.cn 即可', '写信到 *** 即可'],
  ['微信号：zhang_san88', '微信号：***'],
  ['QQ 12345678', 'QQ ***'],
  ['车牌浙C·A1234B撞了我', '车牌***撞了我'],
  ['Call me, phone (617) 555-0123.', 'Call me, phone ***.'],
])('%s', (text, masked) => {
  expect(maskText(text)).toBe(masked)
})

test.each([
  '2018年5月4日，补偿款120000元，共27批339人。',
  'On 2018-05-04 the road of 1,200 m was closed; see XF-2018-000051.',
  '石政信受〔2018〕14号，宅基地120平方米，3组12户',
])('dates, sums and numbers of papers stay: %s', (text) => {
  expect(maskText(text)).toBe(text)
})

test('the names given are masked wherever they stand, longer ones first', () => {
  expect(maskText('张三丰和张三是邻居', ['张三', '张三丰', ''])).toBe('张**和张**是邻居')
})

const digit = fc.integer({ min: 0, max: 9 }).map(String)
const digits = (count: number) => fc.array(digit, { minLength: count, maxLength: count }).map((list) => list.join(''))
const mobiles = fc.tuple(fc.constantFrom('13', '15', '17', '18', '19'), digits(9)).map(([head, tail]) => head + tail)
const words = fc.constantFrom('', '我叫', '，住在东山村', '请打', ' call ', '。\n', '（', '）', '电话', 'a')

test('no mobile, identity or card number stays in a text, wherever it stands', () => {
  const secrets = fc.oneof(
    mobiles,
    digits(18),
    digits(15),
    digits(19),
    digits(17).map((id) => `${id}X`),
  )
  fc.assert(
    fc.property(words, secrets, words, secrets, words, (a, one, b, two, c) => {
      const masked = maskText(`${a}${one}${b || '、'}${two}${c}`)
      expect(masked).not.toMatch(/\d{5}/)
      expect(maskText(masked)).toBe(masked)
    }),
    { numRuns: 500 },
  )
})
