import { describe, expect, test } from 'vitest'
import {
  accuracyAt,
  best,
  calibrationError,
  calibrationOf,
  confusionOf,
  macroF1,
  scoresOf,
  sharpnessOf,
  thresholdOf,
  topShare,
  type Judged,
} from '#rules/classify/linear/measure.ts'
import { probabilities } from '#rules/classify/linear/model.ts'

const rows = (...list: number[][]) => list.map((row) => Float64Array.from(row))
/** Four rows, three labels; the second and the last are judged wrong. */
const judged: Judged = {
  margins: rows([2, 0, 0], [3, 1, 0], [0, 1, 0], [0.5, 0, 0.4]),
  truth: [0, 1, 1, 2],
}

describe('how good a model is, reckoned by hand', () => {
  test('the best label, the first among equals', () => {
    expect(rows([1, 3, 2], [1, 1], [-Infinity, -1]).map(best)).toEqual([1, 0, 1])
  })
  test('rows by the right label, columns by what was said', () => {
    const table = confusionOf(judged, 3)
    expect(table).toEqual([
      [1, 0, 0],
      [1, 1, 0],
      [1, 0, 0],
    ])
    expect(scoresOf(table)).toEqual([
      { rows: 1, precision: 1 / 3, recall: 1, f1: 0.5 },
      { rows: 2, precision: 1, recall: 0.5, f1: 2 / 3 },
      { rows: 1, precision: 0, recall: 0, f1: 0 },
    ])
    expect(macroF1(table)).toBeCloseTo((0.5 + 2 / 3) / 3, 12)
    expect(
      macroF1([
        [2, 0],
        [0, 0],
      ]),
    ).toBe(1)
    expect([macroF1([]), scoresOf([[0]])[0]]).toEqual([
      0,
      { rows: 0, precision: 0, recall: 0, f1: 0 },
    ])
  })
  test('the right label among the first so many', () => {
    expect([1, 2, 3].map((depth) => topShare(judged, depth))).toEqual([0.5, 1, 1])
    expect(topShare({ margins: [], truth: [] }, 1)).toBe(0)
    expect(topShare({ margins: rows([1, 1]), truth: [1] }, 1)).toBe(1)
  })
  test('the surest part, and from where on enough is right', () => {
    // Sure of the rows, falling: second (wrong), first (right), third (right), last (wrong).
    expect([
      accuracyAt(judged, 0.25),
      accuracyAt(judged, 0.5),
      accuracyAt(judged, 0.75),
      accuracyAt(judged, 1),
      accuracyAt(judged, 0),
    ]).toEqual([0, 0.5, 2 / 3, 0.5, 0])
    const share = (...sums: number[]) => Math.max(...probabilities(Float64Array.from(sums), 1))
    expect(thresholdOf(judged, 1, 0.6)).toBeCloseTo(share(0, 1, 0), 12)
    expect(thresholdOf(judged, 1, 0.5)).toBeCloseTo(share(0.5, 0, 0.4), 12)
    expect(thresholdOf(judged, 1, 0.9)).toBe(1)
  })
  test('promise beside truth, tenth by tenth', () => {
    const bins = calibrationOf(judged, 1)
    expect(bins).toHaveLength(10)
    expect(bins.map((b) => b.rows)).toEqual([0, 0, 0, 1, 0, 1, 0, 1, 1, 0])
    expect(bins[7]).toMatchObject({ from: 0.7, to: 0.8, right: 1 })
    expect(bins[7]?.said).toBeCloseTo(Math.E ** 2 / (Math.E ** 2 + 2), 12)
    expect(bins[0]).toEqual({ from: 0, to: 0.1, rows: 0, said: 0, right: 0 })
    expect(calibrationOf({ margins: rows([1000, 0]), truth: [0] }, 1)[9]).toEqual({
      from: 0.9,
      to: 1,
      rows: 1,
      said: 1,
      right: 1,
    })
    const bin = (n: number, said: number, right: number) => ({
      from: 0,
      to: 1,
      rows: n,
      said,
      right,
    })
    expect(calibrationError([bin(3, 0.8, 0.6), bin(1, 0.5, 1)])).toBeCloseTo(
      0.75 * 0.2 + 0.25 * 0.5,
      12,
    )
    expect(calibrationError([])).toBe(0)
  })
  test('the sharpness at which chances are true', () => {
    // Two of three are right where the margin is one: the chance is 2/3, so the sharpness is the log of two.
    const fair = { margins: rows([1, 0], [1, 0], [1, 0]), truth: [0, 0, 1] }
    expect(sharpnessOf(fair)).toBeCloseTo(Math.LN2, 3)
    expect(sharpnessOf({ margins: rows([1, 0]), truth: [0] })).toBeGreaterThan(39)
    expect(sharpnessOf({ margins: rows([1, 0]), truth: [1] })).toBeLessThan(0.21)
  })
})
