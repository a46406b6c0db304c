import { describe, expect, test } from 'vitest'
import { pack, unpack } from '#rules/classify/linear/file.ts'
import { fit, plain, type Sample } from '#rules/classify/linear/fit.ts'
import { margins, type Linear } from '#rules/classify/linear/model.ts'
import { crossValidate, figuresOf, train } from '#rules/classify/linear/train.ts'

const sample = (label: string, ids: number[], more: Partial<Sample> = {}): Sample => ({
  features: { ids: Uint32Array.from(ids), values: Float32Array.from(ids, () => 1) },
  label,
  ...more,
})
/** Two labels that one feature each tells apart, with one that both have. */
const clear = Array.from({ length: 20 }, (_, i) =>
  i % 2 ? sample('b', [5, 9]) : sample('a', [3, 9]),
)
const said = (model: Linear, ids: number[]) => {
  const sums = margins(model, sample('', ids).features)
  return model.labels[sums.indexOf(Math.max(...sums))]
}

describe('fitting a model', () => {
  test('parts what can be parted, and tells on its card what it was fitted on', () => {
    const model = fit(clear)
    expect([said(model, [3, 9]), said(model, [5, 9])]).toEqual(['a', 'b'])
    expect(model.card).toEqual({
      made: '',
      rows: 20,
      labels: [
        { label: 'a', rows: 10 },
        { label: 'b', rows: 10 },
      ],
      figures: null,
      seed: 1,
    })
    expect(model).toMatchObject({ labels: ['a', 'b'], sharpness: 1, threshold: 0 })
    expect([...model.ids]).toEqual([3, 5, 9])
    expect(model.steps).toHaveLength(6)
    expect(Math.max(...model.steps.map(Math.abs))).toBeLessThanOrEqual(44)
    const [a = 0, b = 0] = margins(model, sample('', [3, 9]).features)
    expect(a).toBeGreaterThan(0.5)
    expect(b).toBeLessThan(-0.5)
  })
  test('a feature in too few rows is left out; of too many those that say most are kept', () => {
    const rare = [...clear, sample('a', [3, 7])]
    expect([...fit(rare).ids]).toEqual([3, 5, 9])
    expect([...fit(rare, { ...plain, least: 1 }).ids]).toEqual([3, 5, 7, 9])
    expect([...fit(clear, { ...plain, size: 2 }).ids]).toEqual([3, 5])
  })
  test('a label with few rows is not drowned', () => {
    const few = [
      ...Array.from({ length: 40 }, () => sample('a', [3, 9])),
      sample('b', [5, 9]),
      sample('b', [5, 9]),
    ]
    const model = fit(few)
    expect([said(model, [5, 9]), said(model, [3, 9])]).toEqual(['b', 'a'])
  })
  test('what has no feature at all is told by the bias', () => {
    const bare = Array.from({ length: 12 }, (_, i) => (i % 2 ? sample('b', [3]) : sample('a', [])))
    expect([said(fit(bare), []), said(fit(bare), [3])]).toEqual(['a', 'b'])
  })
  test('a row that counts more pulls more', () => {
    const torn = (weight: number) =>
      fit([
        ...Array.from({ length: 6 }, () => sample('a', [3])),
        ...Array.from({ length: 6 }, () => sample('b', [3], { weight })),
        sample('a', [4]),
        sample('a', [4]),
      ])
    const lean = (model: Linear) =>
      (margins(model, sample('', [3]).features)[1] ?? 0) -
      (margins(model, sample('', [3]).features)[0] ?? 0)
    expect(lean(torn(9))).not.toBe(lean(torn(1)))
  })
  test('a step is worth what the largest weight needs', () => {
    const model = fit(clear)
    expect(Math.max(...model.steps.map(Math.abs))).toBe(44)
    expect(model.scales.every((s) => s > 0)).toBe(true)
    const nothing = fit([sample('a', [1]), sample('a', [1])])
    expect(nothing.scales.every((s) => Number.isFinite(s) && s > 0)).toBe(true)
  })
})

