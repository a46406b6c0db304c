import { fit, plain, type Recipe, type Sample } from './fit.ts'
import { deal } from './folds.ts'
import {
  accuracyAt,
  calibrationError,
  calibrationOf,
  confusionOf,
  macroF1,
  sharpnessOf,
  thresholdOf,
  topShare,
  type Judged,
} from './measure.ts'
import { margins, type Figures, type Linear } from './model.ts'

/** What a model says of rows that it has not seen: each fold is read by a model of the others. */
export const crossValidate = (
  samples: readonly Sample[],
  folds: number,
  recipe: Recipe = plain,
  onFold: (done: number) => void = () => undefined,
): { labels: string[]; judged: Judged; fold: Int32Array } => {
  const fold = deal(samples, folds, recipe.seed)
  const labels = [...new Set(samples.map((sample) => sample.label))].sort()
  const judged: Judged = {
    margins: samples.map(() => new Float64Array(labels.length).fill(-Infinity)),
    truth: samples.map((sample) => labels.indexOf(sample.label)),
  }
  for (let at = 0; at < folds; at += 1) {
    const model = fit(
      samples.filter((_, i) => fold[i] !== at),
      recipe,
    )
    samples.forEach((sample, i) => {
      if (fold[i] !== at) return
      const said = margins(model, sample.features)
      const row = judged.margins[i]
      model.labels.forEach((label, k) => {
        if (row) row[labels.indexOf(label)] = said[k] ?? -Infinity
      })
    })
    onFold(at + 1)
  }
  return { labels, judged, fold }
}

/** The answered rows must be right this often; below the probability where they are, a model abstains. */
const wanted = 0.95

export const figuresOf = (
  judged: Judged,
  labels: number,
  folds: number,
  sharpness: number,
): Figures => ({
  folds,
  accuracy: topShare(judged, 1),
  macroF1: macroF1(confusionOf(judged, labels)),
  top2: topShare(judged, 2),
  accuracy80: accuracyAt(judged, 0.8),
  calibration: calibrationError(calibrationOf(judged, sharpness)),
})

/**
 * Trains a model and finds out how good it is: cross-validation gives the figures, how sharp the probabilities are and
 * from where on to abstain; the model itself is then trained on all rows. `made` is a day for the card.
 */
export const train = (
  samples: readonly Sample[],
  made: string,
  { folds = 5, recipe = plain }: { folds?: number; recipe?: Recipe } = {},
  onFold: (done: number) => void = () => undefined,
): { model: Linear; labels: string[]; judged: Judged } => {
  const { labels, judged } = crossValidate(samples, folds, recipe, onFold)
  const sharpness = sharpnessOf(judged)
  const model = fit(samples, recipe)
  return {
    labels,
    judged,
    model: {
      ...model,
      card: {
        ...model.card,
        made,
        figures: figuresOf(judged, labels.length, folds, sharpness),
        details: {
          confusion: confusionOf(judged, labels.length),
          bins: calibrationOf(judged, sharpness),
        },
      },
      sharpness,
      threshold: thresholdOf(judged, sharpness, wanted),
    },
  }
}
