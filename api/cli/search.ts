import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'
import { buildIndex } from '#rules/search/build.ts'
import { search as find, type Found } from '#rules/search/query.ts'
import { basesIn, openCatalogue, placeIn, shortScore, slugs } from './catalogue.ts'
import type { Command, Io } from './command.ts'
import { eachLine } from './lines.ts'

const line = z.object({ id: z.unknown(), text: z.string('text 要是一段文字') })

/** Hits of a query as the command line writes them: item, penalising articles (three at most), score. */
export const searcher = (facts: Facts, place: Place, day: string, limit: number) => {
  const catalogue = buildIndex(facts, place, day)
  return {
    basisOf: basesIn(facts),
    found: (text: string): Found => find(catalogue, text, {}, limit),
  }
}

const print = (io: Io, found: Found, basisOf: (id: string) => string[]): void => {
  for (const hit of found.hits)
    io.stdout.write(`${hit.title}\t${hit.field}\t${hit.body}\t${basisOf(hit.id).join('；')}\n`)
  io.stdout.write(
    found.total > 0 ? `共 ${found.total} 项\n` : '没有找到。可以换个说法，或者打12345。\n',
  )
}

export const search: Command = {
  name: 'search',
  summary: '在执法事项目录里检索，和网站用同一个索引',
  help: [
    '用法：shouwen search [--place 辖区] [--limit 20] 词语…',
    '      shouwen search --place 辖区 --ndjson < 输入',
    '',
    '--ndjson 每行读 {"id","text"}，每行写 {"id","hits":[{"item","basis":["法名:第X条"],"score"}]}；',
    'basis 只列罚则条，最多三条。读不懂的行写 {"id","error":{"code","detail"}}，其余照常。',
  ].join('\n'),
  run: async (args, io, env) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        place: { type: 'string' },
        limit: { type: 'string', default: '20' },
        ndjson: { type: 'boolean', default: false },
      },
    })
    const { facts, today } = openCatalogue(env)
    const place = placeIn(facts, values.place)
    const limit = Number(values.limit)
    if (!place || !Number.isInteger(limit) || limit < 1) {
      io.stderr.write(
        place ? '--limit 要写正整数\n' : `请写 --place，有这些辖区：${slugs(facts)}\n`,
      )
      return 2
    }
    const { found, basisOf } = searcher(facts, place, today, limit)
    if (!values.ndjson) {
      print(io, found(positionals.join(' ')), basisOf)
      return 0
    }
    const bad = await eachLine(io, line, ({ id, text }) => ({
      id: id ?? null,
      hits: found(text).hits.map((hit) => ({
        item: hit.id,
        basis: basisOf(hit.id),
        score: shortScore(hit.score),
      })),
    }))
    return bad > 0 ? 1 : 0
  },
}
