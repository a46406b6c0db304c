import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Revision } from '#rules/content/revision.ts'
import { desktop, useWeb } from '#test/kit/browser.ts'
import { facts } from '#test/kit/content.ts'
import { published, signIn } from '#test/kit/demo-staff.ts'
import { cataloguePages } from '#test/kit/live-pages.ts'
import { inspect } from '#test/kit/looks.ts'
import { fileOf } from '#test/kit/pages.ts'
import { revise } from '#test/kit/revise.ts'

const slug = 'lingxi'
const field = facts().fields[0]?.id ?? ''
const [changed, recalled, weak] = facts().items.filter((i) => i.field === field)
if (!changed || !recalled || !weak) throw new Error('the first field has no three items')
const old = changed.basis[0]?.law ?? ''
const law = facts().laws.find((l) => l.title === old)
if (!law) throw new Error(`no law ${old}`)
const here = facts().places.find((p) => p.slug === slug)?.firstResponder ?? ''

const cause = '演示：改了'
const revisions: Revision[] = [
  {
    kind: 'item',
    id: changed.id,
    from: '2026-03-01',
    cause,
    payload: { ...changed, title: '演示改名' },
  },
  { kind: 'item', id: recalled.id, from: '2026-04-01', cause: '演示：收回', payload: null },
  { kind: 'law', id: old, from: '2026-01-01', cause, payload: { ...law, to: '2027-03-01' } },
  {
    kind: 'returned',
    place: slug,
    id: weak.id,
    from: '2026-04-01',
    cause,
    payload: { item: weak.id, reasons: ['裁量基准没有写'], on: '2026-04-01', by: here },
  },
  ...['演示0001', '演示0002'].map((id, n): Revision => ({
    kind: 'officer',
    place: slug,
    id,
    from: '2026-01-01',
    cause,
    payload: {
      name: '演示员',
      body: here,
      duty: '执法',
      certificate: id,
      demo: true,
      to: n ? '2026-01-02' : '2099-01-01',
    },
  })),
]
const web = useWeb({ PLACES: slug }, (dir) => revise(dir, revisions))
const open = (path: string) => (page: Page) => page.goto(path)
const ask = (asked: string) => async (page: Page) => {
  await page.goto(`/${slug}/officers/check/`)
  await page.getByLabel('执法证号，或者姓名').fill(asked)
  await page.getByRole('button', { name: '查验' }).click()
  await page.waitForLoadState()
}
const pressed = (path: string, name: string) => async (page: Page) => {
  await page.goto(path)
  await page.getByRole('button', { name, exact: true }).first().click()
  await page.locator('.error-summary, .notice.ok').first().waitFor()
}
const register = async (page: Page) => {
  await page.goto('/admin/catalogue/officers/')
  const csv = '姓名,单位,执法证号,有效期至\n演示员,没有的单位,演示9,2030-01-01\n'
  await page
    .getByLabel('名册文件')
    .setInputFiles([{ name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }])
  await page.getByRole('button', { name: '试读' }).click()
  await page.getByText('逐行核对').waitFor()
}
type Way = { as?: string; file: string; shows: string; go: (page: Page) => Promise<unknown> }
const ways: Way[] = [
  { file: '[place]/changes/index.astro', shows: '演示：收回', go: open(`/${slug}/changes/`) },
  {
    file: '[place]/versions/[version]/index.astro',
    shows: '改了 1 处',
    go: open(`/${slug}/versions/2026-03-01/`),
  },
  {
    file: '[place]/versions/[version]/fields/[field].astro',
    shows: '演示改名',
    go: open(`/${slug}/versions/2026-03-01/fields/${field}/`),
  },
  {
    file: '[place]/versions/[version]/items/[item].astro',
    shows: '这是以前的样子',
    go: open(`/${slug}/versions/initial/items/${changed.id}/`),
  },
  {
    file: '[place]/items/[item].astro',
    shows: '这一项已于 2026-04-01 收回',
    go: open(`/${slug}/items/${recalled.id}/`),
  },
  {
    file: '[place]/versions/[version]/index.astro',
    shows: '2026-03-01 到 2026-03-31',
    go: open(`/${slug}/versions/on/?day=2026-03-15`),
  },
  {
    file: '[place]/versions/on.astro',
    shows: '请写成 2026-05-01 这样的日期',
    go: open(`/${slug}/versions/on/?day=2026-13-01`),
  },
  { file: '[place]/officers/index.astro', shows: '····0001', go: open(`/${slug}/officers/`) },
  { file: '[place]/officers/check.astro', shows: '在有效期内', go: ask('演示0001') },
  { file: '[place]/officers/check.astro', shows: '已经过期', go: ask('演示0002') },
  { file: '[place]/officers/check.astro', shows: '名册里有这个姓名', go: ask('演示员') },
  { file: '[place]/officers/check.astro', shows: '名册里没有', go: ask('0001') },
  { file: '[place]/officers/check.astro', shows: '请写执法证号或者姓名', go: ask('') },
  {
    as: 'publisher',
    file: 'admin/catalogue/index.astro',
    shows: '目录',
    go: open('/admin/catalogue/'),
  },
  {
    as: 'dept-lead',
    file: 'admin/catalogue/claims.astro',
    shows: '写入',
    go: open('/admin/catalogue/claims/'),
  },
  {
    as: 'dept-lead',
    file: 'admin/catalogue/claims.astro',
    shows: '请勾选事项',
    go: pressed('/admin/catalogue/claims/', '写入，以本单位的名义'),
  },
  {
    as: 'publisher',
    file: 'admin/catalogue/proposals.astro',
    shows: '没有等答复的建议',
    go: open('/admin/catalogue/proposals/'),
  },
  {
    as: 'publisher',
    file: 'admin/catalogue/lists.astro',
    shows: '请选清单',
    go: pressed('/admin/catalogue/lists/', '登记批准'),
  },
  {
    as: 'reviewer',
    file: 'admin/catalogue/weak.astro',
    shows: '裁量基准没有写',
    go: open('/admin/catalogue/weak/'),
  },
  {
    as: 'publisher',
    file: 'admin/catalogue/stale.astro',
    shows: '切换：',
    go: open(`/admin/catalogue/stale/?item=${changed.id}`),
  },
  {
    as: 'publisher',
    file: 'admin/catalogue/officers.astro',
    shows: '名册里没有“没有的单位”',
    go: register,
  },
]

describe('the catalogue once an office has revised it, in every look (S0-11, S0-33)', () => {
  it.each(ways.map((way, n) => ({ n: n + 1, ...way })))('$n $file: $shows', async (way) => {
    await published(web.server)
    const page = await web.reader({ size: desktop, allow: [422] })
    if (way.as) await signIn(page, web.server, `${slug}-${way.as}`)
    await way.go(page)
    expect(fileOf(new URL(page.url()).pathname)).toBe(way.file)
    expect(await page.locator('main').innerText()).toContain(way.shows)
    expect(await inspect(page)).toEqual([])
  })

  it('every page beside the catalogue is among them', () => {
    const seen = new Set(ways.map((w) => w.file))
    expect(cataloguePages.filter((file) => !seen.has(file))).toEqual([])
  })

  it('a name that is looked up stands in no address and in no log', async () => {
    const page = await web.reader({ size: desktop })
    await ask('演示员甲乙丙')(page)
    expect(page.url()).not.toContain('演示')
    expect(web.server.printed()).not.toContain('演示员甲乙丙')
  })
})
