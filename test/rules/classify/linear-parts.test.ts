import { describe, expect, test } from 'vitest'
import { runsOf, featuresOf } from '#rules/classify/linear/features.ts'
import { deal } from '#rules/classify/linear/folds.ts'
import { margins, probabilities, read, type Linear } from '#rules/classify/linear/model.ts'
import { withFields } from '#rules/classify/linear/signs.ts'
import { randomly, separate, shuffle } from '#rules/classify/linear/solve.ts'
import { wholeText } from '#rules/classify/linear/whole-text.ts'

describe('the parts of a linear model', () => {
  const model: Linear = {
    card: { made: '', rows: 2, labels: [], figures: null, seed: 1 },
    labels: ['a', 'b'],
    ids: Uint32Array.from([3, 19, 35]),
    steps: Int8Array.from([1, 2, 3, 4, 5, -6]),
    scales: Float32Array.from([0.5, 0.25]),
    bias: Float32Array.from([1, -1]),
    sharpness: 2,
    threshold: 0,
  }
  const features = (ids: number[], values: number[]) => ({
    ids: Uint32Array.from(ids),
    values: Float32Array.from(values),
  })
  test('margins: steps by values, scaled, with the bias; what it does not know says nothing', () => {
    expect([...margins(model, features([], []))]).toEqual([1, -1])
    expect([...margins(model, features([3], [2]))]).toEqual([2, 0])
    expect([...margins(model, features([19, 35], [1, 0.5]))]).toEqual([3.75, -0.75])
    expect([...margins(model, features([51, 4], [9, 9]))]).toEqual([1, -1])
  })
  test('probabilities by the sharpness', () => {
    expect(
      [...probabilities(Float64Array.from([0, Math.LN2]), 1)].map((p) => p.toFixed(9)),
    ).toEqual(['0.333333333', '0.666666667'])
    expect(
      [...probabilities(Float64Array.from([0, Math.LN2]), 2)].map((p) => p.toFixed(9)),
    ).toEqual(['0.200000000', '0.800000000'])
    expect([...probabilities(Float64Array.from([5000, 5000]), 9)]).toEqual([0.5, 0.5])
  })
  test('read: labels best first; fields of the catalogue count where the model reads them', () => {
    expect(read(model, { body: '' }).map((l) => l.label)).toEqual(['a', 'b'])
    expect(read(model, { body: '' })[0]?.score).toBeCloseTo(1 / (1 + Math.exp(-4)), 9)
    const [own] = withFields(features([], []), [{ field: 'x', score: 0.25 }]).ids
    const reads = {
      ...model,
      ids: Uint32Array.from([own ?? 0]),
      steps: Int8Array.from([0, 44]),
      card: { ...model.card, catalogue: true },
    }
    const fields = [{ field: 'x', score: 0.25 }]
    expect(read(reads, { body: '' }, fields)[0]?.label).toBe('b')
    expect(read({ ...reads, card: model.card }, { body: '' }, fields)[0]?.label).toBe('a')
  })
  test('fields among the features: rising, by the root of their shares', () => {
    const { ids, values } = withFields(features([1, 0xffffff], [0.5, 0.25]), [
      { field: 'x', score: 0.25 },
    ])
    expect([ids[0], ids[2], [...ids].toSorted((a, b) => a - b)]).toEqual([1, 0xffffff, [...ids]])
    expect([...values]).toEqual([0.5, 0.75, 0.25])
  })
  test('runs of one to three signs, counts flattened, the length as wanted', () => {
    const two = runsOf('aa', 1, 2)
    const many = 1 + Math.LN2
    const length = Math.sqrt(many ** 2 + 1)
    expect([two.ids.length, two.values.length]).toEqual([2, 2])
    expect([...two.values].toSorted((a, b) => a - b).map((v) => v.toFixed(5))).toEqual([
      (2 / length).toFixed(5),
      ((2 * many) / length).toFixed(5),
    ])
    expect(
      [runsOf('abc', 1, 1), runsOf('abcd', 1, 1), runsOf('', 1, 1)].map((f) => f.ids.length),
    ).toEqual([6, 9, 0])
    expect([...runsOf('abcd', 1, 1).ids]).toEqual(
      [...runsOf('abcd', 1, 1).ids].toSorted((a, b) => a - b),
    )
  })
  test('a title counts half beside the text; without one the opening stands for it', () => {
    const sum = (f: ReturnType<typeof featuresOf>) => f.values.reduce((all, v) => all + v * v, 0)
    expect(sum(featuresOf({ body: '油烟扰民' }))).toBeCloseTo(1.25, 4)
    expect(sum(featuresOf({ title: '噪声', body: '油烟扰民' }))).toBeCloseTo(1.25, 4)
    expect(featuresOf({ title: '油烟', body: '油烟扰民' }).ids).toHaveLength(9 + 3)
    expect(featuresOf({ title: '噪声', body: '油烟扰民' }).ids).toHaveLength(15 + 3)
    expect(featuresOf({ body: 'abcdefghijklmnopqrstuvwxyz0123' }).ids).toHaveLength(87 + 51)
    const cut = (end: string) => featuresOf({ body: `${'甲'.repeat(3_999)}${end}` })
    expect(cut('乙丙')).toEqual(cut('乙'))
    expect(cut('丙')).not.toEqual(cut('乙'))
  })
  test('title and body as one text', () => {
    expect([
      wholeText({ body: '甲' }),
      wholeText({ title: '乙', body: '甲' }),
      wholeText({ title: '甲', body: '甲乙' }),
    ]).toEqual(['甲', '乙。甲', '甲乙'])
  })
})

