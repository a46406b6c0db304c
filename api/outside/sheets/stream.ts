import { createReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { invalid, tooLarge } from '#rules/refusal.ts'
import { objectsIn } from './objects.ts'
import { readSheets } from './read.ts'

/** One row as it is read: a header's cells first, or fields that bring their names along. */
export type StreamedRow = {
  row: number
  cells?: string[]
  fields?: Record<string, string>
  broken?: string
}
export type RowStream = {
  encoding: string
  /** Bytes of the file, and how many were read so far. */
  size: number
  read: () => number
  /** Whether the first row is a header. */
  headed: boolean
  rows: () => AsyncGenerator<StreamedRow>
}

/** A workbook is unpacked whole; beyond this a file must be a CSV, which is read piece by piece. */
const workbookBytes = 20 * 1024 * 1024

async function isUtf8(file: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const piece of createReadStream(file)) decoder.decode(piece, { stream: true })
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

const textOf = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value)

function fieldsOf(text: string, row: number): StreamedRow {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return { row, broken: '不是一个 JSON 对象' }
    const fields = Object.entries(value).map(([k, v]) => [k, textOf(v)] as const)
    return { row, fields: Object.fromEntries(fields) }
  } catch {
    return { row, broken: '不是有效的 JSON' }
  }
}

/**
 * Opens a table of any length and reads it piece by piece: CSV in UTF-8 or GBK, JSON (an array of objects), NDJSON. A
 * workbook is read whole, up to the limits of `readSheets`; its first sheet counts. Told by the bytes, not by the name.
 */
export async function streamRows(file: string): Promise<RowStream> {
  const { size } = await stat(file)
  if (size === 0) throw invalid('文件是空的')
  const head = await firstBytes(file)
  if (head[0] === 0x50 && head[1] === 0x4b) return workbookRows(file, size)
  if (
    head.includes(0) ||
    (head[0] === 0xd0 && head[1] === 0xcf) ||
    head.subarray(0, 4).toString() === '%PDF'
  )
    // The one who knows every wrong kind of file says what to do with it.
    await readSheets(new Uint8Array(head))
  const utf8 = await isUtf8(file)
  const encoding = utf8 ? 'utf-8' : 'gb18030'
  let read = 0
  async function* text() {
    const decoder = new TextDecoder(encoding, { fatal: !utf8 })
    for await (const piece of createReadStream(file)) {
      read += (piece as Buffer).length
      yield decode(decoder, piece as Buffer)
    }
  }
  const first = new TextDecoder(encoding)
    .decode(head)
    .replace(/^\ufeff/, '')
    .trimStart()
  if (first.startsWith('<'))
    throw invalid('这是一个网页（有的系统把网页存成 .xls）。请用表格软件打开，另存为 .xlsx')
  const opened = { encoding, size, read: () => read }
  if (first.startsWith('[')) return { ...opened, headed: false, rows: () => jsonRows(text()) }
  if (first.startsWith('{')) return { ...opened, headed: false, rows: () => lineRows(text()) }
  const line = first.slice(0, first.search(/\r?\n|$/))
  const delimiter = line.includes('\t')
    ? '\t'
    : !line.includes(',') && line.includes(';')
      ? ';'
      : ','
  return { ...opened, headed: true, rows: () => csvRows(text(), delimiter) }
}

function decode(decoder: TextDecoder, piece: Buffer): string {
  try {
    return decoder.decode(piece, { stream: true })
  } catch {
    throw invalid('这个文件不是表格。请选 .xlsx、.csv、.json 文件')
  }
}

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function workbookRows(file: string, size: number): Promise<RowStream> {
  if (size > workbookBytes) throw tooLarge('工作簿太大，请在表格软件里另存为 CSV 再导入')
  const { sheets } = await readSheets(new Uint8Array(await readFile(file)))
  const sheet = sheets.find((s) => !s.hidden && s.rows.length > 0)
  if (!sheet) throw invalid('工作簿里没有数据')
  async function* rows() {
    for (const [at, cells] of (sheet?.rows ?? []).entries()) yield { row: at + 1, cells }
  }
  return { encoding: 'xlsx', size, read: () => size, headed: true, rows }
}

async function* jsonRows(text: AsyncIterable<string>): AsyncGenerator<StreamedRow> {
  let row = 0
  for await (const object of objectsIn(text)) yield fieldsOf(object, (row += 1))
}

async function* lineRows(text: AsyncIterable<string>): AsyncGenerator<StreamedRow> {
  const lines = createInterface({ input: Readable.from(text), crlfDelay: Infinity })
  let row = 0
  for await (const line of lines) {
    row += 1
    if (line.trim()) yield fieldsOf(line.replace(/^\ufeff/, ''), row)
  }
}

async function* csvRows(
  text: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<StreamedRow> {
  const { parse } = await import('csv-parse')
  const parser = parse({
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: 1024 * 1024,
  })
  const feeding = pipeline(Readable.from(text), parser).catch(() => undefined)
  let row = 0
  try {
    for await (const cells of parser) yield { row: (row += 1), cells: cells as string[] }
  } catch (error) {
    if (error instanceof Error && error.name === 'Refusal') throw error
    throw invalid(
      `第 ${row + 1} 行起读不下去：可能有没配对的引号。请在表格软件里另存为 CSV，再导入`,
    )
  }
  await feeding
}
