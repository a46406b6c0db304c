import writeXlsx, { type SheetData } from 'write-excel-file/node'
import { between } from '#rules/opendata/csv.ts'
import type { Cell, Column } from '#rules/opendata/list.ts'

/** What Excel holds in one cell. */
const longest = 32_767

/** Texts are cells of the kind «text»: whatever they begin with, no program takes them for a formula. */
const cellOf = (cell: Cell): SheetData[number][number] => {
  if (cell === null) return null
  if (typeof cell === 'number') return { value: cell, type: Number }
  if (typeof cell === 'boolean') return { value: cell, type: Boolean }
  const text = typeof cell === 'string' ? cell : cell.join(between)
  return { value: text.slice(0, longest), type: String, format: '@' }
}

/** A list as an .xlsx file: a bold header that stays in sight, then the rows. */
export async function workbookOf(
  name: string,
  columns: readonly Column[],
  rows: readonly Readonly<Record<string, Cell>>[],
): Promise<Uint8Array> {
  const data: SheetData = [
    columns.map((c) => ({ value: c.title, type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) => columns.map((c) => cellOf(row[c.name] ?? null))),
  ]
  return writeXlsx(data, {
    sheet: name,
    stickyRowsCount: 1,
    columns: columns.map((c) => ({ width: c.type === 'list' || c.type === 'text' ? 24 : 12 })),
  }).toBuffer()
}
