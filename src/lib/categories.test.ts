import { expect, test } from 'vitest'
import { readCategories, shippedCategories } from './categories.ts'

const { categories } = shippedCategories()

test('the shipped tree has 17 first-level names and the paths that the summaries speak of', () => {
  expect(new Set(categories.map(({ zh }) => zh.split('/')[0])).size).toBe(17)
  for (const zh of [
    '农村农业/土地承包经营/宅基地纠纷',
    '农村农业/土地承包经营/土地承包',
    '国土资源/土地征收/安置补偿',
    '城乡建设/集体土地上房屋拆迁与补偿/安置补偿',
    '劳动和社会保障/工资福利/拖欠工资',
    '民政/社会救助/农村低保',
    '其他',
  ]) {
    expect(categories.map((one) => one.zh)).toContain(zh)
  }
  expect(categories[1]).toEqual({
    zh: '农村农业/土地承包经营/宅基地纠纷',
    en: 'Rural affairs/Land contracting/Homestead disputes',
    wall: false,
  })
})

test.each(['zh', 'en'] as const)(
  'a category is its whole path, and no path stands twice or is part of another (%s)',
  (language) => {
    const paths = categories.map((one) => one[language])
    expect(new Set(paths).size).toBe(paths.length)
    for (const path of paths) {
      expect(path).toMatch(/^[^/]+(\/[^/]+){0,2}$/)
      expect(paths.filter((one) => one.startsWith(`${path}/`))).toEqual([])
    }
  },
)

test('both languages have the same tree', () => {
  const english = new Map<string, string>()
  for (const { zh, en } of categories) {
    const [zhLevels, enLevels] = [zh.split('/'), en.split('/')]
    expect(enLevels).toHaveLength(zhLevels.length)
    for (const at of zhLevels.keys()) {
      const [branch, name] = [zhLevels.slice(0, at + 1).join('/'), enLevels.slice(0, at + 1).join('/')]
      expect(english.get(branch) ?? name).toBe(name)
      english.set(branch, name)
    }
  }
  expect(new Set(english.values()).size).toBe(english.size)
})

test('every branch has its Other', () => {
  const branches = new Set(
    categories.flatMap(({ zh }) => zh.split('/').map((_, at, all) => all.slice(0, at).join('/'))),
  )
  for (const branch of branches) {
    const other = branch === '' ? { zh: '其他' } : { zh: `${branch}/其他` }
    expect(categories).toContainEqual(expect.objectContaining(other))
  }
})

test('only what accuses officials stands behind the wall, and all of that', () => {
  for (const { zh, wall } of categories) expect([zh, wall]).toEqual([zh, zh.startsWith('纪检监察/')])
})

test('a malformed table is refused', () => {
  expect(() => readCategories('{"version":"1","categories":[{"zh":"其他"}]}')).toThrow('en')
  expect(() => readCategories('not json')).toThrow(SyntaxError)
})
