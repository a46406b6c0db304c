import type { Features } from './features.ts'
import type { Linear } from './model.ts'
import { separate, type Matrix } from './solve.ts'

/** A row ready for training: its features, its label, and how much it counts. */
export type Sample = {
  features: Features
  label: string
  /** Rows of one group are near copies and never stand on both sides of a test. */
  group?: string | undefined
  weight?: number | undefined
}

export type Recipe = {
  seed: number
  /** How many features are kept: those whose weights say most. */
  size: number
  /** What a row on the wrong side costs; more follows the rows closer. */
  cost: number
  /** A feature must stand in so many rows. */
  least: number
}

export const plain: Recipe = { seed: 1, size: 24_000, cost: 0.3, least: 2 }

/** The features that stand in enough rows, rising, and how rare each is (1 + log of the share). */
const vocabulary = (samples: readonly Sample[], least: number) => {
  const counts = new Map<number, number>()
  for (const { features } of samples)
    for (const id of features.ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  const ids = Uint32Array.from([...counts].flatMap(([id, n]) => (n >= least ? [id] : []))).sort()
  const rarity = Float32Array.from(
    ids,
    (id) => 1 + Math.log((1 + samples.length) / (1 + (counts.get(id) ?? 0))),
  )
  return { ids, rarity }
}

const matrixOf = (samples: readonly Sample[], ids: Uint32Array, rarity: Float32Array): Matrix => {
  const column = new Map<number, number>()
  ids.forEach((id, at) => column.set(id, at))
  const size = samples.reduce((sum, { features }) => sum + features.ids.length, 0)
  const starts = new Int32Array(samples.length + 1)
  const columns = new Int32Array(size)
  const values = new Float32Array(size)
  let at = 0
  samples.forEach(({ features }, i) => {
    features.ids.forEach((id, j) => {
      const c = column.get(id)
      if (c === undefined) return
      columns[at] = c
      values[at] = (features.values[j] ?? 0) * (rarity[c] ?? 1)
      at += 1
    })
    starts[i + 1] = at
  })
  return {
    starts,
    columns: columns.subarray(0, at),
    values: values.subarray(0, at),
    width: ids.length,
  }
}

/**
 * How much each column parts the rows of one label from the others: the root of the log odds of standing in them, a
 * little for every column. Scaled by it, the solver trusts telling columns first (naive Bayes features, Wang 2012).
 */
const partings = ({ starts, columns, width }: Matrix, sign: Int8Array): Float64Array => {
  const inside = new Float64Array(width).fill(1)
  const outside = new Float64Array(width).fill(1)
  sign.forEach((side, i) => {
    const counts = side > 0 ? inside : outside
    for (let at = starts[i] ?? 0; at < (starts[i + 1] ?? 0); at += 1)
      counts[columns[at] ?? 0] = (counts[columns[at] ?? 0] ?? 0) + 1
  })
  const own = sign.filter((side) => side > 0).length + 2
  const rest = sign.length - own + 4
  return inside.map((n, at) =>
    Math.sqrt(0.3 + Math.abs(Math.log(n / own / ((outside[at] ?? 1) / rest)))),
  )
}

/** The weights of each label against all others; a label with few rows is not drowned by the rest. */
const solveAll = (matrix: Matrix, samples: readonly Sample[], labels: string[], recipe: Recipe) => {
  const heavy = (rows: readonly Sample[]): number =>
    rows.reduce((sum, { weight = 1 }) => sum + weight, 0)
  const whole = heavy(samples)
  return labels.map((label, at) => {
    const own = heavy(samples.filter((sample) => sample.label === label))
    const lift = whole / (labels.length * (own || 1))
    const sign = Int8Array.from(samples, (sample) => (sample.label === label ? 1 : -1))
    const cost = Float64Array.from(
      samples,
      (sample) => recipe.cost * (sample.weight ?? 1) * (sample.label === label ? lift : 1),
    )
    const scale = partings(matrix, sign)
    const values = matrix.values.map((value, i) => value * (scale[matrix.columns[i] ?? 0] ?? 1))
    const weights = separate({ ...matrix, values }, sign, cost, recipe.seed + at)
    return weights.map((weight, column) => weight * (scale[column] ?? 1))
  })
}

/** The features that matter most: by the sum of what they weigh for the labels. */
const telling = (weights: Float64Array[], rarity: Float32Array, size: number): number[] =>
  Array.from(rarity, (rare, at) => ({
    at,
    says: rare * weights.reduce((sum, row) => sum + (row[at] ?? 0) ** 2, 0),
  }))
    .sort((a, b) => b.says - a.says || a.at - b.at)
    .slice(0, size)
    .map(({ at }) => at)
    .sort((a, b) => a - b)

/** Steps to each side of zero that a weight is written in. */
export const steps = 44

/** Weights as whole steps; the rare giant is cut to the largest step so that the many small ones keep theirs. */
const quantise = (weights: Float64Array[], rarity: Float32Array) => {
  const real = weights.map((row) => Float64Array.from(rarity, (rare, at) => (row[at] ?? 0) * rare))
  const scales = Float32Array.from(real, (row) => {
    const sizes = row.map(Math.abs).sort()
    return (sizes[Math.floor(sizes.length * 0.9995)] ?? 0) / steps || 1
  })
  const table = new Int8Array(rarity.length * real.length)
  real.forEach((row, label) => {
    row.forEach((weight, at) => {
      const step = Math.round(weight / (scales[label] ?? 1))
      table[at * real.length + label] = Math.max(-steps, Math.min(steps, step))
    })
  })
  return { table, scales }
}

/**
 * Trains on the samples: all features first, then again with those that said most, and the weights in whole steps.
 * The same samples in the same order and the same seed give the same model. Not calibrated yet.
 */
export const fit = (samples: readonly Sample[], recipe: Recipe = plain): Linear => {
  const labels = [...new Set(samples.map((sample) => sample.label))].sort()
  let { ids, rarity } = vocabulary(samples, recipe.least)
  let weights = solveAll(matrixOf(samples, ids, rarity), samples, labels, recipe)
  if (ids.length > recipe.size) {
    const kept = telling(weights, rarity, recipe.size)
    ids = Uint32Array.from(kept, (at) => ids[at] ?? 0)
    rarity = Float32Array.from(kept, (at) => rarity[at] ?? 1)
    weights = solveAll(matrixOf(samples, ids, rarity), samples, labels, recipe)
  }
  const { table, scales } = quantise(weights, rarity)
  return {
    card: {
      made: '',
      rows: samples.length,
      labels: labels.map((label) => ({
        label,
        rows: samples.filter((sample) => sample.label === label).length,
      })),
      figures: null,
      seed: recipe.seed,
    },
    labels,
    ids,
    steps: table,
    scales,
    bias: Float32Array.from(weights, (row) => row[ids.length] ?? 0),
    sharpness: 1,
    threshold: 0,
  }
}
