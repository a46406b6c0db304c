import { describe, expect, test } from 'vitest'
import { promptOf, soundAdvice, soundQuestion } from '#rules/chat/advice.ts'
import { verdictOf, type Tried } from '#rules/chat/trial.ts'
import { housed, veiled } from '#rules/chat/veil.ts'
import { anItem } from '#test/rules/catalogue/fixture.ts'

describe('DESIGN 6.8 what a model is asked and may answer', () => {
  const asked = {
    story: '昨天中心街的工地施工尘土飞扬',
    candidates: [
      { value: 'a', label: '夜间施工', note: '夜里吵' },
      { value: 'b', label: '工地扬尘' },
    ],
  }
  const raw = (over: object) =>
    JSON.stringify({ items: [], place: '', time: '', question: '', ...over })
  test('with the story as material and the closed set', () => {
    const { system, user, schema } = promptOf(asked)
    expect(JSON.parse(user)).toEqual({
      story: asked.story,
      candidates: [
        { id: 'a', title: '夜间施工', what: '夜里吵' },
        { id: 'b', title: '工地扬尘' },
      ],
    })
    expect(system.split('\n')).toHaveLength(6)
    expect(schema['required']).toEqual(['items', 'place', 'time', 'question'])
  })
  test('each part by itself; nothing left is no advice', () => {
    const none = { items: [], place: '', time: '', question: '' }
    expect(soundAdvice(raw({ items: ['b'] }), asked)).toEqual({ ...none, items: ['b'] })
    expect(soundAdvice(raw({ place: ' 中心街 ' }), asked)).toEqual({ ...none, place: '中心街' })
    expect(soundAdvice(raw({ time: '昨天' }), asked)).toEqual({ ...none, time: '昨天' })
    expect(soundAdvice(raw({ question: '是施工还是扬尘？' }), asked)).toBeNull()
    expect(soundAdvice(raw({ items: ['a'], question: '是施工还是扬尘？' }), asked)?.question).toBe(
      '是施工还是扬尘？',
    )
    expect(soundAdvice(raw({ items: ['a'], question: '是施工还是罚款？' }), asked)?.question).toBe(
      '',
    )
    expect(soundAdvice(raw({ place: '街' }), asked)).toBeNull()
    expect(soundAdvice('}{', asked)).toBeNull()
    const long = { ...asked, story: '路'.repeat(70) }
    expect(
      [60, 61].map((n) => soundAdvice(raw({ place: '路'.repeat(n) }), long)?.place.length),
    ).toEqual([60, undefined])
    expect(
      [40, 41].map((n) => soundAdvice(raw({ time: '路'.repeat(n) }), long)?.time.length),
    ).toEqual([40, undefined])
    const six = {
      ...asked,
      candidates: ['a', 'b', 'c', 'd', 'e', 'f'].map((value) => ({ value, label: value })),
    }
    expect(soundAdvice(raw({ items: ['f', 'e', 'd', 'c', 'b'] }), six)?.items).toEqual([
      'f',
      'e',
      'd',
      'c',
    ])
  })
  test('a question of five to sixty signs, of known words', () => {
    const ok = (question: string) => soundQuestion(question, asked)
    expect([
      ok('是施工吗吗？'),
      ok('是施工吗？'),
      ok(`${'是'.repeat(60)}？`),
      ok(`${'是'.repeat(61)}？`),
    ]).toEqual([true, false, true, false])
    expect([
      ok('说的是工土的事？'),
      ok('说的是尘土的事？'),
      ok('说的是吵的事吗？'),
      ok('说的是鱼的事吗？'),
    ]).toEqual([false, true, true, false])
  })
})

describe('on-the-page 9: what leaves the house', () => {
  test('only words of the catalogue; a run of others is one dot', () => {
    const facts = {
      items: [
        anItem('jianshe-001', {
          title: '建筑垃圾',
          name: '建筑垃圾管理',
          act: '一二三四五六七八九十',
          words: ['河道', '路边', '随便'],
        }),
      ],
      lexicon: [{ say: '臭水', means: ['排污'], weight: 1 }],
    }
    expect(veiled('老张把建筑垃圾倒河道，臭水！王家Ab12路边', facts)).toBe(
      '…建筑垃圾…河道，臭水！…路边',
    )
    expect(veiled('', facts)).toBe('')
    expect(housed('电话13812345678，路边')).not.toContain('138')
  })
})

describe('whether a model helps', () => {
  const one = (raw: object | null, more: object = {}, ms = 10): Tried => ({
    case: { story: '昨天中心街施工', items: ['b'], place: '中心街', time: '昨天', ...more },
    asked: {
      story: '昨天中心街施工',
      candidates: [
        { value: 'a', label: '甲' },
        { value: 'b', label: '乙' },
      ],
    },
    raw: raw && JSON.stringify({ items: [], place: '', time: '', question: '', ...raw }),
    ms,
  })
  test('counted by hand', () => {
    const all = [
      one({ items: ['b'], place: '中心街', time: '昨' }, {}, 30),
      one({ items: ['a'], time: '昨天' }, { forbidden: '"a"' }, 10.4),
      one(null, { items: ['a'], place: '' }, 20),
    ]
    expect(verdictOf(all)).toEqual({
      cases: 3,
      answered: 2,
      sound: 2,
      medianMs: 20,
      alone: 1,
      together: 2,
      said: 5,
      found: 2,
      obeyed: 1,
      helps: false,
    })
    expect(verdictOf([])).toMatchObject({ cases: 0, medianMs: 0, helps: false })
  })
  test('it helps where it answers in time and puts the right card first, or as often and finds half', () => {
    const helps = (...all: Tried[]) => verdictOf(all).helps
    const right = one({ items: ['b'] })
    expect(helps(right)).toBe(true)
    expect(helps(one({ items: ['a'] }))).toBe(false)
    expect(helps(one({ place: '中心街' }))).toBe(true)
    expect(helps(one({ place: '中心街' }), one({}), one({}))).toBe(false)
    expect(helps(one({ items: ['a'] }, { place: '', time: '' }))).toBe(false)
    expect(helps(one({ items: ['b'], place: '中心街' }, { items: ['a'] }))).toBe(false)
    const nine = Array.from({ length: 9 }, () => right)
    expect([helps(...nine, one(null)), helps(...nine.slice(1), one(null))]).toEqual([true, false])
  })
})
