import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Reply } from '#rules/chat/ground.ts'
import { intentOf } from '#rules/chat/intent.ts'
import { nextAsk, reply } from '#rules/chat/reply.ts'
import { opening } from '#rules/chat/say.ts'
import { asks, chatSchema, newChat, type Chat } from '#rules/chat/state.ts'
import { areaOf, dayIn } from '#rules/chat/understand.ts'
import { hills } from '../journey/fixture.ts'
import { anyLine, fitting, ground, whole } from './ground.ts'

/** Says the lines one after another. */
const talk = (...lines: string[]): Reply => {
  let last: Reply = { chat: newChat(), says: [], options: [] }
  for (const line of lines) last = reply(last.chat, line, ground)
  return last
}
describe('A4.1 the journey as a conversation', () => {
  test('missing questions come one by one, with «是不是这件事» and its candidates', () => {
    expect(talk(...whole.slice(0, 2)).says.at(-1)).toContain('是不是这件事？')
    expect(talk(...whole.slice(0, 2)).options.map((o) => o.label)).toEqual([
      '夜间施工噪声',
      '都不是',
    ])
    const { chat } = talk(...whole)
    expect(chat.ask).toBe('ready')
    expect(chat.answers).toMatchObject({
      story: '工地夜里施工太吵',
      wish: 'check',
      item: 'jianshe-001',
      area: 'hills',
      spot: '中心街12号',
      time: 'often',
      nameMode: 'anonymous',
    })
  })

  test('a number picks from the list, everyday words pick too', () => {
    expect(talk('路边垃圾没人收', '1').chat.answers.wish).toBe('check')
    expect(talk('路边垃圾没人收', '你们去查一下').chat.answers.wish).toBe('check')
  })

  test('the classifier may be dead: the conversation goes on without candidates', () => {
    const mute = { ...ground, suggest: () => [] }
    const after = reply(reply(newChat(), '工地施工', mute).chat, '请你们去查、去管', mute)
    expect(after.chat.ask).toBe('area')
  })

  test('A4.8 before the first word: a program, what is stored, for how long, how to reach a person', () => {
    const text = opening(hills, []).join('')
    for (const word of ['我是一个程序', '24小时后删除', '电话未公布', '12345'])
      expect(text).toContain(word)
  })
})

describe('A4.2 corrections, interruptions, restart', () => {
  test('«改一下地点» asks again and returns to where it was', () => {
    const asked = reply(talk(...whole).chat, '改一下地点', ground)
    expect(asked.chat.ask).toBe('area')
    const done = reply(asked.chat, '东村', ground)
    expect(done.chat.answers).toMatchObject({ area: 'east', spot: '中心街12号' })
    expect(done.chat.ask).toBe('ready')
  })

  test.each([['地点改成后山路9号'], ['地点换成后山路9号'], ['改一下地点', '后山路9号']])(
    'where the area stands, other words are the new spot: %s',
    (...lines) => {
      const { chat } = talk(...whole, ...lines)
      expect(chat.answers).toMatchObject({ area: 'hills', spot: '后山路9号' })
      expect(chat.ask).toBe('ready')
    },
  )

  test('«时间改成昨天» is a correction with its answer', () => {
    const { chat } = reply(talk(...whole).chat, '时间改成昨天', ground)
    expect(chat.answers).toMatchObject({ time: 'day', day: '2026-05-05' })
    expect(chat.ask).toBe('ready')
  })

  test('questions in between are answered from templates, and the open question comes again', () => {
    const at = talk(...whole.slice(0, 3))
    for (const [line, answer] of [
      ['多久能答复？', '【期限】'],
      ['这事归谁管？', '【归谁】'],
      ['有人工吗？', '【找人】'],
    ]) {
      const { says, chat } = reply(at.chat, line ?? '', ground)
      expect(says[0]).toBe(answer)
      expect(says[1]).toContain('事情发生在哪里')
      expect(chat.answers).toEqual(at.chat.answers)
    }
  })

  test('a long story that speaks of «谁管» is a story, not a question', () => {
    expect(intentOf('垃圾堆了半个月，问了村里镇里好几家，都说不知道这事归谁管', 'story')).toBeNull()
  })

  test('«重来» asks first, and keeps everything when the answer is no', () => {
    const asked = reply(talk(...whole).chat, '重来', ground)
    expect(asked.chat.ask).toBe('restart')
    const no = reply(asked.chat, '不，接着填', ground)
    expect(no.chat.answers).toEqual(talk(...whole).chat.answers)
    expect(no.chat.ask).toBe('ready')
    expect(reply(asked.chat, '确定重来', ground).chat.answers.story).toBe('')
  })
})

describe('A4.9 what goes elsewhere', () => {
  test('danger: the numbers come first, and the case is still taken', () => {
    const { says, chat } = talk('隔壁仓库着火了，还有人在里面')
    expect(says[0]).toBe('【先打119】')
    expect(chat.answers.story).toContain('着火')
    expect(chat.ask).toBe('wish')
  })

  test('on-the-page 6: what accuses the office is given back and stays in no state', () => {
    for (const lines of [
      ['执法队的人收钱办事'],
      ['他们态度很差，推了我一把', '我对工作人员或执法方式有意见'],
    ]) {
      const { chat, says, unsent } = talk(...lines)
      expect(says[0]).toBe('【不收，请打12388】')
      expect(unsent).toBe(lines[0])
      expect(JSON.stringify(chat)).not.toContain(lines[0])
    }
  })
})

test('words for areas and days', () => {
  expect(areaOf('青山镇东村村口', hills)).toEqual({ area: 'east', spot: '青山镇东村村口' })
  expect(dayIn('5月7号', '2026-05-06')).toBe('2025-05-07')
  expect(dayIn('前天晚上', '2026-05-06')).toBe('2026-05-04')
  expect(dayIn('2026年5月1日', '2026-05-06')).toBe('2026-05-01')
  expect(dayIn('13月45日', '2026-05-06')).toBeNull()
})

const filled = (chat: Chat): string[] =>
  Object.entries(chat.answers).flatMap(([name, value]) => (value ? [name] : []))

/** Answers that a turn may change into nothing: a new time has no day, a new wish no clue. */
const dependent = ['day', 'timeWords', 'clue']

test('A4.2 whatever is said: nothing throws, the state stays valid, no answer is lost', () => {
  const reached = new Set<string>()
  /** Names of answers that one turn lost; a confirmed restart and a closed door may clear. */
  const lost = (before: Chat, after: Reply): string[] => {
    const restarted = before.ask === 'restart' && after.chat.answers.story === ''
    if (restarted || after.unsent !== undefined) return []
    const still = filled(after.chat)
    return filled(before).filter((name) => !dependent.includes(name) && !still.includes(name))
  }
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 40 }), (lines) => {
      let chat = newChat()
      for (const typed of lines) {
        const after = reply(chat, typed ?? fitting[chat.ask], ground)
        expect(chatSchema.parse(after.chat)).toEqual(after.chat)
        expect(after.says.length).toBeGreaterThan(0)
        expect(lost(chat, after)).toEqual([])
        chat = after.chat
        reached.add(chat.ask)
        expect(nextAsk(chat) === 'ready' && chat.answers.nameMode === '').toBe(false)
      }
    }),
    { numRuns: 1500 },
  )
  for (const ask of asks.filter((a) => a !== 'clue' && a !== 'day')) expect(reached).toContain(ask)
})
