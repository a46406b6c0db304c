import { brotliCompressSync, gzipSync } from 'node:zlib'
import { classify } from '#rules/classify/classify.ts'
import { featuresOf } from '#rules/classify/linear/features.ts'
import { pack } from '#rules/classify/linear/file.ts'
import { fit, type Sample } from '#rules/classify/linear/fit.ts'
import { margins, probabilities, read } from '#rules/classify/linear/model.ts'
import { withFields } from '#rules/classify/linear/signs.ts'
import { randomly, shuffle } from '#rules/classify/linear/solve.ts'
import { crossValidate } from '#rules/classify/linear/train.ts'
import { calibrationError, calibrationOf, sharpnessOf } from '#rules/classify/linear/measure.ts'
import { wholeText } from '#rules/classify/linear/whole-text.ts'
import { facts, placeOf } from '#test/kit/content.ts'
import { folds, judge, type Result, type Row } from './classify-rows.ts'
import { quantile, timed } from './labelled.ts'

const place = placeOf('lingxi')
const plainSample = ({ written, label }: Row): Sample => ({ features: featuresOf(written), label })
const knowing = (row: Row): Sample => {
  const { features, label } = plainSample(row)
  const { fields } = classify(wholeText(row.written), facts(), place)
  return { features: withFields(features, fields), label }
}

/** Each fold read by a model that `choose` trains on the others; only rows as written are judged. */
const byFolds = (rows: Row[], samples: Sample[], choose: (fold: number) => number[]): Result => {
  const answers = Array.from({ length: folds }, (_, fold) => {
    const model = fit(choose(fold).flatMap((at) => samples[at] ?? []))
    return rows.flatMap((row, at) => {
      const sample = samples[at]
      if (row.fold !== fold || !row.raw || !sample) return []
      const shares = probabilities(margins(model, sample.features), 4)
      const said = model.labels
        .map((label, i) => ({ label, score: shares[i] ?? 0 }))
        .sort((a, b) => b.score - a.score)
      return [{ said, label: row.label }]
    })
  }).flat()
  return judge(answers)
}

const others = (rows: Row[], fold: number): number[] =>
  rows.flatMap((row, at) => (row.fold === fold ? [] : [at]))

/** Rows of the other folds, at most so many of each label, by chance. */
const some = (rows: Row[], fold: number, count: number): number[] => {
  const taken = new Map<string, number>()
  return shuffle(others(rows, fold), randomly(fold + 1)).filter((at) => {
    const label = rows[at]?.label ?? ''
    taken.set(label, (taken.get(label) ?? 0) + 1)
    return (taken.get(label) ?? 0) <= count
  })
}

/** The trained model on all rows, and on fifty of each label with and without what the catalogue knows. */
export const trained = (rows: Row[]): Record<string, Result> => {
  const samples = rows.map(plainSample)
  const informed = rows.map(knowing)
  return {
    'ours, all rows': byFolds(rows, samples, (fold) => others(rows, fold)),
    'ours, 50 rows a label, words alone': byFolds(rows, samples, (fold) => some(rows, fold, 50)),
    'ours, 50 rows a label, with the catalogue': byFolds(rows, informed, (fold) =>
      some(rows, fold, 50),
    ),
  }
}

/** Size of a model of all rows, its time for a report, and how far its confidence is from the truth. */
export const cost = (rows: Row[]): Record<string, string> => {
  const samples = rows.map((row) => ({ ...plainSample(row), group: String(row.fold) }))
  const model = fit(samples)
  const text = pack(model)
  const written = rows.filter((row) => row.raw).map((row) => row.written)
  const times = written.map((one) => timed(() => read(model, one))[1])
  const { judged } = crossValidate(samples, folds)
  const sharpness = sharpnessOf(judged)
  return {
    features: String(model.ids.length),
    'file, kB': (text.length / 1000).toFixed(0),
    'gzip, kB': (gzipSync(text, { level: 9 }).length / 1000).toFixed(0),
    'brotli, kB': (brotliCompressSync(text).length / 1000).toFixed(0),
    'ms a report, p50': quantile(times, 0.5),
    p95: quantile(times, 0.95),
    'calibration error': calibrationError(calibrationOf(judged, sharpness)).toFixed(3),
  }
}
