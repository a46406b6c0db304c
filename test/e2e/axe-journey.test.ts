import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { useWeb } from '#test/kit/browser.ts'
import { hurryTo, press, readReceipt, type QuickStep } from '#test/kit/citizen.ts'
import { journeyPages } from '#test/kit/live-pages.ts'
import { inspect } from '#test/kit/looks.ts'
import { fileOf } from '#test/kit/pages.ts'

const web = useWeb()
/** Each page as a citizen comes to it, and as it looks when something was wrong. */
type Ways = Record<string, (page: Page) => Promise<unknown>>

const at = (step: QuickStep) => (page: Page) => hurryTo(page, step)
const wrong = (step: QuickStep) => async (page: Page) => {
  await hurryTo(page, step)
  await press(page)
}
const say = async (page: Page, line: string) => {
  await page.getByLabel('您说').fill(line)
  const before = await page.locator('[data-chat] li').count()
  await page.getByRole('button', { name: '发送', exact: true }).click()
  await page
    .locator('[data-chat] li')
    .nth(before + 1)
    .waitFor()
}
const sent = async (page: Page) => {
  await hurryTo(page, 'check')
  await press(page, '提交')
  return readReceipt(page)
}
const named = (page: Page) => async () => {
  await hurryTo(page, 'name')
  await page.getByLabel('留姓名，但请保密').check()
  await press(page)
}

const ways: Record<(typeof journeyPages)[number], Ways> = {
  '[place]/deadlines/on.astro': {
    today: (p) => p.goto('/lingxi/deadlines/on/'),
    wrong: (p) => p.goto('/lingxi/deadlines/on/?day=2026-02-30'),
  },
  '[place]/decisions/ask.astro': { fresh: (p) => p.goto('/lingxi/decisions/ask/') },
  '[place]/decisions/find.astro': {
    newest: (p) => p.goto('/lingxi/decisions/find/'),
    ranked: (p) => p.goto('/lingxi/decisions/find/?q=演示&kind=fine&sort=rank'),
    nothing: (p) => p.goto('/lingxi/decisions/find/?q=qqzz&body=nowhere'),
  },
  '[place]/gaps/index.astro': { 'as it is': (p) => p.goto('/lingxi/gaps/') },
  '404.astro': { 'an unknown page': (p) => p.goto('/lingxi/nothing-here/') },
  '500.astro': { 'as it is': (p) => p.goto('/500/') },
  '[place]/complain/index.astro': { fresh: at('happened'), wrong: wrong('happened') },
  '[place]/complain/where.astro': { fresh: at('where'), wrong: wrong('where') },
  '[place]/complain/when.astro': { fresh: at('when'), wrong: wrong('when') },
  '[place]/complain/evidence.astro': {
    fresh: at('evidence'),
    wrong: async (page) => {
      await hurryTo(page, 'evidence')
      const buffer = Buffer.from('no picture')
      await page
        .getByLabel('选照片或 PDF')
        .setInputFiles([{ name: '照片.jpg', mimeType: 'image/jpeg', buffer }])
      await press(page)
    },
  },
  '[place]/complain/name.astro': { fresh: at('name'), wrong: wrong('name') },
  '[place]/complain/contact.astro': { fresh: (p) => named(p)() },
  '[place]/complain/check.astro': {
    fresh: at('check'),
    'contact wrong': async (page) => {
      await named(page)()
      await page.getByLabel('电话').fill('12')
      await press(page)
    },
  },
  '[place]/complain/elsewhere.astro': {
    'not taken': async (page) => {
      await hurryTo(page, 'happened')
      await page.getByLabel('发生了什么事？').fill('执法的时候骂人')
      await page.getByLabel('我对工作人员或执法方式有意见').check()
      await press(page)
    },
  },
  '[place]/complain/first-call.astro': {
    danger: async (page) => {
      await hurryTo(page, 'happened')
      await page.getByLabel('发生了什么事？').fill('楼下饭店着火了，有人被困')
      await page.getByLabel('请你们去查、去管').check()
      await press(page)
    },
  },
  '[place]/complain/cleared.astro': { cleared: (p) => p.goto('/lingxi/complain/cleared/') },
  '[place]/receipt.astro': { receipt: sent },
  '[place]/track/index.astro': {
    fresh: (p) => p.goto('/lingxi/track/'),
    wrong: async (page) => {
      await page.goto('/lingxi/track/')
      await press(page, '查进度')
    },
  },
  '[place]/track/[number].astro': {
    'from the QR code': async (page) => page.goto(`/lingxi/track/${(await sent(page)).number}/`),
  },
  '[place]/track/case.astro': {
    'with a message': async (page) => {
      await sent(page)
      await page.goto('/lingxi/track/case/')
      await page.getByLabel('补充情况').fill('补充一句')
      await press(page, '发送')
    },
    wrong: async (page) => {
      await sent(page)
      await page.goto('/lingxi/track/case/')
      await press(page, '发送')
    },
  },
  '[place]/chat.astro': {
    fresh: (p) => p.goto('/lingxi/chat/'),
    'ready to send': async (page) => {
      await page.goto('/lingxi/chat/')
      for (const line of ['工地半夜施工太吵', '去查一查', '都不是', '灵溪镇', '跳过', '每天夜里'])
        await say(page, line)
      expect(await page.getByLabel(/选照片/).count()).toBe(1)
      await say(page, '没有')
      await page.getByLabel('您说').fill('留姓名，但请保密')
      await page.getByRole('button', { name: '发送', exact: true }).click()
      await page.getByRole('heading', { name: '请检查一遍' }).waitFor()
    },
  },
  '[place]/clue/index.astro': {
    fresh: (p) => p.goto('/lingxi/clue/'),
    wrong: async (page) => {
      await page.goto('/lingxi/clue/')
      await press(page, '提交')
    },
  },
  '[place]/find.astro': {
    hits: (p) => p.goto('/lingxi/find/?q=垃圾'),
    nothing: (p) => p.goto('/lingxi/find/?q=qqzzxxjj'),
  },
}

describe('pages of the citizen in every look (STYLE 22; conventions 1.7)', () => {
  const all = Object.entries(ways).flatMap(([file, states]) =>
    Object.entries(states).map(([state, go]) => ({ file, state, go })),
  )
  it.each(all)('$file: $state', async ({ file, state, go }) => {
    const page = await web.reader({ allow: [404, 422, 500] })
    await go(page)
    if (file !== '404.astro' && state !== 'contact wrong')
      expect(fileOf(new URL(page.url()).pathname)).toBe(file)
    expect(await inspect(page)).toEqual([])
  })

  it('results of a search in the browser', async () => {
    const page = await web.reader()
    await page.goto('/lingxi/search/?q=垃圾')
    await page.locator('#hits > li').first().waitFor()
    expect(await inspect(page)).toEqual([])
  })
})
