/** Rows of features in one flat matrix: row i has columns and values from `starts[i]` to `starts[i + 1]`. */
export type Matrix = {
  starts: Int32Array
  columns: Int32Array
  values: Float32Array
  /** Number of columns. */ width: number
}

/** Numbers in [0, 1) from a seed, the same on every machine (mulberry32). */
export const randomly = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Shuffles in place. */
export const shuffle = <T extends Int32Array | unknown[]>(list: T, random: () => number): T => {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1))
    const kept = list[i]
    list[i] = list[j] as never
    list[j] = kept as never
  }
  return list
}

const rounds = 60
/** The largest step of a round below which the answer no longer moves. */
const still = 0.02

/**
 * One weight for each column and a last one for all rows alike, that part the rows of sign 1 from those of sign −1:
 * squared hinge loss with a quadratic penalty, solved by dual coordinate descent (Hsieh et al. 2008). `cost` is what a
 * row on the wrong side costs. The same seed gives the same weights.
 */
export const separate = (
  { starts, columns, values, width }: Matrix,
  sign: Int8Array,
  cost: Float64Array,
  seed: number,
): Float64Array => {
  const count = sign.length
  const weights = new Float64Array(width + 1)
  const alpha = new Float64Array(count)
  const diagonal = Float64Array.from(cost, (c) => 0.5 / c)
  const norm = new Float64Array(count)
  for (let i = 0; i < count; i += 1) {
    let sum = 1 + (diagonal[i] ?? 0)
    for (let at = starts[i] ?? 0; at < (starts[i + 1] ?? 0); at += 1) sum += (values[at] ?? 0) ** 2
    norm[i] = sum
  }
  const order = Int32Array.from(alpha, (_, i) => i)
  const random = randomly(seed)
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, random)
    let largest = 0
    for (const i of order) {
      const [from, to] = [starts[i] ?? 0, starts[i + 1] ?? 0]
      const y = sign[i] ?? 1
      const old = alpha[i] ?? 0
      let along = weights[width] ?? 0
      for (let at = from; at < to; at += 1)
        along += (weights[columns[at] ?? 0] ?? 0) * (values[at] ?? 0)
      const slope = y * along - 1 + (diagonal[i] ?? 0) * old
      const pull = old === 0 ? Math.min(0, slope) : slope
      if (pull === 0) continue
      largest = Math.max(largest, Math.abs(pull))
      const next = Math.max(0, old - slope / (norm[i] ?? 1))
      const step = (next - old) * y
      alpha[i] = next
      for (let at = from; at < to; at += 1)
        weights[columns[at] ?? 0] = (weights[columns[at] ?? 0] ?? 0) + step * (values[at] ?? 0)
      weights[width] = (weights[width] ?? 0) + step
    }
    if (largest < still) break
  }
  return weights
}
