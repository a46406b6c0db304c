import type { Cell, List } from './list.ts'

/** Tells WPS and Excel that the file is UTF-8. */
export const bom = '\ufeff'
/** Between the texts of a cell that holds several. */
export const between = '；'

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe before it (CSV injection); a leading
 * apostrophe of its own is doubled, so that `unguarded` gives every text back.
 */
export const guarded = (text: string): string => (/^['=+\-@\t\r]/.test(text) ? `'${text}` : text)
export const unguarded = (text: string): string =>
  /^'['=+\-@\t\r]/.test(text) ? text.slice(1) : text

const cellText = (cell: Cell): string => {
  if (cell === null) return ''
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell)
  return guarded(typeof cell === 'string' ? cell : cell.join(between))
}

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

/** A list as CSV (RFC 4180): UTF-8 with BOM, Chinese headers, CRLF; several texts in a cell are joined by «；». */
export const csvOf = (list: Pick<List, 'columns' | 'rows'>): string => {
  const lines = [
    list.columns.map((c) => quoted(c.title)),
    ...list.rows.map((row) => list.columns.map((c) => quoted(cellText(row[c.name] ?? null)))),
  ]
  return bom + lines.map((line) => `${line.join(',')}\r\n`).join('')
}

/** The same rows as NDJSON: one object a line. */
export const ndjsonOf = (list: Pick<List, 'columns' | 'rows'>): string =>
  list.rows
    .map((row) => Object.fromEntries(list.columns.map((c) => [c.name, row[c.name] ?? null])))
    .map((row) => `${JSON.stringify(row)}\n`)
    .join('')

/** The same rows as JSON: an array of objects with every column, `null` where nothing is known. */
export const jsonOf = (list: Pick<List, 'columns' | 'rows'>): string => {
  const rows = list.rows.map((row) =>
    JSON.stringify(Object.fromEntries(list.columns.map((c) => [c.name, row[c.name] ?? null]))),
  )
  return rows.length > 0 ? `[\n${rows.join(',\n')}\n]\n` : '[]\n'
}
