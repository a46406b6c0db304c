import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { useWeb } from '#test/kit/browser.ts'
import { press, readReceipt, tellName, tellStory, tellWhen, tellWhere } from '#test/kit/citizen.ts'
import { casesWith, residueOf } from '#test/kit/residue.ts'

const web = useWeb({ LOG_LEVEL: 'debug' })
const kept = (page: Page) => page.evaluate(() => JSON.stringify(Object.values(localStorage)))
let marks = 0
const mark = (): string => `canary-${process.pid}-${(marks += 1)}`

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('on-the-page 6: what accuses the office is not taken, %s', (_name, scripts) => {
  it.each([
    ['enforcement conduct', '执法的时候骂人，还推了我一把。', '我对工作人员或执法方式有意见'],
    ['a body of the place', '灵溪镇综合行政执法队乱罚款，不给票据。', '请你们去查、去管'],
    ['an office under its other name', '灵溪镇政府私自收费。', '请你们去查、去管'],
    ['a bribe', '有个干部收了老板的红包，包庇他乱倒垃圾。', '请你们去查、去管'],
  ])('%s', async (_what, text, wish) => {
    const canary = mark()
    const story = `${text}${canary}`
    const page = await web.reader({ scripts, allow: [422] })
    await tellStory(page, { story, wish })
    const main = page.locator('main')
    expect(await main.locator('a[href="tel:12388"]').count()).toBe(1)
    expect(await main.innerText()).toContain('县人民政府')
    expect(await main.innerText()).toContain('没有保存')
    // The writer gets the text back, in this answer alone.
    expect(await page.getByLabel('您写的内容').inputValue()).toBe(story)
    expect(residueOf(web.server, canary)).toEqual([])
    expect(await page.context().cookies()).toEqual([])
    if (scripts) expect(await kept(page)).not.toContain(canary)
  })

  it('a text that only names a place by its office may be mended and goes on', async () => {
    const canary = mark()
    const page = await web.reader({ scripts, allow: [422] })
    await tellStory(page, { story: `灵溪镇政府那条街有人乱倒渣土。${canary}` })
    const mended = `老街有人乱倒渣土。${canary}`
    await page.getByLabel('您写的内容').fill(mended)
    await press(page, '改好了，继续')
    await tellWhere(page)
    await tellWhen(page)
    await press(page)
    await tellName(page)
    await press(page, '提交')
    await readReceipt(page)
    expect(casesWith(web.server, mended)).toBe(1)
  })
})

it('on-the-page 6: neither the chat, nor the clue page, nor the API takes it', async () => {
  const canary = mark()
  const story = `灵溪镇综合行政执法队乱罚款。${canary}`
  const page = await web.reader({ allow: [422] })
  await page.goto('/lingxi/chat/')
  await page.getByLabel('您说').fill(story)
  await page.getByRole('button', { name: '发送', exact: true }).click()
  await page.getByText('12388').first().waitFor()
  expect(await page.getByLabel('您说').inputValue()).toBe(story)

  await page.goto('/lingxi/clue/')
  await page.getByLabel('以罚代管（罚了就不管）').check()
  await page.getByLabel('请写清楚什么事、哪里、找过谁').fill(story)
  await press(page, '提交')
  expect(await page.locator('.error-summary').innerText()).toContain('12388')

  const answer = await page.request.post('/api/lingxi/cases', { data: { story, wish: 'check' } })
  expect(answer.status()).toBe(422)
  expect((await answer.json()).code).toBe('door.closed')
  expect(residueOf(web.server, canary)).toEqual([])
})
