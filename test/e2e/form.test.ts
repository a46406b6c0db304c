import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { useWeb } from '#test/kit/browser.ts'
import {
  nightNoise,
  press,
  readReceipt,
  sendTwice,
  tellAll,
  tellName,
  tellStory,
  tellWhen,
  tellWhere,
} from '#test/kit/citizen.ts'
import { casesWith, openData } from '#test/kit/residue.ts'

const web = useWeb()
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()
const kept = (page: Page) =>
  page.evaluate(() => JSON.stringify(Object.fromEntries(Object.entries(localStorage))))
const back = async (page: Page) => {
  await page.getByRole('link', { name: '上一步' }).click()
  await page.waitForLoadState()
}

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('the form, %s', (_name, scripts) => {
  it('back never loses anything, on the page nor in the browser (B4)', async () => {
    const page = await web.reader({ scripts })
    await tellAll(page)
    expect(await heading(page)).toBe('请检查一遍，再提交')
    await back(page)
    expect(await page.getByLabel('匿名').isChecked()).toBe(true)
    await back(page)
    await back(page)
    expect(await page.getByLabel('经常发生').isChecked()).toBe(true)
    expect(await page.getByLabel('几点、多久一次').inputValue()).toContain('凌晨2点')
    await back(page)
    expect(await page.getByLabel('灵溪镇', { exact: true }).isChecked()).toBe(true)
    await back(page)
    expect(await page.getByLabel('发生了什么事？').inputValue()).toBe(nightNoise)
    await press(page)
    expect(await heading(page)).toBe('请检查一遍，再提交')
    await page.goBack()
    expect(await page.getByLabel('发生了什么事？').inputValue()).toBe(nightNoise)
  })

  it('a double press makes one case, and the receipt comes', async () => {
    const page = await web.reader({ scripts })
    const story = `${nightNoise}双击${String(scripts)}`
    await tellAll(page, { story })
    await sendTwice(page)
    const { number } = await readReceipt(page)
    expect(number).toMatch(/^LI-\d{6}-/)
    expect(casesWith(web.server, story)).toBe(1)
  })

  it.each([
    ['one character', '吵', '太短了，请至少写2个字'],
    ['100,000 characters', '吵'.repeat(100_000), '写了100000个字，最多5000个字'],
  ])('a text of %s comes back whole with a sentence', async (_what, story, says) => {
    const page = await web.reader({ scripts, allow: [422] })
    await tellStory(page, { story })
    expect(await page.locator('.error-summary').innerText()).toContain(says)
    expect(await page.getByLabel('发生了什么事？').inputValue()).toBe(story)
    expect(await page.getByLabel('请你们去查、去管').isChecked()).toBe(true)
    expect(await page.title()).toMatch(/^需要改一下/)
  })

  it('a wrong area is refused, and what was typed beside it stays', async () => {
    const page = await web.reader({ scripts, allow: [422] })
    await tellStory(page)
    await page.getByLabel('灵溪镇', { exact: true }).evaluate((radio) => {
      ;(radio as HTMLInputElement).value = 'atlantis'
    })
    await tellWhere(page, { spot: '演示桥下' })
    expect(await page.locator('.error-summary').innerText()).toContain('没有这个区域')
    expect(await page.getByLabel('具体位置').inputValue()).toBe('演示桥下')
    await page.getByLabel('灵溪镇', { exact: true }).check()
    await press(page)
    expect(await heading(page)).toBe('是什么时候的事？')
  })

  it('in an emergency the numbers come first, and the case is taken too (on-the-page 3)', async () => {
    const page = await web.reader({ scripts })
    const story = `楼下饭店煤气泄漏，味道很大，有人晕倒了。${String(scripts)}`
    await tellStory(page, { story })
    expect(await heading(page)).toBe('请先打电话')
    for (const number of ['110', '119', '120'])
      expect(await page.locator(`main a[href="tel:${number}"]`).count()).toBe(1)
    await press(page, '已经打了，或者不用打，接着填')
    await tellWhere(page)
    await tellWhen(page)
    await press(page)
    await tellName(page)
    await press(page, '提交')
    await readReceipt(page)
    expect(casesWith(web.server, story)).toBe(1)
  })

  it('an expired form says so, and nothing was sent', async () => {
    const page = await web.reader({ scripts, allow: [410] })
    const story = `${nightNoise}过期${String(scripts)}`
    await tellAll(page, { story })
    const data = openData(web.server)
    data.prepare('update drafts set expires_at = ?').run(Date.now() - 1)
    data.close()
    await press(page, '提交')
    expect(await page.locator('.error-summary').innerText()).toContain('24小时')
    expect(casesWith(web.server, story)).toBe(0)
    // The device still has the text where scripts run; the server has erased its copy as it promised.
    if (scripts) expect(await page.getByLabel('发生了什么事？').inputValue()).toBe(story)
  })
})

describe('the draft on the device (on-the-page 9)', () => {
  it('survives a reload, and is gone when the case is sent', async () => {
    const page = await web.reader()
    await page.goto('/lingxi/complain/')
    await page.getByLabel('发生了什么事？').fill(nightNoise)
    await page.getByLabel('请你们去查、去管').check()
    await page.reload()
    expect(await page.getByLabel('发生了什么事？').inputValue()).toBe(nightNoise)
    expect(await page.getByLabel('请你们去查、去管').isChecked()).toBe(true)
    await press(page)
    await tellWhere(page)
    await tellWhen(page)
    await press(page)
    await tellName(page, {
      name: '留姓名和联系方式',
      contact: { name: '演示某某', phone: '13900000001' },
    })
    expect(await kept(page)).toContain('夜间施工')
    expect(await kept(page)).not.toMatch(/演示某某|13900000001/)
    await press(page, '提交')
    await readReceipt(page)
    expect(await kept(page)).toBe('{}')
  })

  it('is gone after «这是公用电脑», with the draft of the server and its cookie', async () => {
    const page = await web.reader()
    await tellStory(page, { story: `${nightNoise}公用电脑` })
    await page.getByLabel('具体位置').fill('演示路')
    await press(page, '这是公用电脑，清掉我填的')
    expect(await heading(page)).toBe('已经清掉')
    expect(await kept(page)).toBe('{}')
    expect(await page.context().cookies()).toEqual([])
    await page.goto('/lingxi/complain/')
    expect(await page.getByLabel('发生了什么事？').inputValue()).toBe('')
  })
})
