import { deal } from '#rules/classify/linear/folds.ts'
import type { Written } from '#rules/classify/linear/features.ts'
import { labelled } from './labelled.ts'

/** A complaint with its label, dealt into one of five folds; only what stands as it was written is reported on. */
export type Row = { written: Written; label: string; raw: boolean; fold: number }

export const folds = 5

/** The labelled complaints; near copies (cluster) lie in one fold. Undefined where the file is not there. */
export const complaints = (): Row[] | undefined => {
  const rows = labelled('complaints/dev.tsv')
  if (!rows) return undefined
  const fold = deal(
    rows.map((row) => ({ label: row[3] ?? '', group: row[8] })),
    folds,
    1,
  )
  return rows.map(([, title = '', body = '', label = '', , , , form], at) => ({
    written: { title, body },
    label,
    raw: form === 'raw',
    fold: fold[at] ?? 0,
  }))
}

/** Labels of a text, best first, with something that grows with sureness. */
export type Reader = (written: Written) => { label: string; score: number }[]

export type Result = { macroF1: number; accuracy: number; top2: number; accuracy80: number }

/** Reads the rows as written by a reader of the other folds, and scores what it said. */
export const judge = (answers: { said: ReturnType<Reader>; label: string }[]): Result => {
  const labels = [...new Set(answers.map(({ label }) => label))]
  const right = (depth: number) => (answer: (typeof answers)[number]) =>
    answer.said.slice(0, depth).some(({ label }) => label === answer.label)
  const f1 = labels.map((label) => {
    const own = answers.filter((answer) => answer.label === label)
    const said = answers.filter((answer) => answer.said[0]?.label === label)
    return (2 * own.filter(right(1)).length) / (own.length + said.length)
  })
  const sure = answers
    .toSorted((a, b) => (b.said[0]?.score ?? 0) - (a.said[0]?.score ?? 0))
    .slice(0, Math.floor(answers.length * 0.8))
  return {
    macroF1: f1.reduce((a, b) => a + b, 0) / (labels.length || 1),
    accuracy: answers.filter(right(1)).length / (answers.length || 1),
    top2: answers.filter(right(2)).length / (answers.length || 1),
    accuracy80: sure.filter(right(1)).length / (sure.length || 1),
  }
}

export const shown = (name: string, { macroF1, accuracy, top2, accuracy80 }: Result) => ({
  reader: name,
  'macro-F1': macroF1.toFixed(3),
  accuracy: accuracy.toFixed(3),
  'top 2': top2.toFixed(3),
  'accuracy at 80 %': accuracy80.toFixed(3),
})
