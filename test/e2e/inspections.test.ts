import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { desktop, useWeb } from '#test/kit/browser.ts'
import { facts } from '#test/kit/content.ts'
import { signIn } from '#test/kit/demo-staff.ts'
import { planInspections } from '#test/kit/inspections.ts'
import { inspectionPages } from '#test/kit/live-pages.ts'
import { inspect } from '#test/kit/looks.ts'
import { fileOf } from '#test/kit/pages.ts'

const slug = 'lingxi'
const here = facts().places.find((p) => p.slug === slug)?.firstResponder ?? ''
const item = facts().items[0]?.id ?? ''
const made = { plan: '', draw: '' }
const web = useWeb({ PLACES: slug }, async (dir) =>
  Object.assign(made, await planInspections(dir, slug, here, item)),
)
const seen = new Set<string>()
const looked = async (page: Page) => {
  seen.add(fileOf(new URL(page.url()).pathname) ?? '')
  expect(await inspect(page)).toEqual([])
}
const send = async (page: Page, name: string, answer: string) => {
  await page.getByRole('button', { name, exact: true }).click()
  await page.locator(answer).first().waitFor()
}

describe('inspections by plan, as the desk and the public see them (S1-16, S2-19)', () => {
  it('a plan is made, its objects and visits kept; what goes too far comes back to its form', async () => {
    const page = await web.reader({ size: desktop })
    await signIn(page, web.server, `${slug}-lead`)
    await page.goto('/admin/inspections/')
    await send(page, '登记计划', '.error-summary')
    await looked(page)
    await page.goto(`/admin/inspections/${made.plan}/`)
    await looked(page)
    await page.getByText('安排一次检查').click()
    await page.getByLabel('检查对象', { exact: true }).selectOption({ index: 1 })
    await page.getByLabel('去的日期').fill('2026-06-01')
    await page.getByLabel('为什么去').selectOption({ label: '按计划' })
    await send(page, '安排', '.notice.ok')
    await page.getByText('安排一次检查').click()
    await page.getByLabel('检查对象', { exact: true }).selectOption({ index: 1 })
    await page.getByLabel('去的日期').fill('2026-07-01')
    await page.getByLabel('为什么去').selectOption({ label: '按计划' })
    await send(page, '安排', '.error-summary')
    expect(await page.locator('.error-summary').innerText()).toContain('最多查 1 次')
    await looked(page)
  })

  it('the public reads plan and draw, and the record holds what is needed to draw again', async () => {
    const page = await web.reader()
    await page.goto(`/${slug}/inspections/`)
    await looked(page)
    await page.getByRole('link', { name: /演示年度计划/ }).click()
    await page.getByRole('heading', { name: '抽到的' }).waitFor()
    await looked(page)
    const answer = await page.request.get(`/${slug}/inspections/${made.draw}.json`)
    const record = await answer.text()
    expect(JSON.parse(record)).toMatchObject({ format: 'shouwen-draw-1', count: 2 })
    expect(record).not.toMatch(/演示员|演示000/)
  })

  it('every page of inspections is among them', () =>
    expect(inspectionPages.filter((file) => !seen.has(file))).toEqual([]))
})
