import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openReader } from '#test/kit/browser.ts'
import { builtCopy, shouwen } from '#test/kit/built-copy.ts'
import { listed, searchFor } from '#test/kit/finding.ts'
import { plainHost } from '#test/kit/plain-host.ts'

const base = '/gov/zhifa'
let dir = ''
let out = ''
let host: { url: string; server: Server }
let browser: Browser

beforeAll(async () => {
  dir = builtCopy(base)
  out = join(dir, 'out')
  shouwen(dir, ['dist/cli.mjs', 'publish', '--to', out], { BASE: base })
  host = await plainHost(out, base)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  host?.server.close()
  rmSync(dir, { recursive: true, force: true })
})

const read = async (act: (page: Page) => Promise<void>): Promise<void> => {
  const { context, page, faults } = await openReader(browser, host)
  await act(page)
  await context.close()
  expect(faults).toEqual([])
}

describe('a static copy on a plain host under a base path (S0-33; DESIGN §3)', () => {
  it('is read from page to page, and searches', () =>
    read(async (page) => {
      await page.goto(`${base}/lingxi/`)
      await page.getByRole('searchbox').first().fill('摆摊')
      await page.getByRole('button', { name: '搜索' }).first().click()
      await page.waitForURL((url) => url.pathname === `${base}/lingxi/search/`)
      expect((await listed(page)).hits.length).toBeGreaterThan(0)
      expect((await searchFor(page, '老板拖欠工资')).hits[0]).toContain('工资')
      expect((await searchFor(page, 'qqzzxxjj')).none).toBe(true)
      await searchFor(page, '楼下烧烤油烟')
      await page.locator('#hits a').first().click()
      await page.waitForURL((url) => url.pathname.startsWith(`${base}/lingxi/items/`))
      expect(await page.locator('main').innerText()).toContain('依据')
    }))

  it('switches 长辈版 where no server answers, and keeps it', () =>
    read(async (page) => {
      await page.goto(`${base}/lingxi/`)
      await page.getByRole('button', { name: '长辈版', exact: true }).click()
      expect(await page.locator('html').getAttribute('data-mode')).toBe('elder')
      await page.goto(`${base}/lingxi/items/`)
      expect(await page.locator('html').getAttribute('data-mode')).toBe('elder')
    }))

  it('has every address of its pages under the base, and a file behind each', () => {
    const pages = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((f) =>
      /(index|410)\.html$/.test(f),
    )
    expect(pages.length).toBeGreaterThan(300)
    const live =
      /^\/(mode|admin\/|api\/)|\/(complain|chat|clue|track|receipt|find|decisions\/as-of)(\/|$)/
    const wrong = new Set<string>()
    for (const page of pages)
      for (const [, address = ''] of readFileSync(join(out, page), 'utf8').matchAll(
        /(?:href|src|data-index|data-items)="(\/[^"#?]*)/g,
      )) {
        const below = address.startsWith(`${base}/`) ? address.slice(base.length) : null
        if (below === null) wrong.add(`${page}: ${address} is outside the base`)
        else if (!live.test(below) && !below.endsWith('search-index/')) {
          const file = below.endsWith('/') ? `${below}index.html` : below
          const stub = file.replace('index.html', '410.html')
          if (!existsSync(join(out, file)) && !existsSync(join(out, stub)))
            wrong.add(`${page}: nothing behind ${address}`)
        }
      }
    expect([...wrong].slice(0, 20)).toEqual([])
  })
})
