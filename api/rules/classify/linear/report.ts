import { calibrationOf, confusionOf, scoresOf, type Judged } from './measure.ts'
import type { Figures, Linear } from './model.ts'

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`
const three = (value: number): string => value.toFixed(3)

/** What cross-validation found, one line a figure. */
export const figureLines = (figures: Figures): string[] => [
  `交叉验证 ${figures.folds} 折`,
  `准确率\t${percent(figures.accuracy)}`,
  `宏平均F1\t${three(figures.macroF1)}`,
  `前两名里有正确答案\t${percent(figures.top2)}`,
  `最有把握的八成里准确率\t${percent(figures.accuracy80)}`,
  `把握与事实的平均差距\t${percent(figures.calibration)}`,
]

/** Everything that a training found, as lines with tabs: figures, each label, the confusion table, calibration. */
export const reportLines = (model: Linear, labels: string[], judged: Judged): string[] => {
  const confusion = confusionOf(judged, labels.length)
  const { figures } = model.card
  return [
    ...(figures ? figureLines(figures) : []),
    `低于这个把握不下结论\t${three(model.threshold)}`,
    '',
    '类别\t行数\t精确率\t召回率\tF1',
    ...scoresOf(confusion).map(({ rows, precision, recall, f1 }, at) =>
      [labels[at], rows, percent(precision), percent(recall), three(f1)].join('\t'),
    ),
    '',
    `混淆表（行：正确；列：判为）\t${labels.join('\t')}`,
    ...confusion.map((line, at) => [labels[at], ...line].join('\t')),
    '',
    '把握\t行数\t平均把握\t实际准确率',
    ...calibrationOf(judged, model.sharpness)
      .filter(({ rows }) => rows > 0)
      .map(({ from, to, rows, said, right }) =>
        [`${from.toFixed(1)}–${to.toFixed(1)}`, rows, percent(said), percent(right)].join('\t'),
      ),
  ]
}

/**
 * Why a model may not take the place of an older one; undefined when it may: the same labels and no worse by
 * cross-validation.
 */
export const refusalOf = (old: Linear, fresh: Linear): string | undefined => {
  const same =
    old.labels.length === fresh.labels.length &&
    old.labels.every((label, at) => label === fresh.labels[at])
  if (!same) return '没有替换：原来的模型分的是另一些类别，两个没法比。确要替换，加 --force'
  const [before, after] = [old.card.figures?.macroF1 ?? 0, fresh.card.figures?.macroF1 ?? 0]
  return before > after + 0.0005
    ? `没有替换：原来的模型更好（宏平均F1 ${three(before)}，新的 ${three(after)}）。确要替换，加 --force`
    : undefined
}
