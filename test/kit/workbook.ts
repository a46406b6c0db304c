import write from 'write-excel-file/node'

type Cell = string | number | null | { value: string | number; span?: number; rowSpan?: number }

/** A real .xlsx in memory; a cell may span columns and rows, which is a merge. */
export async function workbook(
  sheets: Record<string, readonly (readonly Cell[])[]>,
): Promise<Uint8Array> {
  const book = write(
    Object.entries(sheets).map(([sheet, rows]) => ({
      sheet,
      data: rows.map((row) =>
        row.map((cell) =>
          cell === null ? null : typeof cell === 'object' ? cell : { value: cell },
        ),
      ),
    })),
  )
  return new Uint8Array(await (await book).toBuffer())
}
