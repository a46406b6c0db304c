import { parse } from 'csv-parse/sync'
import type { Item } from '../content/item.ts'
import { invalid } from '../refusal.ts'
import { tableText } from './bytes.ts'
import { columns, readHeader, type Column } from './columns.ts'
import { itemsOf } from './link.ts'
import { readRow, type Cells, type RowReading } from './row.ts'

export type TableRow = RowReading & {
  /** Row of the file as a spreadsheet counts it: the header is row 1. */
  row: number
  /** Items that the cited articles point at, when the row names none. */
  candidates: string[]
}
export type TableReading = {
  encoding: string
  rows: TableRow[]
  warnings: string[]
  faults: string[]
}

/** The natural key of a decision (document number and organ), as the database keeps it unique. */
export const naturalKey = (d: { number: string; organ: string }): string => `${d.number} ${d.organ}`

function cellsOf(file: Uint8Array): { encoding: string; records: string[][] } {
  try {
    const { text, encoding } = tableText(file)
    const delimiter = text.slice(0, text.indexOf('\n')).includes('\t') ? '\t' : ','
    return {
      encoding,
      records: parse(text, {
        bom: true,
        delimiter,
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: false,
      }),
    }
  } catch {
    throw invalid('这个文件不是 CSV 表格。请在表格软件里另存为 CSV（逗号分隔），再导入')
  }
}

function settle(reading: TableRow, seen: Map<string, number>, items: readonly Item[]): TableRow {
  const draft = reading.draft
  if (!draft) return reading
  const before = seen.get(naturalKey(draft))
  if (before !== undefined)
    return { ...reading, draft: null, faults: [`与第 ${before} 行是同一个文号、同一个处罚机关`] }
  seen.set(naturalKey(draft), reading.row)
  if (draft.item !== null) {
    if (items.some((i) => i.id === draft.item)) return reading
    return { ...reading, draft: null, faults: [`${columns.item.say}：目录里没有“${draft.item}”`] }
  }
  const candidates = itemsOf(draft.basis, items)
  if (candidates.length === 1)
    return { ...reading, candidates, draft: { ...draft, item: candidates[0] ?? null } }
  const why = candidates.length
    ? `依据对应 ${candidates.length} 个事项，公开前请选一个`
    : '依据没有对应到目录里的事项'
  return { ...reading, candidates, warnings: [...reading.warnings, why] }
}

/**
 * Reads a file of 双公示 penalty decisions (conventions 1.5): either generation of headers, UTF-8 or GBK. `faults` are
 * about the whole file; each row carries its own. `today` is YYYY-MM-DD: a decision cannot lie in the future.
 */
export function readTable(file: Uint8Array, items: readonly Item[], today: string): TableReading {
  const { encoding, records } = cellsOf(file)
  const header = readHeader(records[0] ?? [])
  if (header.at.every((c) => c === null))
    return {
      encoding,
      rows: [],
      warnings: [],
      faults: ['第 1 行没有认得的列名，请用双公示的字段代码或中文列名'],
    }
  const warnings = header.unknown.map((u) => `不认得列“${u}”，没有导入`)
  if (header.missing.length)
    return {
      encoding,
      rows: [],
      warnings,
      faults: header.missing.map((c) => `缺少列：${columns[c].say}（${columns[c].codes[0]}）`),
    }
  const seen = new Map<string, number>()
  const rows: TableRow[] = []
  records.slice(1).forEach((record, index) => {
    if (record.every((cell) => cell.trim() === '')) return
    const row = index + 2
    const cells: Cells = {}
    header.at.forEach((column: Column | null, at) => {
      if (column !== null) cells[column] = record[at] ?? ''
    })
    const extra =
      record.length > header.at.length && record.slice(header.at.length).some((c) => c.trim())
    const reading: TableRow = extra
      ? {
          row,
          draft: null,
          number: '',
          party: '',
          candidates: [],
          warnings: [],
          faults: [`比表头多 ${record.length - header.at.length} 格，可能有没加引号的逗号`],
        }
      : { row, candidates: [], ...readRow(cells, today) }
    rows.push(settle(reading, seen, items))
  })
  return { encoding, rows, warnings, faults: rows.length ? [] : ['文件里没有数据行'] }
}
