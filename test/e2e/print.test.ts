import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { useWeb } from '#test/kit/browser.ts'
import { hurryTo, press, readReceipt } from '#test/kit/citizen.ts'
import { samples } from '#test/kit/pages.ts'

const web = useWeb()

/** The text of a sheet of paper: what is left when the page is printed. */
async function printed(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' })
  const text = await page.evaluate(() => document.body.innerText.trim())
  const nav = await page.evaluate(() =>
    [...document.querySelectorAll('nav a:not([href^="tel:"]), form, .skip, button')]
      .filter((e) => e.checkVisibility())
      .map((e) => `${e.tagName}.${e.className}`),
  )
  expect(nav, page.url()).toEqual([])
  const sheet = await page.pdf({ format: 'A4' })
  expect(sheet.subarray(0, 5).toString()).toBe('%PDF-')
  await page.emulateMedia({ media: null })
  return text
}

describe('print sheets are part of the design (DESIGN §9): not empty, without ways through the site', () => {
  it.each([
    ['[place]/items/[item].astro', '依据'],
    ['[place]/bodies/[body].astro', ''],
    ['[place]/decisions/[decision].astro', '对决定不服'],
    ['[place]/procedures/[procedure].astro', ''],
    ['[place]/how.astro', ''],
    ['[place]/deadlines.astro', ''],
  ])('%s', async (file, words) => {
    const page = await web.reader()
    for (const path of samples(web.server.dir).get(file) ?? []) {
      await page.goto(path)
      const heading = await page.getByRole('heading', { level: 1 }).innerText()
      const text = await printed(page)
      expect(text).toContain(heading)
      expect(text.length).toBeGreaterThan(120)
      expect(text).toContain(words)
      expect(text).toContain('演示站点，不是政府网站')
    }
  })

  it('the receipt keeps number, secret, words, QR code and the demo sentence on paper', async () => {
    const page = await web.reader()
    await hurryTo(page, 'check')
    await press(page, '提交')
    const { number, secret, words } = await readReceipt(page)
    const text = await printed(page)
    for (const said of [number, secret, ...words, '您提交的内容不会送到任何机关'])
      expect(text).toContain(said)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.qr svg').isVisible()).toBe(true)
  })
})
