import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Reader } from '#api/facts/read.ts'
import { law } from '#rules/content/common.ts'
import { line } from '#rules/content/finding.ts'
import { item } from '#rules/content/item.ts'
import { checkItems, type Finding } from '#rules/statutes/check.ts'
import { parseProvisions } from '#rules/statutes/provision.ts'
import type { Command } from './command.ts'

/**
 * Compares all items under `root`/content with `statutes`/penalty-provisions.tsv; throws when the content cannot be
 * read, with every place to mend.
 */
export function compareWithStatutes(
  root: string,
  statutes: string,
): { items: number; findings: Finding[] } {
  const reader = new Reader(root)
  const items = reader
    .list('content/common/items')
    .flatMap((file) => reader.rows(`content/common/items/${file}`, item))
  const laws = reader.rows('content/common/laws.csv', law)
  if (reader.findings.length) throw new Error(reader.findings.map(line).join('\n'))
  const tsv = readFileSync(join(statutes, 'penalty-provisions.tsv'), 'utf8')
  return { items: items.length, findings: checkItems(items, parseProvisions(tsv), laws) }
}

/** `shouwen check-law --statutes DIR`: the shipped items against the list of penalising articles. */
export const checkLaw: Command = {
  name: 'check-law',
  summary: '把目录事项与法律条文的处罚条款清单逐项比对',
  help: [
    '用法：check-law --statutes 文件夹 [--root 文件夹]',
    '',
    '--statutes  放有 penalty-provisions.tsv 的文件夹，清单从法律文本提取',
    '--root      放有 content/ 的文件夹，默认为当前文件夹',
    '',
    '逐项核对法律是否有效、罚则条款是否存在、处罚种类、罚款幅度和机关。',
    '清单是机器提取的，不一致时先看法条原文；确认事项无误的，在事项里写 exception 说明理由。',
    '有不一致时退出码为 1。',
  ].join('\n'),
  run: async (args, io) => {
    const { values } = parseArgs({
      args,
      options: { statutes: { type: 'string' }, root: { type: 'string', default: '.' } },
    })
    if (!values.statutes) {
      io.stderr.write('请写明清单所在的文件夹：--statutes 文件夹\n')
      return 2
    }
    const { items, findings } = compareWithStatutes(values.root, values.statutes)
    for (const f of findings)
      io.stdout.write(`${f.level === 'error' ? '不一致' : '提醒'} ${f.item} ${f.text}\n`)
    io.stdout.write(`比对 ${items} 项，${findings.length} 处要看。\n`)
    return findings.length ? 1 : 0
  },
}
