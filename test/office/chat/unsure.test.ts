import { describe, expect, test } from 'vitest'
import { facts } from '#test/kit/house.ts'
import { engines } from '#test/kit/stores.ts'
import { browser, place, suiteHouse, type Browser } from '../complaints/visitor.ts'

const chat = `/${place}/chat`
const text = '楼下饭店的油烟往我家窗户里灌，天天这样'
/** Nothing is sure enough: every text has candidates, and none is taken without asking. */
const doubting = {
  ...facts(),
  thresholds: { ...facts().thresholds, sure: 1, likely: 1, candidate: 0.99 },
}

describe.each(engines)('a conversation below the thresholds, on $name', ({ open }) => {
  const suite = suiteHouse(open, { facts: () => doubting })
  const shown = (b: Browser) =>
    suite.house.office.chat.page(place, b.jar.get('talk') ?? null, new URLSearchParams())
  /** Says the lines one by one; what was asked after each. */
  async function talked(b: Browser, lines: readonly string[]) {
    const asked: Awaited<ReturnType<typeof shown>>[] = []
    for (const say of lines) {
      await b.send(chat, { say })
      asked.push(await shown(b))
    }
    return asked
  }
  const rest = ['灵溪镇', '中心街12号', '每天晚上', '好了，下一步', '匿名']
  const sent = async (b: Browser) => {
    expect((await b.send(`${chat}/send`, {})).status).toBe(303)
    const receipt = await b.shown()
    return suite.house.deps.store.read.cases.byNumber(receipt?.number ?? '')
  }

  test('asks one question, whose answers are the candidates apart; «都不是» hands over to the first responder with them', async () => {
    const b = browser(suite.house)
    const pages = await talked(b, [text, '请你们去查、去管', '都不是', ...rest])
    const questions = pages.filter((p) => p.ask === 'item')
    expect(questions).toHaveLength(1)
    const options = questions[0]?.options ?? []
    // Several, each another item of the catalogue, and the way out last: one answer is enough.
    expect(options.length).toBeGreaterThan(2)
    expect(new Set(options.map((o) => o.label)).size).toBe(options.length)
    const ids = new Set(doubting.items.map((i) => i.id))
    expect(options.slice(0, -1).every((o) => ids.has(o.value))).toBe(true)
    expect(ids.has(options.at(-1)?.value ?? '')).toBe(false)

    const made = await sent(b)
    expect(made).toMatchObject({ itemId: null, owner: made?.firstResponder, status: 'received' })
    const candidates = (made?.snapshot.candidates ?? []).map((c) => c.item)
    for (const { value } of options.slice(0, -1)) expect(candidates).toContain(value)
    expect(JSON.stringify(made?.snapshot.trace)).toContain('候选事项')
  })

  test('the answer to that question settles it: the case is about the item that was chosen', async () => {
    const b = browser(suite.house)
    const pages = await talked(b, [text, '请你们去查、去管', '2', ...rest])
    expect(pages.filter((p) => p.ask === 'item')).toHaveLength(1)
    const chosen = pages.find((p) => p.ask === 'item')?.options[1]?.value
    const made = await sent(b)
    expect(made?.itemId).toBe(chosen)
  })
})
