import { describe, expect, test } from 'vitest'
import { nextAsk } from '#rules/chat/reply.ts'
import { type Chat } from '#rules/chat/state.ts'
import { take } from '#rules/chat/take.ts'
import { type Answers } from '#rules/journey/answers.ts'
import { at, card, full, ground } from './ground.ts'

describe('A4.2 which question comes next', () => {
  test.each<[Partial<Answers>, Chat['ask']]>([
    [{}, 'ready'],
    [{ story: '' }, 'story'],
    [{ story: '吵' }, 'story'],
    [{ wish: '' }, 'wish'],
    [{ wish: 'clue' }, 'clue'],
    [{ wish: 'clue', clue: 'many' }, 'ready'],
    [{ area: '' }, 'area'],
    [{ spot: '' }, 'spot'],
    [{ time: '' }, 'time'],
    [{ time: '', wish: 'ask' }, 'ready'],
    [{ time: '', wish: 'suggest' }, 'ready'],
    [{ time: 'day' }, 'day'],
    [{ time: 'day', day: '2026-05-01' }, 'ready'],
    [{ evidence: '' }, 'evidence'],
    [{ nameMode: '' }, 'name'],
  ])('%j: %s', (more, ask) => {
    expect(nextAsk(at('story', { ...full, ...more }))).toBe(ask)
  })
  test('a card is asked about as long as it is not settled', () => {
    expect(nextAsk(at('wish', full, { offered: [card] }))).toBe('item')
    expect(nextAsk(at('wish', full, { offered: [card], itemSettled: true }))).toBe('ready')
  })
})

describe('A4.2 a line as the answer to the open question', () => {
  const took = (chat: Chat, line: string) => {
    const after = take(chat, line, ground)
    if (!after) return null
    const changed = Object.entries(after.answers).filter(
      ([k, v]) => Reflect.get(chat.answers, k) !== v,
    )
    return { ...Object.fromEntries(changed), ...(after.itemSettled ? { settled: true } : {}) }
  }
  const offer = (n: number) => ({
    offered: [card, { value: 'jianshe-002', label: '工地扬尘' }].slice(0, n),
  })
  test.each<[Chat, string, object | null]>([
    [at('story'), '新的事情', { story: '新的事情' }],
    [at('story'), '吵', null],
    [at('wish'), '我想提个建议', { wish: 'suggest' }],
    [
      at('wish', { ...full, wish: 'clue', clue: 'many' }),
      '我想提个建议',
      { wish: 'suggest', clue: '' },
    ],
    [at('wish', { ...full, wish: 'clue', clue: 'many' }), '7', {}],
    [at('wish'), '一二三四五六七八九十一二', null],
    [at('wish'), '一二三四五六七八九十一二三', { story: '工地施工\n一二三四五六七八九十一二三' }],
    [
      at('wish', { ...full, story: '甲'.repeat(4986) }),
      '一二三四五六七八九十一二三',
      { story: `${'甲'.repeat(4986)}\n一二三四五六七八九十一二三` },
    ],
    [at('wish', { ...full, story: '甲'.repeat(4987) }), '一二三四五六七八九十一二三', null],
    [at('clue'), '2', { clue: 'many' }],
    [at('clue'), '呃', null],
    [at('item', full, offer(2)), '2', { item: 'jianshe-002', settled: true }],
    [at('item', full, offer(2)), '都不是', { settled: true }],
    [at('item', full, offer(2)), '3', { settled: true }],
    [at('item', full, offer(2)), '不是这些', { settled: true }],
    [at('item', full, offer(1)), '是的', { item: 'jianshe-001', settled: true }],
    [at('item', full, offer(2)), '是的', null],
    [at('item', full, offer(1)), '一二三四五', null],
    [at('item', full, offer(1)), '一二三四五六', { story: '工地施工\n一二三四五六' }],
    [at('area', { ...full, area: '', spot: '' }), '东村', { area: 'east' }],
    [at('area', { ...full, area: '', spot: '' }), '东村口上', { area: 'east', spot: '东村口上' }],
    [at('area', { ...full, area: '', spot: '' }), '老街12号', { spot: '老街12号' }],
    [at('area', { ...full, area: '', spot: '旧' }), '老街12号', null],
    [at('area'), '老街12号', { spot: '老街12号' }],
    [at('area'), `东村${'路'.repeat(199)}`, { area: 'east' }],
    [at('area'), '路'.repeat(201), null],
    [at('spot', { ...full, spot: '' }), '桥头', { spot: '桥头' }],
    [at('spot', { ...full, spot: '' }), '跳过', { spot: '没有写明' }],
    [at('spot'), '不知道', {}],
    [at('spot'), '路'.repeat(200), { spot: '路'.repeat(200) }],
    [at('spot'), '路'.repeat(201), null],
    [
      at('time', { ...full, time: '' }),
      '昨天晚上',
      { time: 'day', day: '2026-05-05', timeWords: '昨天晚上' },
    ],
    [at('time', { ...full, day: '2026-05-05' }), '没有', { time: 'unsure', day: '' }],
    [at('time'), '很久', null],
    [at('day', { ...full, time: 'day' }), '昨天', { day: '2026-05-05' }],
    [at('day', { ...full, time: 'day' }), '说不清时间', { time: 'unsure' }],
    [at('day', { ...full, time: 'day' }), '不知道', { time: 'unsure' }],
    [at('day', { ...full, time: 'day' }), '很久', null],
    [at('evidence', { ...full, evidence: '' }), '好了，下一步', { evidence: 'done' }],
    [at('evidence', { ...full, evidence: '' }), '没有', { evidence: 'done' }],
    [at('evidence', { ...full, evidence: '' }), '有的', null],
    [at('name'), '匿名', { nameMode: 'anonymous' }],
    [at('name'), '呃', null],
    [at('ready'), '匿名', null],
    [at('restart'), '好', null],
  ])('%# «%s»', (chat, line, wanted) => {
    expect(took(chat, line)).toEqual(wanted)
  })
})
