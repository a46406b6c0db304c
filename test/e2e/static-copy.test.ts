import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openReader } from '#test/kit/browser.ts'
import { builtCopy, shouwen } from '#test/kit/built-copy.ts'
import { nightNoise, press, readReceipt, tellName, tellWhen, tellWhere } from '#test/kit/citizen.ts'
import { printedAccounts } from '#test/kit/demo-staff.ts'
import { listed, searchFor } from '#test/kit/finding.ts'
import { plainHost } from '#test/kit/plain-host.ts'
import { startServer } from '#test/kit/server.ts'

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
      /^\/(mode|admin\/|api\/)|\/(complain|chat|clue|track|receipt|find|gaps|inspections|deadlines\/on|decisions\/(?:as-of|ask)|officers\/check)(\/|$)|\.xlsx$/
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

it.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('under a base path a complaint comes in and the desk opens it, %s', async (_name, scripts) => {
  const server = await startServer({ built: dir, env: { BASE: base } })
  const { context, page, faults } = await openReader(browser, server, { scripts })
  await page.goto(`${base}/lingxi/`)
  await page.getByRole('link', { name: '我要反映问题', exact: true }).first().click()
  await page.getByLabel('发生了什么事？').fill(nightNoise)
  await page.getByLabel('请你们去查、去管').check()
  await press(page)
  await tellWhere(page)
  await tellWhen(page)
  await press(page)
  await tellName(page)
  await press(page, '提交')
  const { number } = await readReceipt(page)
  await page.getByRole('link', { name: '现在看进度' }).click()
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('已收到，等待受理')
  await page.getByLabel('补充情况').fill('补充一句')
  await press(page, '发送')
  expect(await page.locator('main').innerText()).toContain('补充一句')

  const password = (await printedAccounts(server)).get('lingxi-clerk') ?? ''
  await page.goto(`${base}/admin/`)
  await page.getByLabel('登录名').fill('lingxi-clerk')
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('link', { name: number }).first().click()
  expect(await page.locator('.case-text').innerText()).toBe(nightNoise)
  await page.getByRole('button', { name: '长辈版', exact: true }).click()
  await page.waitForLoadState()
  expect(await page.locator('html').getAttribute('data-mode')).toBe('elder')
  expect(new URL(page.url()).pathname).toMatch(/^\/gov\/zhifa\/admin\/cases\//)
  await context.close()
  await server.stop()
  expect(faults).toEqual([])
})
