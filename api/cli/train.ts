import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { classify } from '#rules/classify/classify.ts'
import { featuresOf, type Written } from '#rules/classify/linear/features.ts'
import { pack, unpack } from '#rules/classify/linear/file.ts'
import { plain, type Sample } from '#rules/classify/linear/fit.ts'
import type { Linear } from '#rules/classify/linear/model.ts'
import { refusalOf, reportLines } from '#rules/classify/linear/report.ts'
import { withFields } from '#rules/classify/linear/signs.ts'
import { train as fitModel } from '#rules/classify/linear/train.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { wholeText } from '#rules/classify/linear/whole-text.ts'
import { openCatalogue } from './catalogue.ts'
import type { Command, Io } from './command.ts'
import { readLabelled, type Row } from './labelled.ts'

/** With fewer rows a label than this, what the catalogue knows is worth more than what the rows teach. */
const few = 120
/** Fewer than this cannot be told from chance. */
const least = 10
const folds = 5

/** Rows as samples; with few of them, the fields that the catalogue sees are read too. */
const samplesOf = (rows: Row[], catalogue: boolean, env: NodeJS.ProcessEnv): Sample[] => {
  const { facts } = catalogue ? openCatalogue(env) : { facts: undefined }
  const [place] = facts?.places ?? []
  const features = (written: Written) => {
    const words = featuresOf(written)
    return facts && place
      ? withFields(words, classify(wholeText(written), facts, place).fields)
      : words
  }
  return rows.map(({ written, label, group }) => ({
    features: features(written),
    label,
    group: group ?? wholeText(written),
  }))
}

const wrong = (rows: Row[]): string | undefined => {
  const labels = new Map<string, number>()
  for (const { label } of rows) labels.set(label, (labels.get(label) ?? 0) + 1)
  if (labels.size < 2) return '至少要有两个类别才能训练'
  const [thin] = [...labels].filter(([, count]) => count < least)
  return thin ? `“${thin[0]}”只有 ${thin[1]} 行，每个类别至少要 ${least} 行` : undefined
}

/** Writes a model in place of an older one, whole; the sentence says why not. */
const replace = (path: string, model: Linear, force: boolean): string | undefined => {
  const refused =
    existsSync(path) && !force ? refusalOf(unpack(readFileSync(path, 'utf8')), model) : undefined
  if (refused) return refused
  writeFileSync(`${path}.new`, pack(model))
  renameSync(`${path}.new`, path)
  return undefined
}

type Job = { rows: Row[]; output: string; seed: number; force: boolean; catalogue: boolean }

const run = (io: Io, { rows, output, seed, force, catalogue }: Job, samples: Sample[]): number => {
  const began = performance.now()
  const { model, labels, judged } = fitModel(
    samples,
    dayAt(Date.now()),
    { folds, recipe: { ...plain, seed } },
    (done) => io.stderr.write(`第 ${done} 折完成，共 ${folds} 折\n`),
  )
  const finished = { ...model, card: { ...model.card, catalogue } }
  io.stdout.write(`${reportLines(finished, labels, judged).join('\n')}\n`)
  const refused = replace(output, finished, force)
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  const done = `已写入 ${output}：${rows.length} 行，${labels.length} 类，用时 ${seconds} 秒`
  io.stderr.write(`${refused ?? done}\n`)
  return refused ? 1 : 0
}

export const train: Command = {
  name: 'train',
  summary: '用标好类别的表格训练分类模型，不如原来的不替换',
  help: [
    '用法：shouwen train --input 文件.tsv --text 标题列,正文列 --label 类别列 --output 模型文件',
    '        [--group 分组列] [--seed 1] [--force]',
    '      shouwen train --from-office [--place 辖区] [--output 模型文件]',
    '',
    '--input   制表符分隔的表，第一行是列名',
    '--text    文字所在的列，写两列时第一列当标题',
    '--group   同一组的行（如重复件）不会一半用来训练、一半用来检验',
    '--seed    同样的行和种子训练出同样的模型',
    '--force   不管原来的模型好坏都替换',
    '',
    '--from-office  用本单位认定过的工单训练领域模型，训练好就启用；受限件、已清除的工单不用',
    '',
    '写出交叉验证的准确率、宏平均F1、各类别、混淆表和把握是否可信。原来的模型更好或者类别不同，',
    '不替换，退出码为 1。模型是一个文件，开头是它的卡片；里面没有原文，只有特征的散列。',
  ].join('\n'),
  run: async (args, io, env) => {
    const { values } = parseArgs({
      args,
      options: {
        input: { type: 'string' },
        text: { type: 'string', default: 'text' },
        label: { type: 'string', default: 'label' },
        group: { type: 'string' },
        output: { type: 'string' },
        seed: { type: 'string', default: '1' },
        force: { type: 'boolean', default: false },
        'from-office': { type: 'boolean', default: false },
        place: { type: 'string' },
      },
    })
    const { input, output, text, label, group, force, place } = values
    if (values['from-office']) {
      // What a database needs is loaded where it is asked for.
      const { trainFromOffice } = await import('./train-office.ts')
      return trainFromOffice(io, env, { place, output })
    }
    const seed = Number(values.seed)
    if (!input || !output || !Number.isInteger(seed)) {
      io.stderr.write(
        input && output ? '--seed 要写整数\n' : '要写 --input 和 --output，加 --help 看说明\n',
      )
      return 2
    }
    const rows = readLabelled(input, { text: text.split(','), label, group })
    const problem = wrong(rows)
    if (problem) {
      io.stderr.write(`${problem}\n`)
      return 1
    }
    const catalogue = rows.length / new Set(rows.map((row) => row.label)).size < few
    io.stderr.write(`读入 ${rows.length} 行\n`)
    return run(io, { rows, output, seed, force, catalogue }, samplesOf(rows, catalogue, env))
  },
}
