import { describe, expect, test } from 'vitest'
import { classify } from '#rules/classify/classify.ts'
import { clausesOf } from '#rules/classify/clauses.ts'
import { modelOf } from '#rules/classify/model.ts'
import { bestItems, readClauses, score } from '#rules/classify/score.ts'
import { special } from '#rules/content/common.ts'
import type { Facts } from '#rules/content/facts.ts'
import { anItem, inventedFacts } from '#test/rules/catalogue/fixture.ts'
import { invented } from '#test/rules/route/places.ts'

const place = invented()
const item = (id: string, words: string[], more: object = {}) =>
  anItem(id, {
    title: `演示${words[0]}`,
    name: '某某事项某某',
    act: '某某事项某某某某某某',
    words,
    ...more,
  })
const catalogue = (items: ReturnType<typeof item>[], more: Partial<Facts> = {}): Facts => ({
  ...inventedFacts(items),
  ...more,
})
const welding = item('jianshe-001', ['电焊', '切割', '打磨'])
const scored = (text: string, facts: Facts) => {
  const model = modelOf(facts, place)
  return score(readClauses(clausesOf(text), model), model)
}
const sure = (total: number) => total / (total + 20)

describe('evidence for an item, reckoned by hand', () => {
  const rare = (all: number, own: number) => Math.log(1 + (all - own + 0.5) / (own + 0.5))
  test('a word counts by where it stands and how rare it is, and again as the whole word', () => {
    // 电焊 stands among the words and in the title: 6 of 8; one item of one has it; named: twice its length.
    const [found] = scored('电焊', catalogue([welding])).items
    expect(found?.score).toBeCloseTo(sure(rare(1, 1) * 0.75 + 4), 5)
    expect(found?.why).toEqual(['电焊'])
    // 切割 stands among the words alone: 3 of 5; and two items are known.
    const two = catalogue([welding, item('dangan-001', ['卷宗', '借阅', '封条'])])
    expect(scored('切割', two).items).toEqual([
      { item: 'jianshe-001', score: expect.closeTo(sure(rare(2, 1) * 0.6 + 4), 5), why: ['切割'] },
    ])
  })
  test('a word that two items share is named for each, by the root', () => {
    const both = catalogue([welding, item('dangan-001', ['卷宗', '切割', '封条'])])
    const found = scored('切割', both).items
    expect(found.map((i) => i.score)).toEqual([
      expect.closeTo(sure(rare(2, 2) * 0.6 + 4 / Math.SQRT2), 5),
      expect.closeTo(sure(rare(2, 2) * 0.6 + 4 / Math.SQRT2), 5),
    ])
  })
  test('an everyday word stands for words of the catalogue, by its weight', () => {
    const lexicon = [{ say: '焊铁架', means: ['切割'], weight: 0.5 }]
    const facts = catalogue([welding], { lexicon })
    const [found] = scored('焊铁架', facts).items
    expect(found?.item).toBe('jianshe-001')
    expect(found?.why[0]).toBe('焊铁架')
    expect(scored('焊铁架', catalogue([welding])).items).toEqual([])
  })
  test('what holds elsewhere counts for nothing', () => {
    const away = catalogue([item('jianshe-001', ['电焊', '切割', '打磨'], { territory: '杭州' })])
    expect(scored('电焊切割', away)).toEqual({ items: [], fields: [] })
  })
  test('the same evidence twice is no more; more words are', () => {
    const at = (text: string) => scored(text, catalogue([welding])).items[0]?.score ?? 0
    expect(at('切割，打磨')).toBeGreaterThan(at('切割'))
    expect(at('')).toBe(0)
  })
  test('ten are shown, the best first, each by its number', () => {
    const many = Array.from({ length: 14 }, (_, n) =>
      item(`jianshe-0${String(n + 10)}`, [
        '电焊',
        `独${'甲乙丙丁戊己庚辛壬癸子丑寅卯'[n]}`,
        '打磨',
      ]),
    )
    const { items } = scored('电焊独丙', catalogue(many))
    expect(items).toHaveLength(10)
    expect(items[0]?.item).toBe('jianshe-012')
    const scores = items.map((i) => i.score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    const model = modelOf(catalogue(many), place)
    const best = bestItems(readClauses(clausesOf('电焊独丙'), model), model, 3)
    expect([best.length, best[0]?.at]).toEqual([3, 2])
    expect(best[0]?.score).toBeCloseTo(items[0]?.score ?? 0, 9)
  })
})

describe('fields of a text', () => {
  const cue = (say: string, weight: number, ...means: string[]) => ({ say, means, weight })
  test('by words that point at them: the opening more, a word said again less', () => {
    const lexicon = [cue('焊花', 1, '建设'), cue('卷子', 0.5, '档案')]
    const facts = catalogue([item('jianshe-001', ['别的', '没有', '什么'])], { lexicon })
    const shares = (text: string) =>
      Object.fromEntries(scored(text, facts).fields.map((f) => [f.field, f.score]))
    expect(shares('焊花，卷子')).toEqual({
      jianshe: expect.closeTo(2 / 3, 9),
      dangan: expect.closeTo(1 / 3, 9),
    })
    // The third clause counts 1 of 1.6.
    expect(shares('卷子，嗯嗯，焊花')['jianshe']).toBeCloseTo(14 / (14 + 7 * 1.6), 9)
    // Said again: one part and two fifths.
    expect(shares('焊花，焊花，卷子')['jianshe']).toBeCloseTo(
      (14 * 1.6 * 1.4) / (14 * 1.6 * 1.4 + 7),
      9,
    )
    expect(shares('嗯嗯')).toEqual({})
  })
  test('by their best item, above chance', () => {
    expect(scored('电焊', catalogue([welding])).fields).toEqual([{ field: 'jianshe', score: 1 }])
  })
})

describe('a classification', () => {
  const thresholds = { sure: 0.2, likely: 0.1, candidate: 0.05, kind: 0.5 }
  const archive = item('dangan-001', ['卷宗', '借阅', '封条'])
  const facts = (more: Partial<Facts> = {}) =>
    catalogue([welding, archive], { thresholds, ...more })
  const fire = special.parse({
    kind: 'emergency',
    name: '火',
    advice: '打119',
    fields: ['dangan'],
    cues: [{ pattern: '着火', weight: 2 }],
  })
  test('is sure of a score, or of a lower one where the field agrees; unsure else', () => {
    const at = (text: string, over: object) =>
      classify(text, facts({ thresholds: { ...thresholds, ...over } }), place).confidence
    expect([
      at('电焊', { sure: 0.15 }),
      at('电焊', { sure: 0.9 }),
      at('电焊', { sure: 0.9, likely: 0.3 }),
      at('没有的事', {}),
    ]).toEqual(['high', 'high', 'low', 'low'])
    const lexicon = [{ say: '焊花', means: ['档案'], weight: 1 }]
    const other = (over: object) =>
      classify('电焊焊花', facts({ lexicon, thresholds: { ...thresholds, ...over } }), place)
        .confidence
    expect([other({ sure: 0.9 }), other({ sure: 0.15 })]).toEqual(['low', 'high'])
  })
  test('names another matter where a sentence clearly speaks of it', () => {
    const two = classify('电焊切割打磨。借阅卷宗封条', facts(), place)
    expect(two.items[0]?.item).not.toBe(two.second?.item)
    expect(two.second?.text).toMatch(/^(电焊切割打磨|借阅卷宗封条)$/)
    expect(classify('电焊切割打磨，借阅卷宗封条', facts(), place).second).toBeUndefined()
    expect(classify('电焊切割打磨。电焊', facts(), place).second).toBeUndefined()
    expect(
      classify(`电焊切割打磨。${'甲事。'.repeat(11)}借阅卷宗封条`, facts(), place).second,
    ).toBeUndefined()
    expect(
      classify(
        '电焊切割打磨。借阅卷宗封条',
        facts({ thresholds: { ...thresholds, sure: 0.9 } }),
        place,
      ).second,
    ).toBeUndefined()
  })
  test('a special kind raises the field that it concerns: half of all, little in a long story, all where nothing else is', () => {
    const shares = (text: string) =>
      Object.fromEntries(
        classify(text, facts({ specials: [fire] }), place).fields.map((f) => [
          f.field,
          Number(f.score.toFixed(6)),
        ]),
      )
    expect(shares('着火')).toEqual({ dangan: 1 })
    expect(shares('电焊着火')).toEqual({ jianshe: 0.5, dangan: 0.5 })
    expect(shares(`电焊着火${'。嗯嗯'.repeat(46)}`)).toEqual({ jianshe: 0.85, dangan: 0.15 })
    expect(classify('电焊着火', facts({ specials: [fire] }), place).special?.kind).toBe('emergency')
    expect(classify('电焊', facts({ specials: [fire] }), place)).toMatchObject({
      special: null,
      fields: [{ field: 'jianshe', score: 1 }],
    })
  })
})
