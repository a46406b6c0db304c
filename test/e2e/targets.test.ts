import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { phone, useWeb } from '#test/kit/browser.ts'
import { cataloguePages, deskPages, journeyPages } from '#test/kit/live-pages.ts'
import { mainTargets, overflow, smallTargets, smallTexts } from '#test/kit/measure.ts'
import { fileOf, pageFiles, samples } from '#test/kit/pages.ts'

const web = useWeb()
const live = new Set<string>([...journeyPages, ...deskPages, ...cataloguePages])
const published = pageFiles().filter((file) => !live.has(file))
/** Live pages that anybody can open with a plain address. */
const doors = ['complain/', 'chat/', 'clue/', 'track/', 'find/?q=1', 'complain/elsewhere/']

const setMode = (page: Page, mode: string) =>
  page.evaluate((m) => document.documentElement.setAttribute('data-mode', m), mode)

/** Lines of a paragraph closer than 1.3 of their size, paragraphs closer than 1.3 of their lines (conventions 1.7). */
const tight = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main p')]
      .filter((p) => p.checkVisibility() && (p.textContent?.length ?? 0) > 20)
      .flatMap((p) => {
        const style = getComputedStyle(p)
        const [line, size] = [parseFloat(style.lineHeight), parseFloat(style.fontSize)]
        const next = p.nextElementSibling
        const below =
          next?.tagName === 'P' && next.checkVisibility()
            ? next.getBoundingClientRect().top - p.getBoundingClientRect().bottom
            : Infinity
        // What stands beside and not below is no next line.
        const gap = below < -1 ? Infinity : below
        const said = (p.textContent ?? '').trim().slice(0, 12)
        return [
          ...(line / size >= 1.3 ? [] : [`lines ${line}/${size} “${said}”`]),
          ...((line + gap) / line >= 1.3 ? [] : [`paragraphs ${gap} “${said}”`]),
        ]
      }),
  )

/** Text twice as large, as a reader sets it in the browser, and nothing to scroll sideways on a small desktop. */
async function doubled(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.addStyleTag({ content: 'html { font-size: 212.5% !important }' })
  const by = await overflow(page)
  return by > 0 ? [`${by}px too wide with text at 200 %`] : []
}

async function measured(page: Page, path: string): Promise<string[]> {
  page.setDefaultTimeout(60_000)
  await page.setViewportSize(phone)
  await page.goto(path)
  const faults: string[] = []
  for (const mode of ['standard', 'elder', 'contrast']) {
    await setMode(page, mode)
    const elder = mode === 'elder'
    const found = [
      ...(await smallTargets(page, 44)),
      ...(elder ? await smallTargets(page, 60, mainTargets) : []),
      ...(elder ? await smallTexts(page, 18) : []),
      ...(await tight(page)),
      ...((await overflow(page)) > 0 ? ['too wide'] : []),
    ]
    faults.push(...found.map((f) => `${path} ${mode}: ${f}`))
  }
  await setMode(page, 'standard')
  return [...faults, ...(await doubled(page)).map((f) => `${path}: ${f}`)]
}

describe('for fingers and eyes: 44 px, 60 px in 长辈版, lines and text at 200 % (conventions 1.7)', () => {
  it.each(published)('%s', async (file) => {
    const [longest] = samples(web.server.dir).get(file) ?? []
    // That every file has a page is asked in axe-pages; some have one only where a place has the matter.
    if (longest) expect(await measured(await web.reader(), longest)).toEqual([])
  })

  it('most page files have a page to measure', () => {
    expect(samples(web.server.dir).size).toBeGreaterThan(25)
  })

  it('the ways in', async () => {
    const [base = ''] = samples(web.server.dir).get('[place]/index.astro') ?? []
    const page = await web.reader()
    const found: string[] = []
    for (const door of doors) {
      expect(fileOf(`${base}${door}`.replace(/\?.*/, ''))).toBeDefined()
      found.push(...(await measured(page, `${base}${door}`)))
    }
    expect(found).toEqual([])
  })
})
