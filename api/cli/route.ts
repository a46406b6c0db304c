import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'
import { route as routeMatter, type Routing } from '#rules/route/route.ts'
import { basesIn, openCatalogue, placeIn, shortScore, slugs } from './catalogue.ts'
import type { Command, Io } from './command.ts'
import { eachLine, lineError } from './lines.ts'

const text = (name: string) => z.string(`${name} 要是一段文字`)
/** One line of input. */
export const routeLine = z.object({
  id: z.unknown(),
  place: text('place').optional(),
  text: text('text'),
  note: text('note').nullish(),
  area: text('area').nullish(),
  date: z.iso.date('date 要写成 2026-01-31 的样子').nullish(),
})
type Line = z.infer<typeof routeLine>

type Written = { place: Place; routing: Routing }

/** A routing as one line of output: names in Chinese, bases as penalising articles. */
const written = (
  facts: Facts,
  basisOf: (item: string) => string[],
  { place, routing }: Written,
): Record<string, unknown> => {
  const fieldName = (id: string): string => facts.fields.find((row) => row.id === id)?.name ?? id
  const { owner, firstResponder, path, trace, fields, items, special } = routing
  return {
    owner,
    firstResponder: place.bodies.find((body) => body.id === firstResponder)?.name ?? firstResponder,
    path,
    trace,
    fields: fields
      .filter(({ score }) => score >= 0.005)
      .map(({ field, score }) => ({ field: fieldName(field), score: shortScore(score) })),
    items: items.map(({ item, score }) => ({
      item,
      basis: basisOf(item),
      score: shortScore(score),
    })),
    special,
  }
}

/** Routes lines of input; undefined where the place is not known. */
export const router = (facts: Facts, today: string, otherwise?: string) => {
  const basisOf = basesIn(facts)
  const routed = (row: Line): Written | undefined => {
    const place = placeIn(facts, row.place ?? otherwise)
    if (!place) return undefined
    const { text: said, note, area, date } = row
    const matter = { facts, place, text: said, note: note ?? undefined, area: area ?? undefined }
    return { place, routing: routeMatter({ ...matter, date: date ?? today }) }
  }
  const answer = (row: Line): unknown => {
    const done = routed(row)
    const unknown = `没有这个辖区“${row.place ?? ''}”，有：${slugs(facts)}`
    return done
      ? { id: row.id ?? null, ...written(facts, basisOf, done) }
      : lineError(row.id, 'place.unknown', unknown)
  }
  return { routed, answer }
}

const print = (io: Io, routing: Routing): void => {
  io.stdout.write(`承办：${routing.owner.name}\n经过：${routing.path.join(' → ')}\n`)
  routing.trace.forEach((step, at) =>
    io.stdout.write(`${at + 1}. ${step.text}（${step.source}）\n`),
  )
}

export const route: Command = {
  name: 'route',
  summary: '一件事该由谁办，为什么',
  help: [
    '用法：shouwen route [--place 辖区] [--note 核实情况] [--area 地点] [--date 日期] 反映的话',
    '      shouwen route [--place 辖区] --ndjson < 输入',
    '',
    '--ndjson 每行读 {"id","place","text","note"?,"area"?,"date"?}，每行写',
    '{"id","owner":{"body","name","kind","mode"},"firstResponder","path","trace","fields","items","special"}。',
    'note 是承办人员核实的情况，例如 已列入镇目录；拟吊销许可证。',
  ].join('\n'),
  run: async (args, io, env) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        place: { type: 'string' },
        note: { type: 'string' },
        area: { type: 'string' },
        date: { type: 'string' },
        ndjson: { type: 'boolean', default: false },
      },
    })
    const { facts, today } = openCatalogue(env)
    const { routed, answer } = router(facts, today, values.place)
    if (!values.ndjson) {
      const { note, area, date } = values
      const done = routed({ id: null, text: positionals.join(' '), note, area, date })
      if (done) print(io, done.routing)
      else io.stderr.write(`请写 --place，有这些辖区：${slugs(facts)}\n`)
      return done ? 0 : 2
    }
    return (await eachLine(io, routeLine, answer)) > 0 ? 1 : 0
  },
}
