import { beforeAll, describe, expect, it } from 'vitest'
import { useWeb } from '#test/kit/browser.ts'
import { published as allPublished, signIn } from '#test/kit/demo-staff.ts'
import {
  cataloguePages,
  deskPages,
  importedPages,
  inspectionPages,
  journeyPages,
} from '#test/kit/live-pages.ts'
import { inspect, looks } from '#test/kit/looks.ts'
import { pageFiles, samples } from '#test/kit/pages.ts'

/** A county besides: only there are agreements and statistics. */
const web = useWeb({ PLACES: 'chuxiong,lingxi,hunan' })
beforeAll(() => allPublished(web.server))
const live = new Set<string>([
  ...journeyPages,
  ...deskPages,
  ...cataloguePages,
  ...importedPages,
  ...inspectionPages,
])
const published = pageFiles().filter((file) => !live.has(file))

describe('published pages: the longest in every look, the shortest and one at random in one (STYLE 22)', () => {
  it.each(published)('%s', async (file) => {
    const paths = samples(web.server.dir).get(file) ?? []
    expect(paths.length, 'a page that is neither published nor named as live').toBeGreaterThan(0)
    const page = await web.reader()
    for (const [n, path] of paths.entries()) {
      await page.goto(path)
      expect(await inspect(page, n === 0 ? looks : ['standard'])).toEqual([])
    }
  })

  it('a withdrawn decision leaves a stub, and it is as good', async () => {
    const publisher = await web.reader()
    await signIn(publisher, web.server, 'lingxi-publisher')
    await publisher.goto('/admin/decisions/')
    const released = publisher.locator('section', { hasText: '已公开' }).last()
    await released.locator('td a').first().click()
    const stub = `/lingxi/decisions/${publisher.url().split('/').at(-2)}/`
    await publisher.getByLabel('撤回的理由').fill('演示：决定被撤销')
    await publisher.getByRole('button', { name: '撤回', exact: true }).click()
    const page = await web.reader({ allow: [410] })
    await expect.poll(async () => (await page.goto(stub))?.status(), { timeout: 20_000 }).toBe(410)
    expect(await page.locator('main').innerText()).toContain('演示：决定被撤销')
    expect(await inspect(page)).toEqual([])
  })
})

it('every page file is looked at in one of these files', () => {
  const gone = [...live].filter((file) => !pageFiles().includes(file))
  expect(gone).toEqual([])
})
