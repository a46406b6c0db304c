import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeHouse } from '#test/kit/house.ts'
import { engines } from '#test/kit/stores.ts'
import { browser, place, story, suiteHouse } from '../complaints/visitor.ts'

const chat = `/${place}/chat`
const lines = [
  '请你们去查、去管',
  '都不是',
  '灵溪镇',
  '中心街12号',
  '每天晚上',
  '好了，下一步',
  '匿名',
]

test('A4.2 the server goes down between any two turns and nothing is lost', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'shouwen-chat-'))
  const url = `file:${join(dir, 'a.db')}`
  const settings = { KEY_DIR: join(dir, 'keys') }
  const jar = new Map<string, string>()
  const told: string[] = []
  for (const line of [story, ...lines]) {
    const house = await makeHouse({ url, settings })
    const b = browser(house)
    jar.forEach((value, name) => b.jar.set(name, value))
    await b.send(chat, { say: line })
    b.jar.forEach((value, name) => jar.set(name, value))
    told.push(line)
    const page = await house.office.chat.page(place, jar.get('talk') ?? null, new URLSearchParams())
    expect(page.turns.filter((t) => t.by === 'you').map((t) => t.text)).toEqual(told)
    await house.dispose()
  }
  const house = await makeHouse({ url, settings })
  const b = browser(house)
  jar.forEach((value, name) => b.jar.set(name, value))
  expect(await b.send(`${chat}/send`, {})).toMatchObject({ to: `/${place}/receipt/` })
  await house.dispose()
  rmSync(dir, { recursive: true, force: true })
})

describe.each(engines)('a conversation is kept on $name', ({ open }) => {
  const suite = suiteHouse(open)
  const shown = (jar: Map<string, string>) =>
    suite.house.office.chat.page(place, jar.get('talk') ?? null, new URLSearchParams())

  test('A4.2 a form sent twice is taken once; the same words later are taken again', async () => {
    const b = browser(suite.house)
    await b.send(chat, { say: story, seen: '0' })
    await b.send(chat, { say: story, seen: '0' })
    expect((await shown(b.jar)).turns.filter((t) => t.by === 'you')).toHaveLength(1)
    await b.send(chat, { say: '多久答复？', seen: '1' })
    await b.send(chat, { say: '多久答复？', seen: '2' })
    expect((await shown(b.jar)).heard).toBe(3)
  })

  test('A4.2 three tabs speak at the same moment: every line is heard', async () => {
    const b = browser(suite.house)
    await b.send(chat, { say: story })
    await Promise.all(['多久答复？', '归谁管？', '转人工'].map((say) => b.send(chat, { say })))
    const heard = (await shown(b.jar)).turns.filter((t) => t.by === 'you').map((t) => t.text)
    expect(heard.sort()).toEqual([story, '多久答复？', '归谁管？', '转人工'].sort())
  })

  test('the desk reads the conversation that the case came from, and erasure takes it away', async () => {
    const b = browser(suite.house)
    for (const line of [story, ...lines]) await b.send(chat, { say: line })
    await b.send(`${chat}/send`, {})
    const { store } = suite.house.deps
    const row = (await store.read.chain.cases('', 1000)).at(-1)
    const events = await store.read.chain.events(row?.id ?? '')
    const talk =
      (events[0]?.payload as { talk?: { by: string; text: string }[] } | null)?.talk ?? []
    expect(talk.filter((t) => t.by === 'you').map((t) => t.text)).toEqual([story, ...lines])
    expect(talk.some((t) => t.by === 'program' && t.text.includes('您希望我们做什么'))).toBe(true)
    // What the citizen sees of a case is as before: the conversation is for the desk.
    expect(JSON.stringify(await b.shown())).not.toContain('您希望我们做什么')
  })

  test('a recording instead of words: a person listens; the talk asks on', async () => {
    const b = browser(suite.house)
    const webm = new Uint8Array([
      0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x86, 0x81, 0x01, 0x42, 0xf7, 0x81, 0x01, 0x42, 0xf2,
      0x81, 0x04, 0x42, 0xf3, 0x81, 0x08, 0x42, 0x82, 0x84, 0x77, 0x65, 0x62, 0x6d, 0x42, 0x87,
      0x81, 0x04,
    ])
    await b.upload(`${chat}/files`, [new File([webm], '录音.webm', { type: 'audio/webm' })])
    const page = await shown(b.jar)
    expect(page.ask).toBe('wish')
    expect(page.answers.story).toContain('录音')
    expect(page.files.map((f) => f.name)).toEqual(['录音.webm'])
    // A recording later is a file like others.
    await b.upload(`${chat}/files`, [new File([webm], '再录.webm', { type: 'audio/webm' })])
    expect((await shown(b.jar)).heard).toBe(1)
  })
})
