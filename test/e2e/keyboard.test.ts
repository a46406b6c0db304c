import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { desktop, useWeb } from '#test/kit/browser.ts'
import { nightNoise, readReceipt } from '#test/kit/citizen.ts'
import { casesWith } from '#test/kit/residue.ts'

const web = useWeb()

type Focus = { text: string; name: string; ring: boolean; seen: boolean }
/** What has the focus, whether it is marked, and whether it lies in the window. */
const focus = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    const box = element.getBoundingClientRect()
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.innerText : undefined
    return {
      text: (label ?? element.innerText ?? '').trim().split('\n')[0] ?? '',
      name: element.getAttribute('name') ?? '',
      ring: (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none',
      seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    }
  })

/** Presses Tab until something fits; every stop on the way must be marked and in sight. */
async function tabTo(page: Page, fits: (f: Focus) => boolean): Promise<void> {
  for (let left = 60; left > 0; left--) {
    await page.keyboard.press('Tab')
    const now = await focus(page)
    expect(now.ring, `no ring on “${now.text || now.name}”`).toBe(true)
    expect(now.seen, `“${now.text || now.name}” is out of sight`).toBe(true)
    if (fits(now)) return
  }
  throw new Error('the keyboard never came there')
}
const enter = async (page: Page): Promise<void> => {
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')])
  await page.waitForLoadState()
}
const button = (text: string) => (f: Focus) => f.text === text
const field = (name: string) => (f: Focus) => f.name === name

describe('by keyboard alone (conventions 1.7)', () => {
  it('a complaint is filed from the home page to the receipt', async () => {
    const story = `${nightNoise}键盘`
    const page = await web.reader({ size: desktop })
    await page.goto('/lingxi/')
    await page.keyboard.press('Tab')
    expect((await focus(page)).text).toBe('跳到正文')
    await page.keyboard.press('Enter')
    await tabTo(page, button('我要反映问题'))
    await enter(page)
    await tabTo(page, field('story'))
    await page.keyboard.type(story)
    await tabTo(page, field('wish'))
    await page.keyboard.press('Space')
    await tabTo(page, button('下一步'))
    await enter(page)
    await tabTo(page, field('area'))
    await page.keyboard.press('Space')
    await tabTo(page, button('下一步'))
    await enter(page)
    await tabTo(page, field('time'))
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await tabTo(page, button('下一步'))
    await enter(page)
    await tabTo(page, button('下一步'))
    await enter(page)
    await tabTo(page, field('nameMode'))
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await tabTo(page, button('下一步'))
    await enter(page)
    await tabTo(page, button('提交'))
    await enter(page)
    await readReceipt(page)
    expect(casesWith(web.server, story)).toBe(1)
  })

  it('the summary of what is wrong has the focus, and its links lead into the fields', async () => {
    const page = await web.reader({ size: desktop, allow: [422] })
    await page.goto('/lingxi/complain/')
    await tabTo(page, button('下一步'))
    await enter(page)
    expect((await focus(page)).text).toBe('有几处需要改一下')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect((await focus(page)).name).toBe('story')
  })

  it.each(['elder', 'contrast'] as const)('the focus is seen in %s too', async (mode) => {
    const page = await web.reader({ size: desktop, modes: [mode] })
    await page.goto('/lingxi/')
    await tabTo(page, button('我要反映问题'))
    expect((await focus(page)).ring).toBe(true)
  })
})
