import type { Page } from 'playwright-core'

export type Listed = { status: string; hits: string[]; marks: string[]; none: boolean }

/** What the search page of a place shows, once it shows something. */
export async function listed(page: Page): Promise<Listed> {
  await page.locator('#status').filter({ hasText: /找到/ }).waitFor()
  return {
    status: (await page.locator('#status').innerText()).trim(),
    hits: (await page.locator('#hits > li > a').allInnerTexts()).map((t) => t.trim()),
    marks: await page.locator('#hits mark').allInnerTexts(),
    none: await page.locator('#none').isVisible(),
  }
}

/** Types a query over the one before, and waits for its own result. */
export async function searchFor(page: Page, query: string): Promise<Listed> {
  await page.locator('#status').evaluate((status) => (status.textContent = ''))
  await page.locator('#q').fill(query)
  return listed(page)
}
