import { once as event } from 'node:events'
import { parseArgs } from 'node:util'
import type { Facts } from '#rules/content/facts.ts'
import { inYuan } from '#rules/content/money.ts'
import type { Place } from '#rules/content/place.ts'
import { assignmentOf } from '#rules/place/assignment.ts'
import { bodyName, homeArea } from '#rules/place/name.ts'
import { itemsOf } from '#rules/search/cards.ts'
import { openCatalogue, placeIn, slugs } from './catalogue.ts'
import type { Command } from './command.ts'

/** Rows that differ; two points of one article are one basis. */
const once = <T>(rows: T[]): T[] => [
  ...new Map(rows.map((row) => [JSON.stringify(row), row])).values(),
]

/** Every item that holds in the place on the day, as plain rows: names in Chinese, money in yuan. */
export const itemRows = (facts: Facts, place: Place, day: string) => {
  const area = homeArea(place)?.id ?? ''
  return itemsOf(facts, place, day).map((item) => {
    const field = facts.fields.find((row) => row.id === item.field)?.name ?? item.field
    const row = assignmentOf(place, item, area, day)
    const owner = place.bodies.find((body) => body.id === row?.owner)
    return {
      item: item.id,
      field,
      kind: item.kind,
      title: item.title,
      basis: once(item.basis.map(({ law, article, role }) => ({ law, article, role }))),
      kinds: item.kinds,
      tiers: inYuan(item).tiers.map(({ min, max, base }) => ({ min, max, base })),
      authority: item.authority ?? null,
      mode: row?.mode ?? null,
      owner: owner ? bodyName(owner, field) : null,
    }
  })
}

export const exportCommand: Command = {
  name: 'export',
  summary: '把目录导出成一行一项的数据',
  help: [
    '用法：shouwen export items [--place 辖区] --ndjson',
    '',
    '每行写 {"item","field","kind","title","basis":[{"law","article","role"}],"kinds",',
    '"tiers":[{"min","max","base"}],"authority","mode","owner"}；钱以元计，role 是 penalises（罚则）或 prohibits（禁止条款）。',
  ].join('\n'),
  run: async (args, io, env) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { place: { type: 'string' }, ndjson: { type: 'boolean', default: false } },
    })
    if (positionals.length !== 1 || positionals[0] !== 'items') {
      io.stderr.write('现在能导出的是：items\n')
      return 2
    }
    const { facts, today } = openCatalogue(env)
    const place = placeIn(facts, values.place)
    if (!place) {
      io.stderr.write(`请写 --place，有这些辖区：${slugs(facts)}\n`)
      return 2
    }
    for (const row of itemRows(facts, place, today)) {
      const text = values.ndjson
        ? JSON.stringify(row)
        : [row.item, row.field, row.title, row.owner ?? '未公布'].join('\t')
      if (!io.stdout.write(`${text}\n`)) await event(io.stdout, 'drain')
    }
    return 0
  },
}
