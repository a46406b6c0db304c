import { invalid, Refusal, tooLarge } from '#rules/refusal.ts'
import { tableText } from '#rules/decisions/bytes.ts'
import { sheetLimits } from './limits.ts'
import { type MergedRange, safeWorkbook } from './workbook.ts'

/** One sheet as text; `rows[n]` is row n + 1 of the spreadsheet. */
export type ReadSheet = {
  name: string
  rows: string[][]
  merges: MergedRange[]
  csv: boolean
  hidden: boolean
}
export type ReadFile = { encoding: 'xlsx' | 'utf-8' | 'gb18030'; sheets: ReadSheet[] }

/** What a cell holds, as text; a formula gives its result. Numbers that lost digits stay recognisable (1.2E+17). */
const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number')
    return Math.abs(value) < 1e15 ? String(value) : value.toExponential()
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if (typeof value === 'boolean') return value ? '是' : '否'
  return String(value)
}

const starts = (bytes: Uint8Array, ...signs: number[]): boolean =>
  signs.every((sign, at) => bytes[at] === sign)

async function readXlsx(bytes: Uint8Array): Promise<ReadFile> {
  const safe = safeWorkbook(bytes)
  const { default: read } = await import('read-excel-file/universal')
  const found = await read(new Blob([safe.bytes as BlobPart]), { trim: false }).catch(
    (error: unknown) => {
      throw new Refusal(
        'invalid',
        400,
        '读不懂这个工作簿',
        `读不懂这个工作簿，请在表格软件里另存为 .xlsx 再导入（${error instanceof Error ? error.message.slice(0, 100) : '格式不对'}）`,
      )
    },
  )
  return {
    encoding: 'xlsx',
    sheets: safe.sheets.map(({ name, hidden, merges }, at) => ({
      name,
      hidden,
      merges,
      csv: false,
      rows: (found[at]?.data ?? []).map((row) => row.map(textOf)),
    })),
  }
}

async function readCsv(bytes: Uint8Array): Promise<ReadFile> {
  const { parse } = await import('csv-parse/sync')
  const wrong = () => invalid('这个文件不是表格。请选 .xlsx 文件，或在表格软件里另存为 CSV')
  if (bytes.subarray(0, 4096).includes(0)) throw wrong()
  try {
    const { text, encoding } = tableText(bytes)
    if (/^\s*</.test(text))
      throw invalid('这是一个网页（有的系统把网页存成 .xls）。请用表格软件打开，另存为 .xlsx')
    const line = text.slice(0, text.search(/\r?\n|$/))
    const delimiter = line.includes('\t')
      ? '\t'
      : !line.includes(',') && line.includes(';')
        ? ';'
        : ','
    const rows: string[][] = parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      to: sheetLimits.rows + 1,
    })
    if (rows.length > sheetLimits.rows)
      throw tooLarge(`文件超过 ${sheetLimits.rows} 行，请分成几个文件`)
    if (rows.some((row) => row.length > sheetLimits.columns))
      throw tooLarge(`文件超过 ${sheetLimits.columns} 列，请只留清单的列`)
    return { encoding, sheets: [{ name: 'CSV', rows, merges: [], csv: true, hidden: false }] }
  } catch (error) {
    throw error instanceof Refusal ? error : wrong()
  }
}

/**
 * Reads a table that an office saved: .xlsx, or CSV in UTF-8 or GBK. The kind is told by the bytes, not by the name.
 * Throws a Refusal whose Chinese sentence says what to do with any other file, or with one that is too large.
 */
export async function readSheets(bytes: Uint8Array): Promise<ReadFile> {
  if (bytes.length === 0) throw invalid('文件是空的')
  if (bytes.length > sheetLimits.bytes)
    throw tooLarge(`文件超过 ${sheetLimits.bytes >> 20} 兆字节，请删去图片和多余的工作表`)
  if (starts(bytes, 0x50, 0x4b)) return readXlsx(bytes)
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw invalid('这是旧格式的 .xls，或者设了密码的文件。请去掉密码，另存为 .xlsx 再导入')
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46))
    throw invalid('PDF 里的表格不能直接导入。请向发布单位要 .xlsx，或转成表格核对后再导入')
  return readCsv(bytes)
}
