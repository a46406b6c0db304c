/** A sheet to be written; the first row is the header. */
export type WrittenSheet = {
  name: string
  widths: readonly number[]
  rows: readonly (readonly (string | number | null)[])[]
}

/** A cell that a spreadsheet would take for a formula is written behind an apostrophe. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** A workbook with one or more sheets, as bytes: bold first row that stays in sight, text wrapped. */
export async function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  const { default: write } = await import('write-excel-file/node')
  const cells = (sheet: WrittenSheet) =>
    sheet.rows.map((row, at) =>
      row.map((value) =>
        value === null
          ? null
          : typeof value === 'number'
            ? { value, type: Number }
            : {
                value: harmless(value),
                type: String,
                wrap: true,
                alignVertical: 'top' as const,
                ...(at === 0 ? { fontWeight: 'bold' as const } : {}),
              },
      ),
    )
  const book = write(
    sheets.map((sheet) => ({
      sheet: sheet.name,
      data: cells(sheet),
      columns: sheet.widths.map((width) => ({ width })),
      stickyRowsCount: 1,
    })),
  )
  return new Uint8Array(await (await book).toBuffer())
}
