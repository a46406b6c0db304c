import { probabilities } from './model.ts'

/** What a model said of rows that it was not trained on: margins row by row, and the label (number) that was right. */
export type Judged = { margins: Float64Array[]; truth: number[] }

export const best = (margins: Float64Array): number =>
  margins.reduce((top, value, at) => (value > (margins[top] ?? -Infinity) ? at : top), 0)

/** Mean surprise of the probabilities at the right labels; smaller is better. */
const surprise = ({ margins, truth }: Judged, sharpness: number): number =>
  margins.reduce(
    (sum, row, i) =>
      sum - Math.log(Math.max(1e-12, probabilities(row, sharpness)[truth[i] ?? 0] ?? 0)),
    0,
  ) / (margins.length || 1)

/** The sharpness at which the probabilities fit best (temperature, by golden section). */
export const sharpnessOf = (judged: Judged): number => {
  const golden = (Math.sqrt(5) - 1) / 2
  let [low, high] = [Math.log(0.2), Math.log(40)]
  for (let i = 0; i < 24; i += 1) {
    const [a, b] = [high - golden * (high - low), low + golden * (high - low)]
    if (surprise(judged, Math.exp(a)) < surprise(judged, Math.exp(b))) high = b
    else low = a
  }
  return Math.exp((low + high) / 2)
}

/** Rows from the surest to the least sure, with whether the best label was right. */
const bySureness = ({ margins, truth }: Judged, sharpness: number) =>
  margins
    .map((row, i) => {
      const at = best(row)
      return { sure: probabilities(row, sharpness)[at] ?? 0, right: at === truth[i] }
    })
    .sort((a, b) => b.sure - a.sure)

/** The probability from which on at least `wanted` of the answers are right; 1 where no such place exists. */
export const thresholdOf = (judged: Judged, sharpness: number, wanted: number): number => {
  let right = 0
  let threshold = 1
  bySureness(judged, sharpness).forEach((row, i) => {
    right += Number(row.right)
    if (right / (i + 1) >= wanted) threshold = row.sure
  })
  return threshold
}

/** Share of right answers among the surest part of the rows. */
export const accuracyAt = (judged: Judged, coverage: number): number => {
  const rows = bySureness(judged, 1)
  const kept = rows.slice(0, Math.max(1, Math.floor(rows.length * coverage)))
  return kept.filter((row) => row.right).length / (kept.length || 1)
}

export const topShare = ({ margins, truth }: Judged, depth: number): number =>
  margins.filter((row, i) => {
    const own = row[truth[i] ?? 0] ?? -Infinity
    return row.filter((value) => value > own).length < depth
  }).length / (margins.length || 1)

/** Rows by the right label, columns by the label that was said. */
export const confusionOf = ({ margins, truth }: Judged, labels: number): number[][] => {
  const table = Array.from({ length: labels }, () => Array.from({ length: labels }, () => 0))
  margins.forEach((row, i) => {
    const line = table[truth[i] ?? 0]
    const said = best(row)
    if (line) line[said] = (line[said] ?? 0) + 1
  })
  return table
}

export type Score = { rows: number; precision: number; recall: number; f1: number }

/** Precision, recall and F1 of each label. */
export const scoresOf = (confusion: number[][]): Score[] =>
  confusion.map((line, label) => {
    const hit = line[label] ?? 0
    const rows = line.reduce((a, b) => a + b, 0)
    const said = confusion.reduce((sum, other) => sum + (other[label] ?? 0), 0)
    return {
      rows,
      precision: said === 0 ? 0 : hit / said,
      recall: rows === 0 ? 0 : hit / rows,
      f1: rows + said === 0 ? 0 : (2 * hit) / (rows + said),
    }
  })

/** Mean F1 over the labels that have rows. */
export const macroF1 = (confusion: number[][]): number => {
  const scores = scoresOf(confusion).filter((score) => score.rows > 0)
  return scores.reduce((sum, score) => sum + score.f1, 0) / (scores.length || 1)
}

export type Bin = { from: number; to: number; rows: number; said: number; right: number }

/** How often the answers of each tenth of confidence were right, next to what the confidence promised. */
export const calibrationOf = (judged: Judged, sharpness: number): Bin[] => {
  const rows = bySureness(judged, sharpness)
  return Array.from({ length: 10 }, (_, i) => {
    const [from, to] = [i / 10, (i + 1) / 10]
    const here = rows.filter(({ sure }) => sure >= from && (sure < to || i === 9))
    return {
      from,
      to,
      rows: here.length,
      said: here.reduce((sum, row) => sum + row.sure, 0) / (here.length || 1),
      right: here.filter((row) => row.right).length / (here.length || 1),
    }
  })
}

/** Mean distance between promise and truth, by rows (expected calibration error). */
export const calibrationError = (bins: Bin[]): number => {
  const all = bins.reduce((sum, bin) => sum + bin.rows, 0) || 1
  return bins.reduce((sum, bin) => sum + (bin.rows / all) * Math.abs(bin.said - bin.right), 0)
}
