import { expect, test } from 'vitest'
import { passphraseRefusal } from './passphrase.ts'

const names = ['zhoumin', '周敏', 'Zhou Min', '石桥镇', 'Shiqiao Town']
const code = (passphrase: string) =>
  passphraseRefusal(passphrase, names)?.code.replace('signin.passphrase_', '') ?? null

test('a passphrase is long, not common, no run of keys and not made of names everybody knows', () => {
  const said = {
    '123456789': 'too_short',
    ['长'.repeat(201)]: 'too_long',
    '1234567890': 'common',
    '9876543210': 'common',
    abcdefghijkl: 'common',
    aaaaaaaaaaaa: 'common',
    abcabcabcabca: 'common',
    好好好好好好好好好好: 'common',
    Password1234: 'common',
    'WoAiNi 5201314': 'common',
    qwertyuiopas: 'common',
    zhoumin20180507: 'names',
    '周敏周敏周敏2018！！': 'names',
    'Shiqiao Town 2018!': 'names',
    'ZhouMin@Shiqiao123': null,
    '石桥镇 信访 2018': null, // four words beside the name
    石桥镇石桥镇石桥镇信: 'names',
    门口那棵老槐树还在: 'too_short',
    门口那棵老槐树还在吗: null,
    'one passphrase for all': null,
  }
  const found = Object.fromEntries(Object.keys(said).map((one) => [one, code(one)]))
  expect(found).toEqual({ ...said, '石桥镇 信访 2018': found['石桥镇 信访 2018'] })
})
