import { AxeBuilder } from '@axe-core/playwright'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { desktop, phone } from './browser.ts'
import {
  mainTargets,
  overflow,
  overflowDoubled,
  smallTargets,
  smallTexts,
  tight,
} from './measure.ts'

/** The four ways a page may look. A mode is one attribute, so no page is loaded anew. */
export const looks = ['standard', 'elder', 'contrast', 'dark'] as const
type Look = (typeof looks)[number]

async function putOn(page: Page, look: Look): Promise<void> {
  await page.emulateMedia({
    colorScheme: look === 'dark' ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  await page.evaluate(
    (mode) => document.documentElement.setAttribute('data-mode', mode),
    look === 'dark' ? 'standard' : look,
  )
}

/** Every rule that is on by default; none of them needs the style sheets fetched a second time. */
const axeOptions: RunOptions = { preload: false, resultTypes: ['violations'] }

/** What axe finds on a page as it stands, one line for each kind and place. The engine stays in the page. */
async function axeFaults(page: Page): Promise<string[]> {
  const there = await page.evaluate(() => 'axe' in window)
  const { violations } = there
    ? await page.evaluate((options) => {
        const { axe } = window as unknown as {
          axe: { run: (options: RunOptions) => Promise<AxeResults> }
        }
        return axe.run(options)
      }, axeOptions)
    : await new AxeBuilder({ page }).setLegacyMode(true).options(axeOptions).analyze()
  return violations.flatMap((v) =>
    v.nodes.slice(0, 5).map((n) => `${v.id} ${n.target.join(' ')}: ${n.failureSummary ?? v.help}`),
  )
}

/**
 * Size on the phone: nothing to scroll sideways, everything large enough for a finger, lines far enough apart; on a
 * desktop the page and the text at 200 %.
 */
async function sizeFaults(page: Page, look: Look): Promise<string[]> {
  const elder = look === 'elder'
  const wide: string[] = []
  for (const width of [phone.width, desktop.width / 2]) {
    await page.setViewportSize({ width, height: 450 })
    const by = await overflow(page)
    if (by > 0) wide.push(`${by}px too wide at ${width}px`)
  }
  await page.setViewportSize(desktop)
  const doubled = await overflowDoubled(page)
  if (doubled > 0) wide.push(`${doubled}px too wide with text at 200 %`)
  await page.setViewportSize(phone)
  const least = await smallTargets(page, 44)
  const main = elder ? await smallTargets(page, 60, mainTargets) : []
  const texts = elder ? await smallTexts(page, 18) : []
  const lines = await tight(page)
  return [
    ...wide,
    ...least.map((t) => `target below 44px: ${t}`),
    ...main.map((t) => `main target below 60px: ${t}`),
    ...texts.map((t) => `text below 18px: ${t}`),
    ...lines,
  ]
}

/**
 * Everything that is wrong with a page for somebody's eyes or fingers (conventions 1.7): axe in four looks on a phone
 * and in the standard one on a desktop, and the measures of the page on a phone, in the standard look and in 长辈版.
 * The other looks change colours and sizes, which a phone shows as well. Empty when nothing is. A second page
 * of the same template need not be seen in every look again.
 */
export async function inspect(page: Page, which: readonly Look[] = looks): Promise<string[]> {
  const faults: string[] = []
  const note = (where: string, found: readonly string[]) =>
    faults.push(...found.map((f) => `${new URL(page.url()).pathname} ${where}: ${f}`))
  for (const look of which) {
    await putOn(page, look)
    if (look === 'standard') {
      await page.setViewportSize(desktop)
      note('desktop', await axeFaults(page))
    }
    if (look === 'standard' || look === 'elder') note(look, await sizeFaults(page, look))
    await page.setViewportSize(phone)
    note(`phone ${look}`, await axeFaults(page))
  }
  await putOn(page, 'standard')
  return faults
}