describe('trying it on rows that it has not seen', () => {
  test('every row is judged by the others’ model, fold by fold', () => {
    const folds: number[] = []
    const { labels, judged, fold } = crossValidate(clear, 4, plain, (done) => void folds.push(done))
    expect([labels, folds, new Set(fold).size]).toEqual([['a', 'b'], [1, 2, 3, 4], 4])
    expect(judged.truth).toEqual(clear.map((s) => (s.label === 'a' ? 0 : 1)))
    for (const [i, row] of judged.margins.entries())
      expect(row[judged.truth[i] ?? 0]).toBeGreaterThan(0)
    expect(figuresOf(judged, 2, 4, 1)).toMatchObject({
      folds: 4,
      accuracy: 1,
      macroF1: 1,
      top2: 1,
      accuracy80: 1,
    })
  })
  test('a label that the other folds lack is never said', () => {
    const { judged } = crossValidate([...clear, sample('c', [9])], 4)
    expect(judged.margins.at(-1)?.[2]).toBe(-Infinity)
  })
  test('the whole: card with day, figures and details, how sharp, from where on sure', () => {
    const { model, labels } = train(clear, '2026-05-06', { folds: 4 })
    expect(labels).toEqual(['a', 'b'])
    expect(model.card).toMatchObject({
      made: '2026-05-06',
      rows: 20,
      figures: { folds: 4, accuracy: 1 },
      details: {
        confusion: [
          [10, 0],
          [0, 10],
        ],
      },
    })
    expect(model.card.details?.bins).toHaveLength(10)
    expect(model.sharpness).toBeGreaterThan(30)
    expect(model.threshold).toBeGreaterThan(0.9)
    expect(train(clear, '').model.card.figures?.folds).toBe(5)
  })
})

describe('the file of a model', () => {
  const model: Linear = {
    card: {
      made: '2026-05-06',
      rows: 3,
      labels: [
        { label: 'a', rows: 1 },
        { label: 'b', rows: 2 },
      ],
      figures: null,
      seed: 7,
      catalogue: true,
      office: { share: 0.5, without: 0.25, with: 0.75 },
    },
    labels: ['a', 'b'],
    ids: Uint32Array.from([0, 31, 63, 96, 5000, 0xffffff]),
    steps: Int8Array.from([-44, 44, 0, 1, -1, 2, 3, -3, 10, -10, 43, -43]),
    scales: Float32Array.from([0.5, 0.25]),
    bias: Float32Array.from([1, -1]),
    sharpness: 3.5,
    threshold: 0.75,
  }
  test('comes back as it was', () => {
    expect(unpack(pack(model))).toEqual(model)
    expect(unpack(pack(fit(clear)))).toEqual(fit(clear))
  })
  test('is one line of printable signs, a sign a weight', () => {
    const text = pack(model)
    expect(text).toMatch(/^[\x20-\x7e]+$/)
    const file: unknown = JSON.parse(text)
    expect(file).toMatchObject({
      format: 'shouwen-linear-1',
      sharpness: 3.5,
      threshold: 0.75,
      scales: [0.5, 0.25],
      bias: [1, -1],
    })
    const { steps, ids } = Object(file)
    expect(steps).toHaveLength(2)
    expect(steps[0]).toHaveLength(6)
    // Distances 0, 31, 32, 33, 4904 and 16772215: five bits a sign.
    expect(ids).toHaveLength(1 + 1 + 2 + 2 + 3 + 5)
  })
  test.each([
    ['no JSON', '{', '不是首问的模型文件，或者版本不同'],
    [
      'another format',
      pack(model).replace('linear-1', 'linear-2'),
      '不是首问的模型文件，或者版本不同',
    ],
    [
      'a weight short',
      JSON.stringify({ ...JSON.parse(pack(model)), steps: ['######', '#####'] }),
      '模型文件损坏：权重不齐',
    ],
    [
      'a sign that is none',
      JSON.stringify({ ...JSON.parse(pack(model)), ids: '\\' }),
      '模型文件损坏：特征表读不懂',
    ],
    [
      'a sign too far',
      JSON.stringify({ ...JSON.parse(pack(model)), ids: '~' }),
      '模型文件损坏：特征表读不懂',
    ],
  ])('%s is refused with a sentence', (_, text, words) => {
    expect(() => unpack(text)).toThrow(words)
  })
})
