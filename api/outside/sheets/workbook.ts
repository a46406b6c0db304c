import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped } from 'fflate'
import { invalid, tooLarge } from '#rules/refusal.ts'
import { sheetLimits } from './limits.ts'

const broken = () =>
  invalid('文件坏了，或者没有传完整。请在表格软件里打开看看，另存为 .xlsx 再导入')
const part =
  /^(xl\/(workbook\.xml|styles\.xml|sharedStrings\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)|\[Content_Types\]\.xml|_rels\/\.rels)$/i

/**
 * Unpacks what a workbook needs for its cells and nothing else. Sizes are looked at before anything is unpacked, so a
 * zip bomb costs nothing; what unpacks to more than it says is cut off there.
 */
const unpack = (bytes: Uint8Array): Unzipped => {
  let entries = 0
  let total = 0
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        entries += 1
        if (entries > sheetLimits.entries) throw tooLarge('压缩包里的文件太多，不像是一个工作簿')
        if (!part.test(name)) return false
        total += originalSize
        if (total > sheetLimits.unzipped)
          throw tooLarge(
            `解压后超过 ${sheetLimits.unzipped >> 20} 兆字节，不导入。请删去多余的工作表和格式`,
          )
        return true
      },
    })
  } catch (error) {
    if (error instanceof Error && error.name === 'Refusal') throw error
    throw broken()
  }
}

const attributes = (tag: string): Record<string, string> =>
  Object.fromEntries(
    [...tag.matchAll(/([\w:]+)\s*=\s*"([^"]*)"/g)].map((m) => [m[1] ?? '', m[2] ?? '']),
  )
const unescape = (text: string): string =>
  text.replace(
    /&(lt|gt|quot|apos|amp);/g,
    (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name] ?? '',
  )

/** Names of the sheets in their order, with their files; hidden ones apart. */
const sheetFiles = (files: Unzipped): { name: string; file: string; hidden: boolean }[] => {
  const text = (path: string) => (files[path] ? strFromU8(files[path]) : '')
  const targets = new Map(
    [...text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)].map((m) => {
      const { Id = '', Target = '' } = attributes(m[0])
      return [Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`]
    }),
  )
  return [...text('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].map((m) => {
    const { name = '', 'r:id': id = '', state = 'visible' } = attributes(m[0])
    return { name: unescape(name), file: targets.get(id) ?? '', hidden: state !== 'visible' }
  })
}

/** Zero-based column of A, B … XFD; Infinity for what no spreadsheet has. */
export const columnIndex = (letters: string): number =>
  letters.length > 3
    ? Infinity
    : [...letters].reduce((at, letter) => at * 26 + letter.charCodeAt(0) - 64, 0) - 1

/**
 * A sheet without cells and rows that only carry a format: offices format whole rows, which would read as a million
 * empty cells. Refuses what is still too wide or too long.
 */
const slim = (xml: string, name: string): string => {
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) throw broken()
  const kept = xml
    .replace(/<c\b[^>]*\/>/g, '')
    .replace(/<c\b[^>]*[^/]>\s*<\/c>/g, '')
    .replace(/<row\b[^>]*\/>/g, '')
    .replace(/<row\b[^>]*[^/]>\s*<\/row>/g, '')
  for (const [, letters = '', row = ''] of kept.matchAll(/<c\b[^>]*?\br="([A-Za-z]+)(\d+)"/g)) {
    if (columnIndex(letters.toUpperCase()) >= sheetLimits.columns)
      throw tooLarge(`工作表“${name}”有内容的列超过 ${sheetLimits.columns} 列，请只留清单的列`)
    if (Number(row) > sheetLimits.rows)
      throw tooLarge(`工作表“${name}”超过 ${sheetLimits.rows} 行，请分成几个文件`)
  }
  return kept
}

export type MergedRange = { top: number; left: number; bottom: number; right: number }
const mergesOf = (xml: string): MergedRange[] =>
  [...xml.matchAll(/<mergeCell\b[^>]*\bref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"/g)].map(
    ([, left = '', top = '', right = '', bottom = '']) => ({
      top: Number(top) - 1,
      left: columnIndex(left),
      bottom: Math.min(Number(bottom) - 1, sheetLimits.rows),
      right: Math.min(columnIndex(right), sheetLimits.columns - 1),
    }),
  )

/** A workbook made safe to parse: its own slimmed files alone, and what was read on the way. */
export const safeWorkbook = (
  bytes: Uint8Array,
): { bytes: Uint8Array; sheets: { name: string; hidden: boolean; merges: MergedRange[] }[] } => {
  const files = unpack(bytes)
  if (!files['xl/workbook.xml'])
    throw invalid('这不是 Excel 工作簿（可能是 Word 或别的压缩文件）。请选 .xlsx 或 .csv 文件')
  const sheets = sheetFiles(files).map(({ name, file, hidden }) => {
    const source = files[file]
    if (!source) throw broken()
    const xml = slim(strFromU8(source), name)
    files[file] = strToU8(xml)
    return { name, hidden, merges: mergesOf(xml) }
  })
  if (sheets.length === 0) throw broken()
  return { bytes: zipSync(files, { level: 0 }), sheets }
}
