import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { useWeb } from '#test/kit/browser.ts'
import { nightNoise, press, readReceipt } from '#test/kit/citizen.ts'
import { openData } from '#test/kit/residue.ts'

const web = useWeb()

/** Does something and waits until the program has said one thing more. */
async function turn(page: Page, act: () => Promise<void>): Promise<void> {
  const before = await page.locator('[data-chat] li').count()
  await act()
  await page
    .locator('[data-chat] li')
    .nth(before + 1)
    .waitFor()
}
const say = (page: Page, line: string) =>
  turn(page, async () => {
    await page.getByLabel('您说').fill(line)
    await page.getByRole('button', { name: '发送', exact: true }).click()
  })
const pick = (page: Page, label: string) =>
  turn(page, () => page.getByRole('button', { name: label, exact: true }).click())
const lastSaid = async (page: Page) =>
  (await page.locator('[data-chat] li.ours').allInnerTexts()).slice(-2).join('\n')
const caseOf = (number: string) => {
  const data = openData(web.server)
  const row = data
    .prepare('select text, area, spot, channel from cases where number = ?')
    .get(number)
  data.close()
  return row as { text: string; area: string | null; spot: string | null; channel: string }
}

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('the conversation, %s', (_name, scripts) => {
  it('by typing alone: story, wish, item, place, time, correction, receipt (B5; on-the-page 9)', async () => {
    const page = await web.reader({ scripts })
    await page.goto('/lingxi/chat/')
    const opening = await page.locator('.notice').first().innerText()
    expect(opening).toContain('没有提交的，24小时后删除')
    expect(opening).toContain('我是一个程序')
    expect(await page.context().cookies()).toEqual([])

    await say(page, nightNoise)
    expect(await lastSaid(page)).toContain('您希望我们做什么')
    await say(page, '去查一查')
    expect(await lastSaid(page)).toContain('是不是这件事')
    await say(page, '1')
    await say(page, '灵溪镇')
    await say(page, '演示路12号')
    await say(page, '每天夜里11点')
    await say(page, '没有')
    await say(page, '多久答复')
    expect(await lastSaid(page)).toMatch(/期限|来源|答复/)
    await say(page, '匿名')
    await page.getByRole('heading', { name: '请检查一遍' }).waitFor()
    await say(page, '改一下地点')
    await say(page, '演示路99号')
    await page.getByText('演示路99号').last().waitFor()
    await say(page, '时间改成昨天')
    const card = page.locator('section.card')
    await card
      .getByText('某一天发生的')
      .or(card.getByText(/\d{4}-\d\d-\d\d/))
      .waitFor()
    expect(await card.innerText()).toContain('演示路99号')
    await press(page, '提交')
    const { number } = await readReceipt(page)
    expect(caseOf(number)).toMatchObject({ text: nightNoise, area: 'lingxi', channel: 'chat' })
    expect(caseOf(number).spot).toContain('演示路99号')
  })

  it('by buttons after the story', async () => {
    const page = await web.reader({ scripts })
    await page.goto('/lingxi/chat/')
    await say(page, nightNoise)
    await pick(page, '请你们去查、去管')
    await pick(page, '都不是')
    await pick(page, '灵溪镇')
    await pick(page, '跳过')
    await pick(page, '经常发生')
    await pick(page, '好了，下一步')
    await pick(page, '留姓名，但请保密')
    await page.getByLabel('姓名').fill('演示居民')
    await page.getByLabel('电话').fill('13800000000')
    await press(page, '提交')
    const { number } = await readReceipt(page)
    expect(caseOf(number)).toMatchObject({ text: nightNoise, spot: null })
  })

  it('in danger the numbers come before the next question, and the talk goes on', async () => {
    const page = await web.reader({ scripts })
    await page.goto('/lingxi/chat/')
    await say(page, '楼下饭店煤气泄漏，有人晕倒了')
    const said = (await page.locator('[data-chat] li.ours').allInnerTexts()).join('\n')
    for (const number of ['110', '119', '120']) expect(said).toContain(number)
    expect(said.indexOf('119')).toBeLessThan(said.indexOf('您希望我们做什么'))
    await pick(page, '请你们去查、去管')
  })

  it('a reload loses nothing; contact data is in no draft; «这是公用电脑» clears it', async () => {
    const page = await web.reader({ scripts, allow: [422] })
    await page.goto('/lingxi/chat/')
    await say(page, nightNoise)
    await page.reload()
    expect(await page.locator('[data-chat]').innerText()).toContain('夜间施工')
    await press(page, '这是公用电脑，清掉我填的')
    expect(await page.context().cookies()).toEqual([])
    await page.goto('/lingxi/chat/')
    expect(await page.locator('[data-chat]').innerText()).not.toContain('夜间施工')
  })
})
