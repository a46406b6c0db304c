import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core'
import { complain, nightNoise } from './citizen.ts'
import { printedAccounts, published, signIn } from './demo-staff.ts'
import { findChromium } from './prepare.ts'
import { startServer } from './server.ts'

/** `npm run -s screenshots`: pictures of the running product for the README, in docs/screenshots/. */
const folder = resolve(import.meta.dirname, '../../docs/screenshots')
mkdirSync(folder, { recursive: true })

const server = await startServer()
const browser = await chromium.launch({
  executablePath: findChromium() ?? '',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
const slug = (await printedAccounts(server)).keys().next().value?.split('-')[0] ?? ''
await published(server)

async function shot(
  name: string,
  look: BrowserContextOptions,
  work: (page: Page) => Promise<unknown>,
) {
  const context = await browser.newContext({ baseURL: server.url, locale: 'zh-CN', ...look })
  const page = await context.newPage()
  await work(page)
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
  await context.close()
}
const desktop = { viewport: { width: 1280, height: 860 } }
const phone = { viewport: { width: 360, height: 780 } }

await shot('home', desktop, (page) => page.goto(`/${slug}/`))
await shot('search', desktop, async (page) => {
  await page.goto(`/${slug}/search/?q=${encodeURIComponent('楼下烧烤油烟')}`)
  await page.locator('mark').first().waitFor()
})
await shot('item-phone', phone, (page) => page.goto(`/${slug}/items/shengtai-001/`))
await shot('elder-phone', phone, async (page) => {
  await page.goto(`/${slug}/`)
  await page.getByRole('button', { name: '长辈版' }).first().click()
  await page.waitForLoadState()
})
await shot('receipt-phone', phone, async (page) => {
  await page.goto(`/${slug}/complain/`)
  await complain(page, { story: nightNoise })
})
await shot('inbox', desktop, async (page) => signIn(page, server, `${slug}-clerk`))

await browser.close()
await server.stop()
