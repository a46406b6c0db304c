import { rmSync } from 'node:fs'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest'
import { newDemoFolder, publicUrl } from './demo-folder.ts'
import { findChromium } from './prepare.ts'
import { plainEnv, startServer, type Server } from './server.ts'
import { watch } from './watch.ts'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const launchBrowser = async (more: readonly string[] = []): Promise<Browser> => {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no Chromium: run `node test/kit/prepare.ts`')
  // Without a UTF-8 locale Chromium cannot name a download in Chinese.
  return chromium.launch({
    executablePath,
    args: [...flags, ...more],
    env: { ...plainEnv(), LC_ALL: 'C.UTF-8' },
  })
}

export const phone = { width: 360, height: 740 }
export const desktop = { width: 1280, height: 900 }

export type Look = {
  size?: { width: number; height: number }
  /** Display modes of the reader: 长辈版, 高对比. */
  modes?: readonly ('elder' | 'contrast')[]
  dark?: boolean
  /** Without it, scripts do not run at all. */
  scripts?: boolean
  /** Statuses of failed answers that this reader is to meet. */
  allow?: readonly number[]
}

/** Each reader comes from an address of its own, so that one test does not use up the limits of another. */
let readers = 0
const address = (): string => {
  readers += 1
  return `10.${process.pid % 250}.${readers >> 8}.${readers & 255}`
}

/** A reader with a browser profile of its own; `faults` collects whatever went wrong on any of its pages. */
export async function openReader(
  browser: Browser,
  server: Pick<Server, 'url'>,
  look: Look = {},
): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
  const { size = phone, modes = [], dark = false, scripts = true, allow = [] } = look
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: size,
    javaScriptEnabled: scripts,
    colorScheme: dark ? 'dark' : 'light',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    hasTouch: size.width < 600,
    extraHTTPHeaders: { 'x-forwarded-for': address() },
  })
  context.setDefaultTimeout(20_000)
  if (modes.length)
    await context.addCookies([{ name: 'display', value: modes.join('+'), url: server.url }])
  const faults = watch(context, new URL(server.url).host, allow)
  return { context, page: await context.newPage(), faults }
}

export type Web = {
  server: Server
  browser: Browser
  /** A new reader's page. When the test ends, a fault on it fails the test, and it is closed. */
  reader: (look?: Look) => Promise<Page>
}

/**
 * The built product over a demo data folder and one browser for a test file, started before its tests and stopped
 * after them. `before` may change the folder first.
 */
export function useWeb(
  env: Record<string, string> = {},
  before: (dir: string) => Promise<unknown> = async () => undefined,
): Web {
  // A journey is many pages; a busy machine takes its time over them.
  vi.setConfig({ testTimeout: 180_000 })
  let open: { context: BrowserContext; faults: string[] }[] = []
  const web = {} as Web
  beforeAll(async () => {
    const dir = await newDemoFolder()
    await before(dir)
    web.server = await startServer({
      dir,
      env: { TRUST_PROXY: '1', PUBLIC_URL: publicUrl, ...env },
    })
    web.browser = await launchBrowser()
    web.reader = async (look) => {
      const made = await openReader(web.browser, web.server, look)
      open.push(made)
      return made.page
    }
  })
  afterEach(async () => {
    const ended = open
    open = []
    for (const { context } of ended) await context.close()
    expect(web.server.child.exitCode, web.server.printed()).toBe(null)
    expect(ended.flatMap((r) => r.faults)).toEqual([])
  })
  afterAll(async () => {
    await web.browser?.close()
    await web.server?.stop()
    if (web.server) rmSync(web.server.dir, { recursive: true, force: true })
  })
  return web
}
