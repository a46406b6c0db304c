import { describe, expect, test } from 'vitest'
import { speaking } from '#rules/classify/kinds/cues.ts'
import type { Ground } from '#rules/classify/kinds/ground.ts'
import { groundOf } from '#rules/classify/kinds/ground.ts'
import { hear } from '#rules/classify/kinds/hear.ts'
import { learnKinds, recipe, samplesOf } from '#rules/classify/kinds/learn.ts'
import { signsOf } from '#rules/classify/kinds/signs.ts'
import { pack, unpack } from '#rules/classify/linear/file.ts'
import { specialsIn } from '#rules/classify/specials.ts'
import { special } from '#rules/content/common.ts'
import { anItem, inventedFacts } from '#test/rules/catalogue/fixture.ts'
import { invented } from '#test/rules/route/places.ts'

const fire = special.parse({
  kind: 'emergency',
  name: '',
  advice: '',
  cues: [
    { pattern: '着火', weight: 1 },
    { pattern: '煤气', weight: 0.1, group: 'hazard' },
  ],
  not: [{ pattern: '去年', weight: 0.1 }],
})
const ground = (text: string, more: Partial<Ground> = {}): Ground => ({
  pieces: [],
  text,
  cues: speaking(text, [fire]),
  classed: [],
  scored: { items: [], fields: [] },
  ...more,
})
/** A model that knows no word: what is left are the leads of the rules. */
const mute = (labels: string[], sharpness = 1) => ({
  kinds: pack({
    card: {
      made: '',
      rows: 0,
      labels: labels.map((label) => ({ label, rows: 1 })),
      figures: null,
      seed: 1,
    },
    labels,
    ids: new Uint32Array(),
    steps: new Int8Array(),
    scales: Float32Array.from(labels, () => 1),
    bias: Float32Array.from(labels, () => 0),
    sharpness,
    threshold: 0,
  }),
})
const model = mute(['civil', 'emergency', 'police', 'report'])
const leans = (of: Ground, said?: 'emergency' | 'civil') =>
  Object.fromEntries(hear(of, model, said).map(({ kind, lean }) => [kind, Number(lean.toFixed(6))]))

describe('what is likelier before any word is weighed', () => {
  const item = (score: number) => ({
    scored: { items: [{ item: 'a', score, why: [] }], fields: [] },
  })
  test('a crime a little; an ordinary matter the more, the better an item fits; what the cues said', () => {
    expect(leans(ground('甲'))).toEqual({ civil: 0, emergency: 0, police: 0.1, report: -0.05 })
    expect(leans(ground('甲', item(0.5)))['report']).toBe(0.45)
    expect(leans(ground('甲'), 'civil')).toEqual({
      civil: 0.2,
      emergency: 0,
      police: 0.1,
      report: -0.25,
    })
  })
  test('danger where words name one: sooner in few words, later where it is taken back', () => {
    const classed = (...names: string[]) => ({ classed: [[{ word: 'x', classes: names }]] })
    const alarm = (text: string, more: Partial<Ground> = {}) =>
      leans(ground(text, more))['emergency']
    expect([
      alarm('煤气味'),
      alarm('着火'),
      alarm('甲', classed('fire')),
      alarm('甲', classed('firewood')),
    ]).toEqual([0.3, 0, 0.3, 0])
    expect([alarm(`煤气${'甲'.repeat(118)}`), alarm(`煤气${'甲'.repeat(119)}`)]).toEqual([0.3, 0])
    expect(alarm('去年煤气味')).toBe(-0.8)
    expect(alarm('去年煤气味', classed('now'))).toBe(0)
    expect(alarm('去年煤气味', classed('then'))).toBe(-0.8)
  })
  test('best first, shares that sum to one, by the sharpness of the model', () => {
    const heard = hear(ground('甲'), mute(['civil', 'police'], 10), undefined)
    expect(heard.map((h) => h.kind)).toEqual(['police', 'civil'])
    expect(heard[0]?.score).toBeCloseTo(1 / (1 + Math.exp(-1)), 6)
    expect(heard.reduce((sum, h) => sum + h.score, 0)).toBeCloseTo(1, 9)
  })
})

describe('kinds by the model', () => {
  const held = (kind: number, learned = model) => ({
    learned,
    thresholds: { sure: 1, likely: 1, candidate: 0, kind },
  })
  const told = (of: Ground, kind = 0, learned = model) =>
    specialsIn({ ...of }, held(kind, learned)).map((h) => `${h.kind} ${h.score} ${h.why.join()}`)
  test('likelier than an ordinary report, first or found by cues, above the threshold; danger whatever it is', () => {
    expect(told(ground('很长的甲'))).toEqual(['police 0.27 '])
    expect(told(ground('很长的甲'), 0.28)).toEqual([])
    const ordinary = { scored: { items: [{ item: 'a', score: 0.9, why: [] }], fields: [] } }
    expect(told(ground('很长的甲', ordinary))).toEqual([])
    expect(told(ground('着火煤气味'), 0.99)).toEqual(['emergency 0.36 着火,煤气'])
  })
  test('words of its classes explain where no cue does, three at most', () => {
    const classed = [
      ['一', '二'],
      ['三', '四'],
    ].map((words) => words.map((word) => ({ word, classes: ['fire'] })))
    expect(told(ground('很长的甲', { classed }), 0.3)).toEqual(['emergency 0.31 一,二,三'])
  })
  test('one sign, more than two hundred, or no model: the cues alone', () => {
    expect(told(ground('甲'))).toEqual([])
    expect(told(ground('甲乙'))).toHaveLength(1)
    expect([told(ground('甲'.repeat(200))).length, told(ground('甲'.repeat(201))).length]).toEqual([
      1, 0,
    ])
    const { thresholds } = held(0)
    expect(specialsIn(ground('很长的甲'), { thresholds })).toEqual([])
  })
  test('weighed once for the same facts', () => {
    const of = ground('很长的甲')
    const facts = held(0)
    expect(specialsIn(of, facts)).toBe(specialsIn(of, facts))
    expect(specialsIn(of, held(1))).toEqual([])
  })
})

