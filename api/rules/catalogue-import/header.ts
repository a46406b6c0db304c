import { columnOf, exactColumn, isUnread, type Column } from './columns.ts'
import { oneLine } from './clean.ts'

/** Where the header of a sheet stands and what its columns mean. */
export type Header = {
  /** First row of data, zero-based. */
  data: number
  /** The column at each position; undefined = not kept. */
  at: (Column | undefined)[]
  /** The labels as they stand, parts of a multi-row header joined. */
  labels: string[]
  unknown: string[]
}

/** A title, a unit, a date may stand in front; a header further down is none. */
const deepest = 30
const mostHeaderRows = 3

/** The parts of the header above one column, from the top, each once. */
const partsOf = (rows: readonly string[][], column: number): string[] => {
  const parts: string[] = []
  for (const row of rows) {
    const text = oneLine(row[column] ?? '')
    if (text && parts.at(-1) !== text) parts.push(text)
  }
  return parts
}

/** The lowest part that means something wins: 法律依据 › 罚则 is the penalty's, 处罚 › 种类 is read as a whole. */
const meaning = (parts: readonly string[]): Column | undefined => {
  const lowest = parts.at(-1) ?? ''
  return (
    exactColumn(lowest) ?? columnOf(parts.join('')) ?? columnOf(lowest) ?? columnOf(parts[0] ?? '')
  )
}

const read = (rows: readonly string[][], top: number, depth: number): Header | undefined => {
  const block = rows.slice(top, top + depth)
  const width = Math.max(0, ...block.map((row) => row.length))
  const labels: string[] = []
  const at: (Column | undefined)[] = []
  const unknown: string[] = []
  const seen = new Set<Column>()
  for (let c = 0; c < width; c += 1) {
    const parts = partsOf(block, c)
    const label = parts.join('·')
    const column = parts.length > 0 ? meaning(parts) : undefined
    labels.push(label)
    const first = column !== undefined && !seen.has(column)
    at.push(first ? column : undefined)
    if (first) seen.add(column)
    if (label && column === undefined && !parts.some(isUnread)) unknown.push(label)
  }
  return seen.has('name') && seen.size >= 2
    ? { data: top + depth, at, labels, unknown: [...new Set(unknown)] }
    : undefined
}

/** A further row of the header repeats what is merged from above, and each new word in it is a header. */
const continues = (above: readonly string[], row: readonly string[]): boolean => {
  let fresh = 0
  for (let c = 0; c < row.length; c += 1) {
    const text = oneLine(row[c] ?? '')
    if (!text || text === oneLine(above[c] ?? '')) continue
    if (columnOf(text) === undefined && !isUnread(text)) return false
    fresh += 1
  }
  return fresh > 0
}

/** Finds the header of a sheet with its merges filled; undefined when no row names the items and one thing more. */
export const findHeader = (rows: readonly string[][]): Header | undefined => {
  for (let top = 0; top < Math.min(rows.length, deepest); top += 1) {
    let depth = 1
    while (
      depth < mostHeaderRows &&
      continues(rows[top + depth - 1] ?? [], rows[top + depth] ?? [])
    )
      depth += 1
    const header = read(rows, top, depth)
    if (header) return header
  }
  return undefined
}
