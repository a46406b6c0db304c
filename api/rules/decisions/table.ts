import type { Item } from '../content/item.ts'
import { columnOf, columns, readHeader, compulsory, type Column } from './columns.ts'
import { itemsOf } from './link.ts'
import { readRow, type Cells, type RowReading } from './row.ts'

export type TableRow = RowReading & {
  /** Row of the file as a spreadsheet counts it: the header is row 1. */
  row: number
  /** Items that the cited articles point at, when the row names none. */
  candidates: string[]
}
/** A row of a file: cells under a header, or fields with their names; `broken` says why it could not be read. */
export type RawRow = {
  row: number
  cells?: readonly string[]
  fields?: Readonly<Record<string, string>>
  broken?: string
}

/** The natural key of a decision (document number and organ), as the database keeps it unique. */
export const naturalKey = (d: { number: string; organ: string }): string => `${d.number} ${d.organ}`

const fewestNames = 3
/** Whether cells are names of columns: some are known, and no sentence or number stands among them. */
export function namesColumns(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim())
  const known = filled.filter((cell) => columnOf(cell) !== undefined)
  return known.length >= Math.min(fewestNames, filled.length) && known.length > 0
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
 * Reads the rows of a file of 双公示 penalty decisions one after another (conventions 1.5): either generation of headers.
 * It remembers the document numbers that it saw, and nothing else. `today` is YYYY-MM-DD.
 */
export function tableReader(items: readonly Item[], today: string) {
  const seen = new Map<string, number>()
  const unknown = new Set<string>()
  let header: (Column | null)[] = []

  const cellsOf = (raw: RawRow): Cells => {
    const cells: Cells = {}
    header.forEach((column, at) => {
      if (column !== null) cells[column] = raw.cells?.[at] ?? ''
    })
    for (const [name, value] of Object.entries(raw.fields ?? {})) {
      const column = columnOf(name)
      if (column === undefined) unknown.add(name)
      else if (column !== null) cells[column] ??= value
    }
    return cells
  }
  const broken = (row: number, fault: string): TableRow => ({
    row,
    draft: null,
    number: '',
    party: '',
    candidates: [],
    warnings: [],
    faults: [fault],
  })

  return {
    /** Takes the header; the faults are about the whole file, and then no row is read. */
    header: (row: readonly string[]): string[] => {
      const reading = readHeader(row)
      header = reading.at
      for (const name of reading.unknown) unknown.add(name)
      if (header.every((c) => c === null))
        return ['第 1 行没有认得的列名，请用双公示的字段代码或中文列名']
      return reading.missing.map((c) => `缺少列：${columns[c].say}（${columns[c].codes[0]}）`)
    },
    /** One row, or null where it is empty. */
    read: (raw: RawRow): TableRow | null => {
      if (raw.broken !== undefined) return broken(raw.row, raw.broken)
      const values = raw.cells ?? Object.values(raw.fields ?? {})
      if (values.every((cell) => cell.trim() === '')) return null
      // Templates name their columns twice, by code and in Chinese.
      if (raw.cells && values.every((cell) => columnOf(cell) !== undefined)) return null
      const extra = (raw.cells ?? []).slice(header.length)
      if (extra.some((c) => c.trim()))
        return broken(raw.row, `比表头多 ${extra.length} 格，可能有没加引号的逗号`)
      const reading = { row: raw.row, candidates: [], ...readRow(cellsOf(raw), today) }
      return settle(reading, seen, items)
    },
    warnings: (): string[] => [...unknown].map((u) => `不认得列“${u}”，没有导入`),
    /** Column names that a file of fields must have; for a sentence. */
    wanted: compulsory,
  }
}
