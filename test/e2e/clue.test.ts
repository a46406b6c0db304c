import { describe, expect, it } from 'vitest'
import { useWeb } from '#test/kit/browser.ts'
import { press, readReceipt, sendTwice } from '#test/kit/citizen.ts'
import { casesWith, openData } from '#test/kit/residue.ts'

const web = useWeb()
const sentence =
  '这是普通匿名提交，不是加密通道。举报本单位或领导，请改用 12388 或书信。请勿使用单位网络或微信打开。'

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('on-the-page 7: the anonymous page, %s', (_name, scripts) => {
  it('says what it is, asks no name, keeps nothing on the device, sets no cookie (S0-31, S4-1)', async () => {
    const story = `河边堆了两年的垃圾，问了三家都说不归自己管。${String(scripts)}`
    const page = await web.reader({ scripts })
    await page.goto('/lingxi/clue/')
    expect((await page.locator('.notice').first().innerText()).replace(/\s+/g, ' ')).toBe(sentence)
    expect(await page.getByLabel(/姓名|电话/).count()).toBe(0)
    for (const kind of ['三不管', '多头管', '以批代管', '以罚代管', '建议'])
      expect(await page.getByLabel(kind).count()).toBe(1)
    await page.getByLabel('三不管').check()
    await page.getByLabel('请写清楚什么事、哪里、找过谁').fill(story)
    await page.getByLabel('具体位置').fill('演示桥下')
    expect(await page.context().cookies()).toEqual([])
    if (scripts) {
      expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
      await page.reload()
      expect(await page.getByLabel('请写清楚什么事、哪里、找过谁').inputValue()).toBe('')
      await page.getByLabel('三不管').check()
      await page.getByLabel('请写清楚什么事、哪里、找过谁').fill(story)
    }
    await press(page, '提交')
    await readReceipt(page)
    // The receipt is the one thing that needs a cookie, and it is gone in half an hour.
    const cookies = await page.context().cookies()
    expect(cookies.map((c) => [c.name, c.httpOnly, c.sameSite])).toEqual([
      ['receipt', true, 'Strict'],
    ])
    expect(cookies[0]?.expires).toBeLessThan(Date.now() / 1000 + 31 * 60)
    expect(casesWith(web.server, story)).toBe(1)
    if (scripts) expect(await page.evaluate(() => localStorage.length)).toBe(0)
  })

  it('a mistake gives everything back', async () => {
    const page = await web.reader({ scripts, allow: [422] })
    await page.goto('/lingxi/clue/')
    await page.getByLabel('请写清楚什么事、哪里、找过谁').fill('河边垃圾没人管')
    await press(page, '提交')
    expect(await page.locator('.error-summary').innerText()).toContain('请选是哪一种')
    expect(await page.getByLabel('请写清楚什么事、哪里、找过谁').inputValue()).toBe(
      '河边垃圾没人管',
    )
  })

  it('a double press makes one case', async () => {
    const story = `两家都来检查，说法不一样。${String(scripts)}`
    const page = await web.reader({ scripts })
    await page.goto('/lingxi/clue/')
    await page.getByLabel('多头管').check()
    await page.getByLabel('请写清楚什么事、哪里、找过谁').fill(story)
    await sendTwice(page)
    expect(casesWith(web.server, story)).toBe(1)
  })
})

it('S0-8: no address and no device of an anonymous person is stored', () => {
  const data = openData(web.server)
  const columns = data
    .prepare<[], { name: string }>(`select name from pragma_table_info('cases')`)
    .all()
    .map((c) => c.name)
  data.close()
  expect(
    columns.filter((name) => /(^|_)(ip|address_seen|agent|user_agent)($|_)/.test(name)),
  ).toEqual([])
})
