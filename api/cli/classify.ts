import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { classify as classifyText } from '#rules/classify/classify.ts'
import { unpack } from '#rules/classify/linear/file.ts'
import { read, type Linear } from '#rules/classify/linear/model.ts'
import { wholeText } from '#rules/classify/linear/whole-text.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'
import { basesIn, openCatalogue, placeIn, shortScore, slugs } from './catalogue.ts'
import type { Command } from './command.ts'
import { eachLine } from './lines.ts'

/** One line of input. */
export const classifyLine = z.object({
  id: z.unknown(),
  text: z.string('text 要是一段文字'),
  title: z.string('title 要是一段文字').nullish(),
})
type Line = z.infer<typeof classifyLine>

/** A special kind that is less likely than this does not settle what a text is. */
const sure = 0.5

/** Classifies lines of input: labels by the model, fields and items with their bases as `route` names them. */
export const classifier = (facts: Facts, place: Place, model?: Linear) => {
  const names = new Map(facts.fields.map(({ id, name }) => [id, name]))
  const basisOf = basesIn(facts)
  return ({ id, text, title }: Line): Record<string, unknown> => {
    const written = { title: title ?? undefined, body: text }
    const { fields, items, special, confidence } = classifyText(wholeText(written), facts, place)
    const labels = model ? read(model, written, fields) : []
    const unsure = confidence === 'low' && (special?.score ?? 0) < sure
    return {
      id: id ?? null,
      labels: labels
        .filter(({ score }, at) => at === 0 || score >= 0.005)
        .map(({ label, score }) => ({ label, score: shortScore(score) })),
      fields: fields
        .filter(({ score }) => score >= 0.005)
        .map(({ field, score }) => ({
          field: names.get(field) ?? field,
          score: shortScore(score),
        })),
      items: items.map(({ item, score }) => ({
        item,
        basis: basisOf(item),
        score: shortScore(score),
      })),
      special: special?.kind ?? null,
      abstain: model ? (labels[0]?.score ?? 0) < model.threshold : unsure,
    }
  }
}

const modelIn = (path: string): Linear => {
  try {
    return unpack(readFileSync(path, 'utf8'))
  } catch (cause) {
    const known = cause instanceof Error && cause.message.includes('模型')
    throw new Error(`${path}：${known ? cause.message : '打不开'}`, { cause })
  }
}

export const classify: Command = {
  name: 'classify',
  summary: '一段话说的是什么：类别、领域、事项、特殊情形，有多少把握',
  help: [
    '用法：shouwen classify [--place 辖区] [--model 模型] 反映的话',
    '      shouwen classify --place 辖区 [--model 模型] --ndjson < 输入',
    '',
    '--ndjson 每行读 {"id","text","title"?}，每行写 {"id","labels":[{"label","score"}],"fields":[{"field","score"}],',
    '"items":[{"item","basis":["法名:第X条"],"score"}],"special":null 或 "emergency" 等,"abstain":true 或 false}。',
    'labels 是训练出来的模型（shouwen train）的类别，没有写 --model 时为空；abstain 表示把握不够，要人来看。',
  ].join('\n'),
  run: async (args, io, env) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        place: { type: 'string' },
        model: { type: 'string' },
        ndjson: { type: 'boolean', default: false },
      },
    })
    const { facts } = openCatalogue(env)
    const place = placeIn(facts, values.place)
    if (!place) {
      io.stderr.write(`请写 --place，有这些辖区：${slugs(facts)}\n`)
      return 2
    }
    const answer = classifier(facts, place, values.model ? modelIn(values.model) : undefined)
    if (values.ndjson) return (await eachLine(io, classifyLine, answer)) > 0 ? 1 : 0
    io.stdout.write(
      `${JSON.stringify(answer({ id: null, text: positionals.join(' ') }), null, 2)}\n`,
    )
    return 0
  },
}
