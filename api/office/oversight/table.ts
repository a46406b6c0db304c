import { parse } from 'csv-parse/sync'
import { unzip } from 'fflate'
import { readSheet } from 'read-excel-file/node'
import { tableText } from '#rules/decisions/bytes.ts'
import { invalid, tooLarge } from '#rules/refusal.ts'

export const mostBytes = 2 * 1024 * 1024
/** What a workbook may unfold to: a small file can hold gigabytes. */
const mostUnzipped = 64 * 1024 * 1024

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b
const isOldExcel = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf

/** Adds up what the parts of a workbook say they unfold to; none is unfolded. */
const unzippedSize = (bytes: Uint8Array): Promise<number> =>
  new Promise((done, fail) => {
    let sum = 0
    const filter = ({ originalSize }: { originalSize: number }) => {
      sum += originalSize
      return false
    }
    unzip(bytes, { filter }, (error) => (error ? fail(error) : done(sum)))
  })

const shown = (cell: unknown): string =>
  cell === null || cell === undefined
    ? ''
    : cell instanceof Date
      ? cell.toISOString().slice(0, 10)
      : String(cell)

/** The first sheet of a small table, CSV (UTF-8 or GBK) or xlsx, as text; refuses with what to do instead. */
export async function readTable(bytes: Uint8Array): Promise<string[][]> {
  if (bytes.byteLength > mostBytes) throw tooLarge('文件超过 2 兆字节，请分成几个文件')
  if (isOldExcel(bytes)) throw invalid('这是旧的 xls 格式，请在表格软件里另存为 xlsx 再导入')
  try {
    if (!isZip(bytes)) return parse(tableText(bytes).text, { bom: true, relax_column_count: true })
    if ((await unzippedSize(bytes)) > mostUnzipped) throw tooLarge('这个表格展开后太大，没有读')
    return (await readSheet(Buffer.from(bytes))).map((row) => row.map(shown))
  } catch (error) {
    if (error instanceof Error && 'status' in error) throw error
    throw invalid('读不懂这个文件。请另存为 xlsx 或者 CSV（逗号分隔）再导入')
  }
}
