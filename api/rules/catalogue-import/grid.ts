/** A merged range of a sheet, zero-based, both ends inside. */
export type Merge = { top: number; left: number; bottom: number; right: number }

/**
 * A sheet as text. `rows[n]` is row n + 1 of the spreadsheet, so that messages can number rows as the editor sees them.
 * `csv` sheets have lost their merges: a blank cell of a grouping column means «as above».
 */
export type Sheet = { name: string; rows: string[][]; merges: readonly Merge[]; csv: boolean }

/** What merges say about a sheet: its cells filled, and which of them were filled from elsewhere. */
export type Filled = {
  rows: string[][]
  /** The cell took its text from the one above it, by a merge. */
  fromAbove: (row: number, column: number) => boolean
}

const mostColumns = 200

/** Every cell of a merged range gets the text of its first cell. */
export const fillMerges = ({ rows, merges }: Sheet): Filled => {
  const filled = rows.map((row) => [...row])
  const below = new Set<number>()
  for (const { top, left, bottom, right } of merges) {
    const text = rows[top]?.[left] ?? ''
    for (let r = top; r <= Math.min(bottom, rows.length - 1); r += 1)
      for (let c = left; c <= Math.min(right, mostColumns - 1); c += 1) {
        const row = filled[r]
        if (!row) continue
        while (row.length <= c) row.push('')
        row[c] = text
        if (r > top) below.add(r * mostColumns + c)
      }
  }
  return { rows: filled, fromAbove: (row, column) => below.has(row * mostColumns + column) }
}