describe('chance and solving', () => {
  test('the numbers of a seed are those of mulberry32', () => {
    const one = randomly(1)
    expect([one(), one()].map((n) => n.toFixed(9))).toEqual(['0.627073941', '0.002735721'])
    expect(randomly(0)().toFixed(9)).toBe('0.266429209')
  })
  test('a shuffle is by the numbers, in place, and loses nothing', () => {
    const list = [1, 2, 3, 4]
    expect(shuffle(list, () => 0)).toEqual([2, 3, 4, 1])
    expect(list).toEqual([2, 3, 4, 1])
    expect(shuffle([1, 2, 3, 4], () => 0.999)).toEqual([1, 2, 3, 4])
    expect([...shuffle(Int32Array.from([5, 6]), () => 0)]).toEqual([6, 5])
  })
  test('two rows on both sides: the weight that calculus gives, no bias', () => {
    const matrix = (...xs: number[]) => ({
      starts: Int32Array.from([...xs.keys(), xs.length]),
      columns: new Int32Array(xs.length),
      values: Float32Array.from(xs),
      width: 1,
    })
    const solve = (cost: number, ...xs: number[]) =>
      separate(
        matrix(...xs),
        Int8Array.from(xs, (x) => Math.sign(x)),
        Float64Array.from(xs, () => cost),
        1,
      )
    // Least of w²/2 + 2·cost·(1 − w)²: w = 4·cost / (1 + 4·cost).
    for (const cost of [0.25, 1, 5]) {
      const [weight = 0, bias = 0] = solve(cost, 1, -1)
      expect(Math.abs(weight - (4 * cost) / (1 + 4 * cost))).toBeLessThan(0.03)
      expect(Math.abs(bias)).toBeLessThan(0.03)
    }
    const [near = 0] = solve(1, 2, -2)
    expect(Math.abs(near - 8 / 17)).toBeLessThan(0.03)
  })
})

describe('folds', () => {
  test('labels are spread evenly, groups stay together, the same seed deals the same', () => {
    const list = Array.from({ length: 12 }, (_, i) => ({ label: i < 8 ? 'a' : 'b' }))
    const fold = deal(list, 4, 1)
    for (const at of [0, 1, 2, 3]) {
      expect(list.filter((r, i) => fold[i] === at && r.label === 'a')).toHaveLength(2)
      expect(list.filter((r, i) => fold[i] === at && r.label === 'b')).toHaveLength(1)
    }
    expect([...deal(list, 4, 1)]).toEqual([...fold])
    expect([...deal(list, 4, 2)]).not.toEqual([...fold])
    // Labels of one row each: the emptiest fold takes the next.
    const single = deal(
      Array.from({ length: 8 }, (_, i) => ({ label: String(i) })),
      4,
      1,
    )
    expect([...single].toSorted()).toEqual([0, 0, 1, 1, 2, 2, 3, 3])
    const grouped = deal(
      [{ label: 'a', group: 'g' }, { label: 'a' }, { label: 'a', group: 'g' }, { label: 'a' }],
      2,
      1,
    )
    expect(grouped[0]).toBe(grouped[2])
    expect(grouped[1]).toBe(grouped[3])
    expect(grouped[0]).not.toBe(grouped[1])
  })
})
