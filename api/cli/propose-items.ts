import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Reader } from '#api/facts/read.ts'
import { law } from '#rules/content/common.ts'
import { line } from '#rules/content/finding.ts'
import { item, type Tier } from '#rules/content/item.ts'
import { type Proposal, propose } from '#rules/statutes/propose.ts'
import { parseProvisions, type StatuteTier } from '#rules/statutes/provision.ts'
import type { Command } from './command.ts'

/** Proposals for the items under `root`/content from a list of penalising articles; throws when content is unreadable. */
export function proposals(root: string, provisions: string): Proposal[] {
  const reader = new Reader(root)
  const items = reader
    .list('content/common/items')
    .flatMap((file) => reader.rows(`content/common/items/${file}`, item))
  const laws = reader.rows('content/common/laws.csv', law)
  if (reader.findings.length) throw new Error(reader.findings.map(line).join('\n'))
  return propose(parseProvisions(readFileSync(provisions, 'utf8')), items, laws)
}

const sign: Record<Tier['base'], string> = {
  fixed: '元',
  multiple: '倍',
  percent: '%',
  per_unit: '元',
}

const fine = (t: StatuteTier) =>
  `${t.of && t.base !== 'fixed' ? `${t.of} ` : ''}${t.min}—${t.max ?? ''}${sign[t.base]}`

/** One proposal as a line of tab-separated cells: score, field, place in the law, kinds, fines, authority. */
export function cells({ row, field, score }: Proposal): string {
  const fines = row.tiers.map(fine).join('；') || (row.withoutAmount ? '未写数额' : '')
  const place = `${row.law}${row.article}${row.paragraph ?? ''}${row.point ?? ''}`
  return [score, field ?? '领域未定', place, row.kinds.join('、'), fines, row.authority ?? ''].join(
    '\t',
  )
}

/** `shouwen propose-items --provisions FILE`: what the catalogue does not hold yet; prints, and writes nothing. */
export const proposeItems: Command = {
  name: 'propose-items',
  summary: '从处罚条款清单里列出还没有事项引用的条款，供编目录的人逐条研读',
  help: [
    '用法：propose-items --provisions 清单.tsv [--field 领域] [--limit 50] [--root 文件夹]',
    '',
    '--provisions  从法律文本提取的处罚条款清单',
    '--field       只列这个领域，如 shichang；领域按同一部法、同类机关的已有事项推测',
    '--limit       最多列几条，默认 50',
    '--root        放有 content/ 的文件夹，默认为当前文件夹',
    '',
    '每行：分数、领域、条款、处罚种类、罚款、机关。有数额、写明机关、法律已在用、领域事项少的排在前面。',
    '只打印，不改目录。清单是机器提取的，写进目录以前要读法条原文。',
  ].join('\n'),
  run: async (args, io) => {
    const { values } = parseArgs({
      args,
      options: {
        provisions: { type: 'string' },
        field: { type: 'string' },
        limit: { type: 'string', default: '50' },
        root: { type: 'string', default: '.' },
      },
    })
    const limit = Number(values.limit)
    if (!values.provisions || !Number.isInteger(limit) || limit < 1) {
      io.stderr.write(
        values.provisions ? '--limit 要写正整数\n' : '请写明清单：--provisions 清单.tsv\n',
      )
      return 2
    }
    const all = proposals(values.root, values.provisions)
    const found = values.field ? all.filter((p) => p.field === values.field) : all
    for (const p of found.slice(0, limit)) io.stdout.write(`${cells(p)}\n`)
    io.stdout.write(`还有 ${found.length} 条没有事项引用。\n`)
    return 0
  },
}
