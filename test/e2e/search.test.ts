import { describe, expect, it } from 'vitest'
import { useWeb } from '#test/kit/browser.ts'
import { listed, searchFor } from '#test/kit/finding.ts'

const web = useWeb()
const everyday = ['摆摊', '楼下烧烤油烟', '老板拖欠工资', '半夜施工', '占道经营', '噪声']
const hostile = [
  ':',
  '*',
  '~',
  '"',
  '+-^~*: "',
  'title:油烟 +噪声 -垃圾 油烟~9 油*',
  '😀🚧👷‍♀️',
  '"><script>alert(1)</script>',
  '\u202e\u0000\ud800',
  '吵'.repeat(10_000),
  "'; drop table items; --",
  '   ',
]

describe('search in the browser (B3)', () => {
  it('understands everyday words, marks them, and needs no request beyond the index', async () => {
    const page = await web.reader()
    await page.goto('/lingxi/')
    await page.getByRole('searchbox').first().fill('摆摊')
    await page.getByRole('button', { name: '搜索' }).first().click()
    await page.waitForURL(/\/lingxi\/search\/\?q=/)
    const stalls = await listed(page)
    expect(stalls.hits.slice(0, 5).join('\n')).toMatch(/摆摊|占道|摊/)

    const smoke = await searchFor(page, '楼下烧烤油烟')
    expect(smoke.hits.slice(0, 3).join('\n')).toMatch(/油烟|烧烤/)
    expect(smoke.marks.join('')).toMatch(/油烟|烧烤/)
    const wages = await searchFor(page, '老板拖欠工资')
    expect(wages.hits.slice(0, 3).join('\n')).toContain('工资')
    expect(page.url()).toContain(encodeURIComponent('老板拖欠工资'))
    await page.locator('#hits a').first().click()
    await page.waitForURL(/\/lingxi\/items\//)
    await page.goBack()
    expect((await listed(page)).hits).toEqual(wages.hits)
  })

  it('narrows by field, kind and body; the address keeps what is chosen', async () => {
    const page = await web.reader()
    await page.goto('/lingxi/search/')
    const all = await searchFor(page, '垃圾')
    const field = page.getByLabel('领域')
    const option = await field.locator('option').nth(1).innerText()
    const [, name = '', count = ''] = /^(.+)（(\d+)）$/.exec(option) ?? []
    expect(Number(count)).toBeGreaterThan(0)
    await page.locator('#status').evaluate((status) => (status.textContent = ''))
    await field.selectOption({ index: 1 })
    const narrowed = await listed(page)
    expect(narrowed.status).toBe(`找到 ${count} 项${Number(count) > 10 ? '，先列 10 项' : ''}`)
    for (const hit of narrowed.hits) expect(hit).not.toBe('')
    expect(narrowed.hits.length).toBeLessThanOrEqual(all.hits.length)
    const tags = await page.locator('#hits .tag.brand').allInnerTexts()
    expect(new Set(tags)).toEqual(new Set([name]))
    await page.reload()
    expect(await listed(page)).toEqual(narrowed)
    for (const label of ['类别', '由谁行使'])
      expect(await page.getByLabel(label).locator('option').count()).toBeGreaterThan(1)
  })

  it('an empty result offers the complaint form and 12345', async () => {
    for (const scripts of [true, false]) {
      const page = await web.reader({ scripts })
      await page.goto(`/lingxi/${scripts ? 'search' : 'find'}/?q=qqzzxxjj`)
      const found = await listed(page)
      expect(found).toMatchObject({ hits: [], none: true })
      const none = page.locator('#none')
      expect(await none.getByRole('link', { name: '我要反映问题' }).getAttribute('href')).toBe(
        '/lingxi/complain/',
      )
      expect(await none.getByRole('link', { name: '打 12345' }).getAttribute('href')).toBe(
        'tel:12345',
      )
    }
  })

  it('hostile queries never throw, here and on the server', async () => {
    const page = await web.reader()
    const dialogs: string[] = []
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    await page.goto('/lingxi/search/')
    for (const query of hostile) {
      await page.locator('#q').evaluate((q) => q.removeAttribute('maxlength'))
      const found = await searchFor(page, query)
      expect(found.status, query.slice(0, 20)).toMatch(/^(找到|没有找到)/)
      const path = `/lingxi/find/?q=${encodeURIComponent(query.toWellFormed().slice(0, 1_500))}`
      const answer = await page.request.get(path)
      expect(answer.status(), query.slice(0, 20)).toBe(200)
      expect(await answer.text()).not.toContain('"><script>alert')
    }
    await page.goto(`/lingxi/find/?q=${encodeURIComponent('"><script>alert(1)</script>')}`)
    expect(dialogs).toEqual([])
  })

  it('without JavaScript the server gives the same list', async () => {
    const page = await web.reader()
    const plain = await web.reader({ scripts: false })
    await page.goto('/lingxi/search/')
    await plain.goto('/lingxi/')
    await plain.getByRole('searchbox').first().fill('摆摊')
    await plain.getByRole('button', { name: '搜索' }).first().click()
    expect(plain.url()).toContain('/lingxi/find/?q=')
    for (const query of everyday) {
      const here = await searchFor(page, query)
      await plain.goto(`/lingxi/find/?q=${encodeURIComponent(query)}`)
      const there = await listed(plain)
      expect(there, query).toEqual(here)
      expect(there.hits.length, query).toBeGreaterThan(0)
    }
    await plain.getByLabel('领域').selectOption({ index: 1 })
    await plain.getByRole('button', { name: '搜索' }).click()
    expect((await listed(plain)).hits.length).toBeGreaterThan(0)
    expect(new URL(plain.url()).searchParams.get('field')).toBeTruthy()
  })
})
