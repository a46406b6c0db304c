import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'
import { maskPersonal } from '#rules/text/mask.ts'
import { groundOf } from '../kinds/ground.ts'
import { featuresOf } from '../linear/features.ts'
import { plain } from '../linear/fit.ts'
import { probabilities, type Linear, type Trust } from '../linear/model.ts'
import type { Judged } from '../linear/measure.ts'
import { withFields } from '../linear/signs.ts'
import { train } from '../linear/train.ts'
import type { FieldScore } from '../score.ts'
import { joined } from './read.ts'

/** A case that the desk settled: what it said, and the field that it is about. */
export type Settled = { text: string; field: string }
/** A trained model with what is known of each row: for the report. */
export type Lesson = { model: Linear; labels: string[]; judged: Judged }

/** A field needs so many rows before anything can be learned of it. */
export const leastRows = 10
/** The newest rows alone: what the desk thinks now, in a minute of one processor. */
export const mostRows = 3_000
const folds = 5
const recipe = { ...plain, size: 8_000 }

/** Of how many rows the best field is the one that the desk settled. */
const right = (rows: readonly Settled[], fields: (at: number) => readonly FieldScore[]): number =>
  rows.filter(({ field }, at) => fields(at)[0]?.field === field).length / (rows.length || 1)

/** How much the model is best trusted beside the catalogue: tried on rows that it was not trained on. */
const trustIn = (
  rows: readonly Settled[],
  seen: readonly FieldScore[][],
  { labels, judged, model }: Lesson,
): Trust => {
  const office = judged.margins.map((sums) => {
    const shares = probabilities(sums, model.sharpness)
    return labels.map((field, at) => ({ field, score: shares[at] ?? 0 }))
  })
  const without = right(rows, (at) => seen[at] ?? [])
  let best: Trust = { share: 0, without, with: without }
  for (const share of [0.25, 0.5, 0.75, 0.9]) {
    const found = right(rows, (at) => joined(seen[at] ?? [], office[at] ?? [], share))
    if (found > best.with) best = { share, without, with: found }
  }
  return best
}

/** The rows that can be learned from: of fields that have enough of them. */
export const worthy = (rows: readonly Settled[]): Settled[] => {
  const counts = new Map<string, number>()
  for (const { field } of rows) counts.set(field, (counts.get(field) ?? 0) + 1)
  return rows.filter(({ field }) => (counts.get(field) ?? 0) >= leastRows).slice(-mostRows)
}

/**
 * Learns the fields of a place from what its desk settled, with what the catalogue sees of each text among the
 * features. Numbers that name a person are masked first, and the model holds hashes of short runs of characters alone.
 * Undefined where fewer than two fields have enough rows. `made` is a day for the card.
 */
export const learnFields = (
  settled: readonly Settled[],
  facts: Facts,
  place: Place,
  made: string,
  onFold: (done: number, total: number) => void = () => undefined,
): Lesson | undefined => {
  const rows = worthy(settled).map(({ text, field }) => ({ text: maskPersonal(text), field }))
  if (new Set(rows.map(({ field }) => field)).size < 2) return undefined
  const seen = rows.map(({ text }) => groundOf(text, facts, place).scored.fields)
  const samples = rows.map(({ text, field }, at) => ({
    features: withFields(featuresOf({ body: text }), seen[at] ?? []),
    label: field,
    group: text,
  }))
  const lesson = train(samples, made, { folds, recipe }, (done) => onFold(done, folds + 1))
  const office = trustIn(rows, seen, lesson)
  const card = { ...lesson.model.card, catalogue: true, office }
  onFold(folds + 1, folds + 1)
  return { ...lesson, model: { ...lesson.model, card } }
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`

/**
 * Why a freshly trained model does not come into use: it helps no more than the catalogue alone, or less than the one
 * before it did. Undefined when it may. The rows grow, so that models of other fields are compared by what they help.
 */
export const noHelp = (old: Linear | undefined, fresh: Linear): string | undefined => {
  const [before, after] = [old?.card.office, fresh.card.office]
  if (!after || after.share === 0)
    return `没有启用：在没训练过的工单上，新模型不比只看目录准（${percent(after?.without ?? 0)}）。再积累一些认定过的工单`
  const [gained, gains] = [before ? before.with - before.without : 0, after.with - after.without]
  return before && gained > gains + 0.0005 && before.with > after.with + 0.0005
    ? `没有替换：原来的模型更好（第一领域 ${percent(before.with)}，新的 ${percent(after.with)}）`
    : undefined
}
