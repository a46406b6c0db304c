import type { FieldScore } from '../score.ts'
import { featuresOf, type Features, type Written } from './features.ts'
import type { Bin } from './measure.ts'
import { withFields } from './signs.ts'

/** What is known of how a model was made and how good it is; stands in its file, readable. */
export type Card = {
  made: string
  rows: number
  labels: { label: string; rows: number }[]
  /** By cross-validation; null before it. */
  figures: Figures | null
  seed: number
  /** What the catalogue says of a text stands among the features: where there are few rows. */
  catalogue?: boolean | undefined
  /** What cross-validation found, row by row of the labels: for whoever wants to know where it errs. */
  details?: Details | undefined
  /** A model of a place's own fields: how much it is trusted beside the catalogue, and what that came to. */
  office?: Trust | undefined
}

/** Rows by the right label, columns by the label that was said; and confidence beside truth. */
export type Details = { confusion: number[][]; bins: Bin[] }

/** `share` of the answer is the model's, the rest the catalogue's; accuracy of the first field without and with it. */
export type Trust = { share: number; without: number; with: number }

export type Figures = {
  folds: number
  accuracy: number
  macroF1: number
  top2: number
  /** Accuracy among the 80 % that the model is surest of. */
  accuracy80: number
  /** Mean difference between confidence and truth. */
  calibration: number
}

/** A trained model: for each label a weight of each feature, in small steps. */
export type Linear = {
  card: Card
  labels: string[]
  /** Hashes of the features, rising. */
  ids: Uint32Array
  /** Weights in steps, label by label for one feature: at feature × labels + label. */
  steps: Int8Array
  /** What one step is worth, for each label. */
  scales: Float32Array
  bias: Float32Array
  /** How sharply scores become probabilities. */
  sharpness: number
  /** Below this probability of the best label the model had better not answer. */
  threshold: number
}

export type LabelScore = { label: string; score: number }

/** Where a feature's weights stand: open addressing over twice the places. */
type Table = { mask: number; keys: Int32Array; places: Int32Array }
const tables = new WeakMap<Linear, Table>()

const tableOf = (model: Linear): Table => {
  const known = tables.get(model)
  if (known) return known
  let size = 16
  while (size < model.ids.length * 2) size *= 2
  const table = {
    mask: size - 1,
    keys: new Int32Array(size).fill(-1),
    places: new Int32Array(size),
  }
  model.ids.forEach((id, place) => {
    let slot = id & table.mask
    while (table.keys[slot] !== -1) slot = (slot + 1) & table.mask
    table.keys[slot] = id
    table.places[slot] = place
  })
  tables.set(model, table)
  return table
}

/** The place of a feature, −1 when the model does not know it. */
const placeIn = ({ mask, keys, places }: Table, id: number): number => {
  let slot = id & mask
  for (;;) {
    const key = keys[slot]
    if (key === id) return places[slot] ?? -1
    if (key === -1) return -1
    slot = (slot + 1) & mask
  }
}

/** How far a report lies on the side of each label. */
export const margins = (model: Linear, { ids, values }: Features): Float64Array => {
  const width = model.labels.length
  const table = tableOf(model)
  const { steps } = model
  const sums = new Float64Array(width)
  for (let at = 0; at < ids.length; at += 1) {
    const place = placeIn(table, ids[at] ?? 0)
    if (place < 0) continue
    const value = values[at] ?? 0
    const from = place * width
    for (let label = 0; label < width; label += 1)
      sums[label] = (sums[label] ?? 0) + (steps[from + label] ?? 0) * value
  }
  for (let label = 0; label < width; label += 1)
    sums[label] = (sums[label] ?? 0) * (model.scales[label] ?? 0) + (model.bias[label] ?? 0)
  return sums
}

/** Margins as probabilities that sum to one. */
export const probabilities = (sums: Float64Array, sharpness: number): Float64Array => {
  const top = Math.max(...sums)
  const shares = sums.map((sum) => Math.exp(sharpness * (sum - top)))
  const whole = shares.reduce((a, b) => a + b, 0)
  return shares.map((share) => share / whole)
}

/**
 * The labels of a report with their probabilities, best first. `fields` is what the catalogue says of it, for a model
 * that reads the catalogue.
 */
export const read = (
  model: Linear,
  written: Written,
  fields: readonly FieldScore[] = [],
): LabelScore[] => {
  const words = featuresOf(written)
  const features = model.card.catalogue ? withFields(words, fields) : words
  const shares = probabilities(margins(model, features), model.sharpness)
  return model.labels
    .map((label, at) => ({ label, score: shares[at] ?? 0 }))
    .sort((a, b) => b.score - a.score)
}
