import type { Page } from 'playwright-core'
import type { Server } from './server.ts'

/** Waits for a line that the server prints behind its first answer. */
export async function waitForLine(server: Server, line: RegExp, seconds = 60): Promise<void> {
  for (let left = seconds * 20; !line.test(server.printed()); left--) {
    if (left <= 0) throw new Error(`the server never printed ${line}:\n${server.printed()}`)
    await new Promise((done) => setTimeout(done, 50))
  }
}

/** Every public page of every place lies in the data folder; nothing is being rendered behind the reader any more. */
export const published = (server: Server): Promise<void> =>
  waitForLine(server, /公开页面已全部生成/, 280)

/** The demo accounts as a start prints them: login → password. */
export async function printedAccounts(server: Server): Promise<Map<string, string>> {
  await waitForLine(server, /^ {2}\S+-dept\t\S+\t\S+\n/m)
  const lines = server.printed().matchAll(/^ {2}(\S+)\t(\S+)\t/gm)
  return new Map([...lines].map(([, login = '', password = '']) => [login, password]))
}

/** Signs in through the page, as a member of staff does. */
export async function signIn(page: Page, server: Server, login: string): Promise<void> {
  const password = (await printedAccounts(server)).get(login)
  if (password === undefined) throw new Error(`no demo account ${login} was printed`)
  await page.goto('/admin/sign-in/')
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL(/\/admin\/(?!sign-in)/)
}

/** Opens a step of the desk when it is shut, fills it by its labels (a select by a pattern), and sends it. */
export async function takeStep(
  page: Page,
  id: string,
  fields: Record<string, string> = {},
): Promise<void> {
  const act = page.locator(`#act-${id}`)
  if ((await act.getAttribute('open')) === null) await act.locator('summary').first().click()
  for (const [label, value] of Object.entries(fields)) {
    const field = act.getByLabel(label)
    const option = field.locator('option').filter({ hasText: new RegExp(value) })
    if ((await field.evaluate((f) => f.tagName)) === 'SELECT')
      await field.selectOption({ label: await option.innerText() })
    else await field.fill(value)
  }
  const button = act.locator('button[type=submit]')
  await Promise.all([page.waitForEvent('domcontentloaded'), button.click()])
  await page.waitForLoadState()
  const refused = page.locator('.error-summary')
  if (await refused.count()) throw new Error(`${id}: ${await refused.innerText()}`)
}
