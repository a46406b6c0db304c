import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { parse as parseCsv } from 'csv-parse/sync'
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import { law, type Law } from '#rules/content/common.ts'
import { items, type Item } from '#rules/content/item.ts'
import { checkItems } from '#rules/statutes/check.ts'
import { parseProvisions } from '#rules/statutes/provision.ts'

/** Reads every item file of a content folder; throws with the file's name when one does not fit the schema. */
export async function readItems(content: string): Promise<Item[]> {
  const folder = join(content, 'common/items')
  const names = (await readdir(folder)).filter((n) => n.endsWith('.yaml')).sort()
  const lists = await Promise.all(
    names.map(async (name) => {
      const result = items.safeParse(parseYaml(await readFile(join(folder, name), 'utf8')))
      if (!result.success) throw new Error(`${name}：${z.prettifyError(result.error)}`)
      return result.data
    }),
  )
  return lists.flat()
}

/** Reads content/common/laws.csv. */
export async function readLaws(content: string): Promise<Law[]> {
  const text = await readFile(join(content, 'common/laws.csv'), 'utf8')
  const rows: Record<string, string>[] = parseCsv(text, { columns: true, skip_empty_lines: true })
  return rows.map((row) =>
    law.parse({
      ...row,
      inForce: row['inForce'] === 'true',
      territory: row['territory'] || undefined,
      note: row['note'] || undefined,
    }),
  )
}

/** `shouwen check-law --statutes DIR`: compares the shipped items with the list of penalising articles. */
export const checkLaw = {
  name: 'check-law',
  summary: '把目录里的事项与法律条文的处罚条款清单逐项比对',
  run: async (args: string[]): Promise<number> => {
    const { values } = parseArgs({
      args,
      options: {
        statutes: { type: 'string' },
        content: { type: 'string', default: 'content' },
      },
    })
    if (!values.statutes) {
      console.error('请写明条文清单所在的文件夹：--statutes DIR（里面有 penalty-provisions.tsv）')
      return 2
    }
    const tsv = await readFile(join(values.statutes, 'penalty-provisions.tsv'), 'utf8')
    const all = await readItems(values.content)
    const findings = checkItems(all, parseProvisions(tsv), await readLaws(values.content))
    for (const f of findings)
      console.log(`${f.level === 'error' ? '错误' : '提醒'} ${f.item} ${f.text}`)
    console.log(`比对 ${all.length} 项，${findings.length} 处要看。`)
    return findings.length ? 1 : 0
  },
}
