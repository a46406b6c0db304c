import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openReader, useWeb } from '#test/kit/browser.ts'
import { inspect } from '#test/kit/looks.ts'

const web = useWeb()

/** The faults that one page collects while something is done to it. */
async function faultsOf(act: (page: Page) => Promise<unknown>): Promise<string> {
  const { context, page, faults } = await openReader(web.browser, web.server)
  await page.goto('/lingxi/limits/')
  await act(page)
  await page.waitForTimeout(200)
  await context.close()
  return faults.join('\n')
}

describe('the tools of these tests see what they are to see', () => {
  it('a quiet page has no faults', async () => {
    expect(await faultsOf(async () => undefined)).toBe('')
  })

  it.each<[string, RegExp, (page: Page) => Promise<unknown>]>([
    [
      'a script that the content policy forbids',
      /Content Security Policy/,
      (page) =>
        page.evaluate(() => {
          const script = document.createElement('script')
          script.textContent = 'window.bad = 1'
          document.body.append(script)
        }),
    ],
    [
      'a request to another host',
      /another host|Content Security Policy/,
      (page) => page.evaluate(() => void fetch('http://127.0.0.2:9/').catch(() => undefined)),
    ],
    [
      'an uncaught error',
      /uncaught: oops/,
      (page) =>
        page.evaluate(() => {
          setTimeout(() => {
            throw new Error('oops')
          })
        }),
    ],
    ['a missing file', /404 GET/, (page) => page.evaluate(() => fetch('/lingxi/no-such-page/'))],
    [
      'an error on the console',
      /bad news/,
      (page) => page.evaluate(() => console.error('bad news')),
    ],
  ])('%s', async (_what, says, act) => {
    expect(await faultsOf(act)).toMatch(says)
  })

  it('a page that is hard to read, to hit, and too wide', async () => {
    const page = await web.reader()
    await page.goto('/lingxi/limits/')
    await page.evaluate(() => {
      const main = document.querySelector('main')
      main?.insertAdjacentHTML(
        'beforeend',
        `<p style="font-size: 9px; color: #999; background: #aaa">很淡的一句话</p>
         <button style="height: 20px; min-height: 0; padding: 0">小</button>
         <div style="width: 900px">宽</div><img src="/favicon.svg">`,
      )
    })
    const found = (await inspect(page)).join('\n')
    for (const fault of ['color-contrast', 'image-alt', 'target below 44px', 'too wide at 360px'])
      expect(found).toContain(fault)
    expect(found).toMatch(/main target below 60px: .*小/)
    expect(found).toMatch(/text below 18px: 9px “很淡/)
  })
})
