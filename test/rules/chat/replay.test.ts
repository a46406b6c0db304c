import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tidy } from '#rules/case/text.ts'
import { advised } from '#rules/chat/advised.ts'
import { nextStep, replay, type ChatStore } from '#rules/chat/replay.ts'
import { reply } from '#rules/chat/reply.ts'
import { adviceSchema, mindOf, newChat, type Chat } from '#rules/chat/state.ts'
import { anyLine, fitting, ground } from './ground.ts'

/** A draft row in memory: text, as a database keeps it, and a version. */
function row(): ChatStore & { kept: () => Chat; saves: number } {
  let text = JSON.stringify(newChat())
  let version = 0
  let read = 0
  return {
    saves: 0,
    kept: () => JSON.parse(text) as Chat,
    load: async () => {
      read = version
      return JSON.parse(text) as Chat
    },
    async save(chat) {
      if (read !== version) return false
      version += 1
      this.saves += 1
      text = JSON.stringify(chat)
      return true
    },
  }
}

const advice = fc.record({
  items: fc.array(fc.constantFrom('jianshe-001', 'jianshe-002', 'none')),
  place: fc.constantFrom('', '东村', '中心街12号'),
  time: fc.constantFrom('', '昨天', '夜里'),
  question: fc.constantFrom('', '是施工吗？'),
})
/** A line, a line sent twice, a reload, a model’s advice, or a night that passes. */
const move = fc.oneof(
  { weight: 6, arbitrary: fc.record({ is: fc.constant('line' as const), typed: anyLine }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('twice' as const), typed: anyLine }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('advice' as const), advice }) },
  { weight: 1, arbitrary: fc.constant({ is: 'reload' as const }) },
  { weight: 1, arbitrary: fc.constant({ is: 'night' as const }) },
)

describe('A4.2 a conversation over an injected store', () => {
  test('the log replays to the same mind, through corrections, questions, returns, restarts, double sends, reloads', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { maxLength: 60 }), async (moves) => {
        const store = row()
        let day = 1
        for (const m of moves) {
          const now = { ...ground, today: `2026-05-0${day}` }
          const { ask, heard } = store.kept()
          if (m.is === 'night') day = Math.min(9, day + 1)
          if (m.is === 'advice')
            await nextStep(store, (chat) => advised(chat, adviceSchema.parse(m.advice), now))
          if (m.is !== 'line' && m.is !== 'twice') continue
          const typed = m.typed ?? fitting[ask]
          const say = () => nextStep(store, (chat) => reply(chat, typed, now, heard))
          const first = await say()
          const after = store.kept()
          if (m.is === 'twice' && first?.unsent === undefined && tidy(typed) !== '') {
            const again = await say()
            expect(again?.again).toBe(true)
            expect(store.kept()).toEqual(after)
          }
          expect(mindOf(after)).toEqual(replay(after, ground))
        }
        expect(mindOf(store.kept())).toEqual(replay(store.kept(), ground))
      }),
      { numRuns: 300 },
    )
  })

  test('the same holds for a conversation so long that its log begins anew', () => {
    let chat = newChat()
    for (let n = 0; n < 450; n += 1)
      chat = reply(chat, n % 3 === 0 ? '多久答复' : fitting[chat.ask], ground).chat
    expect(chat.log.length).toBeLessThan(250)
    expect(replay(chat, ground)).toEqual(mindOf(chat))
  })

  test('two lines at the same moment: one after the other, none is lost', async () => {
    const store = row()
    // Both have read before either writes.
    let waiting = 2
    let go = () => {}
    const both = new Promise<void>((done) => (go = done))
    const slow: ChatStore = {
      load: async () => {
        const chat = await store.load()
        waiting -= 1
        if (waiting === 0) go()
        if (waiting >= 0) await both
        return chat
      },
      save: store.save.bind(store),
    }
    const say = (text: string) => nextStep(slow, (chat) => reply(chat, text, ground))
    // The stand-in row remembers one reader, so the second save must fail once for either order.
    await Promise.all([say('工地施工很吵'), say('多久答复')])
    const told = store
      .kept()
      .turns.filter((t) => t.by === 'you')
      .map((t) => t.text)
    expect([...told].sort()).toEqual(['多久答复', '工地施工很吵'])
  })

  test('a store that stays busy is told so, not lost silently', async () => {
    const busy: ChatStore = { load: async () => newChat(), save: async () => false }
    await expect(nextStep(busy, (chat) => reply(chat, '工地', ground))).rejects.toThrow('busy')
  })
})
