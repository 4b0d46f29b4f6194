import type { Page } from 'playwright-core'
import { axeFinds, invalidIn, sideways } from './browser.ts'

/**
 * What is wrong with a page as a browser shows it, a line each: what axe and html-validate find, words for programs,
 * Chinese in an English page, text cut off, and sideways scrolling as it is, with larger text and enlarged to 200 %.
 * In: a page whose scripts may run. The page is left as it was.
 */
export async function lookOver(page: Page, lang: 'zh-CN' | 'en'): Promise<string[]> {
  const found = [...(await axeFinds(page)), ...(await invalidIn(page)), ...(await wordsAmiss(page, lang))]
  const size = page.viewportSize() ?? { width: 1280, height: 800 }
  found.push(...(await cutOff(page)))
  const scrolls = async (how: string) => {
    const wider = await sideways(page)
    if (wider > 0) found.push(`scrolls sideways by ${wider} pixels${how}`)
  }
  await scrolls('')
  const larger = await page.evaluate("document.documentElement.classList.contains('larger')")
  await page.evaluate("document.documentElement.classList.add('larger')")
  await scrolls(' with larger text')
  if (larger !== true) await page.evaluate("document.documentElement.classList.remove('larger')")
  await page.setViewportSize({ ...size, width: Math.max(320, size.width / 2) })
  await scrolls(' at 200 %, or 320 pixels wide')
  await page.setViewportSize(size)
  return found
}

/** Keys in place of words, and Chinese where an English reader meets it: the law's text and the signs of papers stay. */
async function wordsAmiss(page: Page, lang: 'zh-CN' | 'en'): Promise<string[]> {
  const text = await page.innerText('body')
  const keys = text.match(/\b[a-z]+\.[a-z]+[A-Z]\w*\b|\bundefined\b|\[object|\bNaN\b/g) ?? []
  const law = await page.locator('[lang="zh-CN"]').allInnerTexts()
  const rest = law.reduce((left, words) => left.replaceAll(words, ''), text).replaceAll(/[\u4e00-\u9fff]+〔/g, '')
  const chinese = lang === 'en' ? (rest.match(/[\u4e00-\u9fff][\u4e00-\u9fff，。；：、]+/g) ?? []) : []
  const said = new Set(chinese.filter((words) => !known.has(words)))
  return [...keys.map((key) => `a word for programs: ${key}`), ...[...said].map((words) => `Chinese: ${words}`)]
}

/** The mark, the language switch. */
const known = new Set(['回音', '中文'])

/** Text that its box hides. */
async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    type Box = {
      scrollWidth: number
      clientWidth: number
      scrollHeight: number
      clientHeight: number
      innerText: string
      tagName: string
      className: string
    }
    const { document, getComputedStyle } = globalThis as unknown as {
      document: { querySelectorAll: (what: string) => Iterable<Box> }
      getComputedStyle: (box: Box) => { overflowX: string; overflowY: string; position: string; clipPath: string }
    }
    const lines: string[] = []
    for (const box of document.querySelectorAll('body *')) {
      const style = getComputedStyle(box)
      const hides = (way: string) => way === 'hidden' || way === 'clip'
      const unseen = style.position === 'absolute' && box.clientWidth <= 1
      if (unseen || box.clientWidth === 0 || box.innerText?.trim() === '') continue
      const wide = hides(style.overflowX) && box.scrollWidth > box.clientWidth + 1
      const high = hides(style.overflowY) && box.scrollHeight > box.clientHeight + 1
      if (wide || high)
        lines.push(`text cut off: ${box.tagName.toLowerCase()}.${box.className}: ${box.innerText.slice(0, 40)}`)
    }
    return lines
  })
}
