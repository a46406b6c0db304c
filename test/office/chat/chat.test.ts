import { describe, expect, test } from 'vitest'
import { engines } from '#test/kit/stores.ts'
import {
  browser,
  countCases,
  place,
  story,
  suiteHouse,
  type Browser,
} from '../complaints/visitor.ts'

const chat = `/${place}/chat`
const canary = '代号金丝雀'

describe.each(engines)('the conversation on $name', ({ open }) => {
  const suite = suiteHouse(open)
  const say = (b: Browser, line: string) => b.send(chat, { say: line })
  const shown = (b: Browser) =>
    suite.house.office.chat.page(place, b.jar.get('talk') ?? null, new URLSearchParams())

  test('A4.1 A4.5 by plain posts, rules alone, to the receipt', async () => {
    const b = browser(suite.house)
    for (const line of [
      story,
      '请你们去查、去管',
      '都不是',
      '灵溪镇',
      '中心街12号',
      '每天晚上',
      '好了，下一步',
      '匿名',
    ])
      expect(await say(b, line)).toMatchObject({ status: 303, to: `/${place}/chat/#now` })
    const talk = await shown(b)
    expect(talk.ask).toBe('ready')
    expect(talk.answers).toMatchObject({
      story,
      spot: '中心街12号',
      time: 'often',
      nameMode: 'anonymous',
    })
    expect(await b.send(`${chat}/send`, {})).toMatchObject({
      status: 303,
      to: `/${place}/receipt/`,
    })
    expect(await b.shown()).toMatchObject({ status: 'received', text: story })
    expect((await shown(b)).turns).toHaveLength(1)
  })

  test('A4.3 A4.4 «是不是这件事» offers items of the catalogue alone', async () => {
    const b = browser(suite.house)
    await say(b, story)
    await say(b, '1')
    const { ask, options } = await shown(b)
    expect(ask).toBe('item')
    const titles = suite.house.deps.facts().items.map((i) => i.title)
    for (const option of options.slice(0, -1)) expect(titles).toContain(option.label)
  })

  test('questions in between are answered from clocks and catalogue', async () => {
    const b = browser(suite.house)
    await say(b, story)
    await say(b, '多久能答复？')
    expect((await shown(b)).turns.at(-2)?.text).toContain('本地没有公布答复期限')
    await say(b, '这事归谁管？')
    expect((await shown(b)).turns.at(-2)?.text).toContain('先由')
  })

  test('with a script the same line answers JSON', async () => {
    const answer = await suite.house.api.request(chat, {
      method: 'POST',
      body: new URLSearchParams({ say: story }),
      headers: { accept: 'application/json' },
    })
    expect(await answer.json()).toMatchObject({
      ask: 'wish',
      unsent: null,
      options: expect.any(Array),
    })
  })

  test('on-the-page 6: a story that turns out to accuse the office leaves the draft, and comes back once', async () => {
    const b = browser(suite.house)
    await say(b, `他们说话很难听，${canary}`)
    const closed = await say(b, '我对工作人员或执法方式有意见')
    const note = /note=([\w-]+)/.exec(closed.to)?.[1] ?? ''
    const cookie = b.jar.get('talk') ?? ''
    const held = await suite.house.office.complaints.drafts.open('chat', place, cookie)
    expect(JSON.stringify(held.row)).not.toContain(canary)
    expect(suite.house.office.notes.read(note)?.typed['say']?.[0]).toContain(canary)
    expect(suite.house.office.notes.read(note)).toBeNull()
    expect(suite.log.join()).not.toContain(canary)
  })

  test('on-the-page 9: no contact in the draft; a wrong one goes back with what was typed', async () => {
    const b = browser(suite.house)
    for (const line of [story, '1', '都不是', '灵溪镇', '跳过', '现在', '没有', '留姓名和联系方式'])
      await say(b, line)
    const before = await countCases(suite.house)
    const wrong = await b.send(`${chat}/send`, { name: '王小明', phone: '1' })
    expect(wrong).toMatchObject({ status: 307, to: `/${place}/chat/?fault=invalid` })
    await b.send(`${chat}/send`, { name: '王小明', phone: '13812345678' })
    expect(await countCases(suite.house)).toBe(before + 1)
  })

  test('on-the-page 9: unsent talk is erased after 24 hours, and so is its draft row', async () => {
    const b = browser(suite.house)
    await say(b, story)
    const { store, now } = suite.house.deps
    const held = await suite.house.office.complaints.drafts.open(
      'chat',
      place,
      b.jar.get('talk') ?? null,
    )
    expect(held.row?.expiresAt).toBeLessThanOrEqual(now() + 24 * 3_600_000)
    expect(await store.read.drafts.find(held.hash, now() + 24 * 3_600_000 + 1)).toBeUndefined()
    await store.write((tx) => tx.drafts.purge(now() + 24 * 3_600_000 + 1))
    expect((await shown(b)).isNew).toBe(true)
  })
})
