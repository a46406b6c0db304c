import { describe, expect, test } from 'vitest'
import { advised } from '#rules/chat/advised.ts'
import { asking, reply } from '#rules/chat/reply.ts'
import { chatFrom, logged, mindOf, newChat, said, shortened } from '#rules/chat/state.ts'
import { at, card, full, ground } from './ground.ts'

describe('what a conversation keeps', () => {
  test('a hundred and twenty turns, the newest; a log of two hundred begins anew', () => {
    const many = said(
      newChat(),
      'you',
      Array.from({ length: 121 }, (_, n) => String(n)),
    )
    expect([many.turns.length, many.turns[0]?.text]).toEqual([120, '1'])
    expect(said(newChat(), 'program', [{ text: '甲', links: [] }]).turns).toEqual([
      { by: 'program', text: '甲', links: [] },
    ])
    const log = (n: number) => Array.from({ length: n }, () => ({ line: 'x', on: '2026-05-06' }))
    const short = { ...at('wish'), log: log(199) }
    expect(shortened(short)).toBe(short)
    const long = { ...at('wish'), log: log(200) }
    expect(shortened(long)).toEqual({ ...long, base: mindOf(long), log: [] })
    expect(logged(newChat(), { line: 'x', on: 'd' }).log).toEqual([{ line: 'x', on: 'd' }])
  })
  test('a mind is what decides, and nothing else', () => {
    const chat = at('time', full, {
      back: 'ready',
      offered: [card],
      asked: 'q',
      topic: 't',
      itemSettled: true,
    })
    expect(mindOf(chat)).toEqual({
      answers: chat.answers,
      ask: 'time',
      back: 'ready',
      offered: [card],
      itemSettled: true,
      asked: 'q',
      topic: 't',
    })
    expect(chatFrom(mindOf(chat), 3)).toEqual({
      ...mindOf(chat),
      turns: [],
      base: mindOf(chat),
      log: [],
      heard: 3,
      last: '',
    })
    expect(newChat({ item: 'a' })).toMatchObject({
      ask: 'story',
      back: null,
      offered: [],
      itemSettled: true,
      asked: '',
      topic: '',
      heard: 0,
    })
    expect(newChat().itemSettled).toBe(false)
  })
  test('the open question stands under what is said before it', () => {
    const { chat, says, options } = asking(newChat(), 'time', ['甲', { text: '乙' }], ground)
    expect([says.slice(0, 2), says.length, chat.ask, options.length, chat.turns.length]).toEqual([
      ['甲', '乙'],
      3,
      'time',
      4,
      3,
    ])
  })
})

describe('DESIGN 6.8 what advice changes', () => {
  const story = '昨天晚上中心街12号的工地施工'
  const told = reply(newChat(), story, ground).chat
  const advice = { items: [], place: '', time: '', question: '' }
  const after = (more: object, chat = told) => advised(chat, { ...advice, ...more }, ground)
  test('place and time are said back, each only where it was noted', () => {
    expect(after({ place: '中心街12号', time: '昨天晚上' }).says[0]).toBe(
      '我从您的话里记下了地点“中心街12号”、时间“昨天晚上”。不对的话，直接说“改一下地点”或者“改一下时间”。',
    )
    expect(after({ time: '昨天晚上' }).says[0]).toContain('记下了时间“昨天晚上”。')
    expect(after({}).says).toEqual(['您希望我们做什么？'])
    expect(after({ place: '东村' }).chat.answers).toMatchObject({ area: 'east', spot: '' })
    expect(after({ time: '很久以前' }).chat.answers.time).toBe('')
  })
  test('the cards it chose first, at most four; none where it chose none or all is settled', () => {
    expect(after({ items: ['jianshe-002'] }).chat.offered.map((o) => o.value)).toEqual([
      'jianshe-002',
      'jianshe-001',
    ])
    expect(after({ items: ['none'] }).chat.offered).toEqual(told.offered)
    expect(after({ items: ['jianshe-002'] }, { ...told, itemSettled: true }).chat.offered).toEqual(
      told.offered,
    )
    const five = {
      ...told,
      offered: Array.from({ length: 5 }, (_, n) => ({ value: `x${n}`, label: '甲' })),
    }
    expect(after({ items: ['jianshe-002'] }, five).chat.offered).toHaveLength(4)
  })
  test('it is logged, its question kept, and the open question moves on where nothing is being corrected', () => {
    const { chat } = after({ question: '是扬尘吗？' })
    expect(chat.asked).toBe('是扬尘吗？')
    expect(chat.log.at(-1)).toEqual({
      advice: { ...advice, question: '是扬尘吗？' },
      on: '2026-05-06',
    })
    expect(chat.turns).toHaveLength(told.turns.length)
    expect(after({}, { ...told, ask: 'spot', back: 'ready' }).chat.ask).toBe('spot')
    expect(after({}, { ...told, ask: 'restart' }).chat.ask).toBe('restart')
    expect(after({}, { ...told, ask: 'spot' }).chat.ask).toBe('wish')
  })
})