describe('the signs of a text', () => {
  const words = signsOf({ text: '', cues: [], classed: [], scored: { items: [], fields: [] } })
  const extra = (more: Partial<Parameters<typeof signsOf>[0]>) => {
    const { ids, values } = signsOf({
      text: '',
      cues: [],
      classed: [],
      scored: { items: [], fields: [] },
      ...more,
    })
    return [...ids]
      .flatMap((id, at) =>
        words.ids.includes(id) && words.values[words.ids.indexOf(id)] === values[at]
          ? []
          : [Number((values[at] ?? 0).toFixed(4))],
      )
      .toSorted((a, b) => a - b)
  }
  test('without words there is the fit of the catalogue alone', () => {
    expect([...words.values].map((v) => Number(v.toFixed(4))).toSorted((a, b) => a - b)).toEqual([
      0, 0.2,
    ])
  })
  test('cues, also those that take back, count a fifth', () => {
    expect(extra({ cues: speaking('去年着火煤气', [fire]) })).toEqual([0.2, 0.2, 0.2])
  })
  test('classes: how many words, up to four; which meet in a clause, which in the text', () => {
    const w = (word: string, ...classes: string[]) => ({ word, classes })
    expect(extra({ classed: [[w('一', 'a')]] })).toEqual([0.1])
    expect(extra({ classed: [[w('一', 'a'), w('一', 'a')]] })).toEqual([0.1])
    expect(extra({ classed: [['一', '二', '三', '四', '五'].map((x) => w(x, 'a'))] })).toEqual([
      0.1, 0.1, 0.1, 0.1,
    ])
    expect(extra({ classed: [[w('一', 'a')], [w('二', 'b')]] })).toEqual([0.07, 0.1, 0.1])
    expect(extra({ classed: [[w('一', 'a'), w('二', 'b')]] })).toEqual([0.07, 0.1, 0.1, 0.1])
  })
  test('the catalogue: the tenth of its best score, the score itself, six fields by their roots', () => {
    const fields = Array.from({ length: 7 }, (_, n) => ({ field: `f${n}`, score: 0.25 }))
    expect(extra({ scored: { items: [{ item: 'a', score: 0.5, why: [] }], fields } })).toEqual([
      0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.2, 0.2,
    ])
  })
  test('rise, and each stands once', () => {
    const { ids } = signsOf({
      text: '着火 了快来',
      cues: speaking('着火', [fire]),
      classed: [],
      scored: { items: [], fields: [] },
    })
    expect([...ids]).toEqual([...new Set(ids)].toSorted((a, b) => a - b))
    const blank = (text: string) => [
      ...signsOf({ text, cues: [], classed: [], scored: { items: [], fields: [] } }).ids,
    ]
    expect(blank('着 火')).toEqual(blank('着火'))
  })
})

describe('learning the kinds', () => {
  const place = invented()
  const examples = Array.from({ length: 12 }, (_, n) => ({
    kind: n % 2 ? ('police' as const) : ('report' as const),
    text: n % 2 ? `有人偷东西${n}` : `路灯坏了${n}`,
  }))
  const facts = {
    ...inventedFacts([anItem('jianshe-001')], place),
    examples,
    smallTalk: { before: ['您好'], after: ['谢谢'] },
  }
  test('each example as it stands, and once with small talk, which counts less and stays in its group', () => {
    const samples = samplesOf(examples, facts, place)
    expect(samples).toHaveLength(24)
    expect(samples.slice(0, 4).map((s) => [s.label, s.group, s.weight])).toEqual([
      ['report', '0', undefined],
      ['report', '0', 0.3],
      ['police', '1', undefined],
      ['police', '1', 0.3],
    ])
    expect(samples[0]?.features).toEqual(signsOf(groundOf('路灯坏了0', facts, place)))
    expect(samplesOf(examples, facts, place)).toEqual(samples)
    const ways = examples.map(({ text }, at) =>
      [`您好。${text}`, `${text}。谢谢。`, `您好，${text}，谢谢`].findIndex(
        (talk) =>
          JSON.stringify(signsOf(groundOf(talk, facts, place))) ===
          JSON.stringify(samples[2 * at + 1]?.features),
      ),
    )
    expect(ways).not.toContain(-1)
    const { smallTalk: _, ...curt } = facts
    const [plain, again] = samplesOf(examples, curt, place)
    expect(again?.features).toEqual(plain?.features)
  })
  test('gives the text of a model that tells them apart; none without examples or places', () => {
    const file = learnKinds(facts, '2026-05-06')
    const learned = unpack(file ?? '')
    expect([
      learned.labels,
      learned.card.made,
      learned.card.rows,
      learned.card.figures?.folds,
    ]).toEqual([['police', 'report'], '2026-05-06', 24, 3])
    const [first] = hear(groundOf('有人偷东西', facts, place), { kinds: file ?? '' }, undefined)
    expect(first?.kind).toBe('police')
    expect([
      learnKinds({ ...facts, examples: [] }, ''),
      learnKinds({ ...facts, places: [] }, ''),
    ]).toEqual([undefined, undefined])
    expect(recipe).toMatchObject({ cost: 1, size: 30_000, seed: 1, least: 2 })
  })
})
