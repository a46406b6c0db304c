import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** What a citizen answers, in the words of the buttons; the rest is a case of night-time building noise. */
export type Told = {
  story?: string
  wish?: string
  area?: string
  spot?: string
  time?: string
  timeWords?: string
  name?: '留姓名和联系方式' | '留姓名，但请保密' | '匿名'
  contact?: { name: string; phone: string }
}
export type Receipt = { number: string; secret: string; words: string[] }

export const nightNoise =
  '楼下的建筑工地每天夜里十一点以后还在浇混凝土、打桩，夜间施工噪声很大，全家睡不着，已经一个星期了。'

/** Presses the button of a step and waits for the page that it leads to. */
export async function press(page: Page, name = '下一步'): Promise<void> {
  await Promise.all([
    page.waitForEvent('domcontentloaded'),
    page.getByRole('button', { name, exact: true }).click(),
  ])
  await page.waitForLoadState()
}

/** Sends with two presses, as a hasty hand does, and waits for the receipt. */
export async function sendTwice(page: Page): Promise<void> {
  await page.getByRole('button', { name: '提交', exact: true }).dblclick()
  // The second press breaks off the way that the first began: to wait for one navigation would fail with it.
  await expect.poll(() => page.url(), { timeout: 15_000 }).toMatch(/\/receipt\/$/)
  await page.waitForLoadState()
}

/** The first question; stops at whatever follows it. */
export async function tellStory(page: Page, told: Told = {}): Promise<void> {
  await page.goto('/lingxi/complain/')
  await page.getByLabel('发生了什么事？').fill(told.story ?? nightNoise)
  await page.getByLabel(told.wish ?? '请你们去查、去管').check()
  await press(page)
}

export async function tellWhere(page: Page, told: Told = {}): Promise<void> {
  await page.getByLabel(told.area ?? '灵溪镇', { exact: true }).check()
  await page.getByLabel('具体位置').fill(told.spot ?? '演示路12号对面的工地')
  await press(page)
}

export async function tellWhen(page: Page, told: Told = {}): Promise<void> {
  await page.getByLabel(told.time ?? '经常发生').check()
  await page.getByLabel('几点、多久一次').fill(told.timeWords ?? '每天夜里11点到凌晨2点')
  await press(page)
}

/** Name mode and contact; stops at the check. */
export async function tellName(page: Page, { name = '匿名', contact }: Told = {}): Promise<void> {
  await page.getByLabel(name, { exact: false }).first().check()
  await press(page)
  if (name === '匿名') return
  await page.getByLabel('姓名').fill(contact?.name ?? '演示居民丙')
  await page.getByLabel('电话').fill(contact?.phone ?? '13800000000')
  await press(page)
}

const quickAnswers = {
  happened: { story: nightNoise, wish: 'check' },
  where: { area: 'lingxi', spot: '演示路12号对面的工地' },
  when: { time: 'often', timeWords: '每天夜里11点到凌晨2点' },
  evidence: { do: 'next' },
  name: { nameMode: 'anonymous' },
} as const
export type QuickStep = keyof typeof quickAnswers | 'check'

/** Fills every question before `step` by the same forms without showing their pages, and opens it. */
export async function hurryTo(page: Page, step: QuickStep, told: Told = {}): Promise<void> {
  for (const [at, answers] of Object.entries(quickAnswers)) {
    if (at === step) break
    const form = at === 'happened' && told.story ? { ...answers, story: told.story } : answers
    const path = `/api/lingxi/complain/${at}`
    const answer = await page.request.post(
      path,
      at === 'evidence' ? { multipart: form } : { form, maxRedirects: 0 },
    )
    if (answer.status() >= 400) throw new Error(`${path}: ${answer.status()}`)
  }
  await page.goto(`/lingxi/complain/${step === 'happened' ? '' : `${step}/`}`)
}

export async function readReceipt(page: Page): Promise<Receipt> {
  const text = async (part: string) => (await page.locator(part).innerText()).trim()
  return {
    number: await text('[data-number]'),
    secret: await text('[data-secret]'),
    words: await page.locator('[data-words] li').allInnerTexts(),
  }
}

/** Goes as far as the check page, with nothing uploaded. */
export async function tellAll(page: Page, told: Told = {}): Promise<void> {
  await tellStory(page, told)
  await tellWhere(page, told)
  await tellWhen(page, told)
  await press(page)
  await tellName(page, told)
}

/** A whole complaint, filed as a person does it. */
export async function complain(page: Page, told: Told = {}): Promise<Receipt> {
  await tellAll(page, told)
  await press(page, '提交')
  return readReceipt(page)
}

/** Opens a case with its number and secret. */
export async function track(page: Page, { number, secret }: Pick<Receipt, 'number' | 'secret'>) {
  await page.goto('/lingxi/track/')
  await page.getByLabel('编号').fill(number)
  await page.getByLabel('查询码').fill(secret)
  await press(page, '查进度')
}
