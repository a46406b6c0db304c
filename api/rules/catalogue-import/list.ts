import type { Item } from '#rules/content/item.ts'
import type { Column } from './columns.ts'
import { oneLine, plain } from './clean.ts'
import { fillMerges, type Filled, type Sheet } from './grid.ts'
import { findHeader, type Header } from './header.ts'
import { readRow, type Cells, type ListRow, type RowFault } from './row.ts'

/** What was found on one sheet; `columns` says how its headers were understood. */
export type SheetReading = {
  name: string
  rows: number
  columns: { label: string; column: Column }[]
  unknown: string[]
  /** Why it was passed over. */
  skipped?: string
}
export type ListReading = { rows: ListRow[]; faults: RowFault[]; sheets: SheetReading[] }

const remark = /^(注|备注|说明|填表|制表|审核|合计|总计|共计|小计|联系人|单位负责人)/
const numbering =
  /^(第?[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+(部分|章|类))/
/** Grouping columns: a blank cell of a CSV file means «as above». */
const grouping: readonly Column[] = ['field']
/** What a merged item with several rows of basis gathers. */
const gathered: readonly Column[] = ['basis', 'prohibits', 'penalty', 'scope', 'boundary', 'note']

/** «一、档案领域（13项）» → «档案»; undefined when a lone cell is no heading. */
export const headingField = (text: string, fields: ReadonlySet<string>): string | undefined => {
  const name = text
    .replace(numbering, '')
    .replace(/[（(]?(共|合计)?\d+[项条个][）)]?$/, '')
    .replace(/(领域|类|方面|系统|事项|部分)+$/, '')
    .trim()
  return numbering.test(text) || fields.has(plain(name)) ? name : undefined
}

const cellsOf = (row: readonly string[], header: Header): Cells => {
  const cells: Cells = {}
  header.at.forEach((column, c) => {
    if (column !== undefined) cells[column] = row[c] ?? ''
  })
  return cells
}

const join = (above: Cells, below: Cells): Cells => {
  const joined = { ...above }
  for (const column of gathered) {
    const [a, b] = [above[column] ?? '', below[column] ?? '']
    if (b.trim() && !a.split('\n').includes(b)) joined[column] = a.trim() ? `${a}\n${b}` : b
  }
  return joined
}

type Draft = { row: number; cells: Cells }
/** A cell that stands alone and is neither a heading nor an item: said, and passed over. */
type Alone = { row: number; alone: string }

/** The data rows of a sheet: headings, notes, blank and repeated header rows told apart, several rows of one item joined. */
const drafts = (
  sheet: Sheet,
  { rows, fromAbove }: Filled,
  header: Header,
  fields: ReadonlySet<string>,
): { out: Draft[]; alone: Alone[] } => {
  const out: Draft[] = []
  const alone: Alone[] = []
  const nameAt = header.at.indexOf('name')
  const partAt = header.at.indexOf('part')
  // A sheet for each field is how many lists are kept.
  const own = headingField(sheet.name, fields)
  let heading = own !== undefined && fields.has(plain(own)) ? own : undefined
  let headingKind: string | undefined
  const above: Cells = {}
  for (let r = header.data; r < rows.length; r += 1) {
    const row = rows[r] ?? []
    const texts = [...new Set(row.map(oneLine).filter(Boolean))]
    const [only = ''] = texts
    if (texts.length === 0 || (remark.test(only) && texts.length <= 3)) continue
    if (
      header.at.every(
        (c, i) => c === undefined || oneLine(row[i] ?? '') === header.labels[i]?.split('·').at(-1),
      )
    )
      continue
    const name = oneLine(row[nameAt] ?? '')
    const cells = cellsOf(row, header)
    if (texts.length === 1 && (row.length > 1 || !name)) {
      const field = headingField(only, fields)
      if (field !== undefined || row.filter((c) => oneLine(c) === only).length > 1) {
        const kind = /^(行政)?(处罚|强制|检查)/.exec(field ?? '')
        if (kind) headingKind = field
        else heading = field ?? heading
        continue
      }
      if (!name && !gathered.some((c) => cells[c]?.trim())) {
        alone.push({ row: r + 1, alone: only })
        continue
      }
    }
    const last = out.at(-1)
    const same =
      last &&
      ((nameAt >= 0 &&
        fromAbove(r, nameAt) &&
        (partAt < 0 || fromAbove(r, partAt) || !oneLine(row[partAt] ?? ''))) ||
        (!name &&
          !cells.code?.trim() &&
          (sheet.csv || !cells.seq?.trim()) &&
          gathered.some((c) => cells[c]?.trim())))
    if (same) {
      last.cells = join(last.cells, cells)
      continue
    }
    for (const column of grouping) {
      if (cells[column]?.trim()) above[column] = cells[column]
      else if (above[column] !== undefined) cells[column] = above[column]
      else if (heading !== undefined) cells[column] = heading
    }
    if (!header.at.includes('field') && heading !== undefined) cells.field = heading
    if (!cells.kind?.trim() && headingKind !== undefined) cells.kind = headingKind
    out.push({ row: r + 1, cells })
  }
  return { out, alone }
}

/** The kind where the rows name none: a list that calls itself one of penalties is one. */
const kindOfSheet = (sheet: Sheet, header: Header): Item['kind'] => {
  const head = [sheet.name, ...header.labels, ...sheet.rows.slice(0, header.data).flat()].join(' ')
  return /行政处罚|处罚事项/.test(head) ? '处罚' : '未知'
}

/**
 * Reads an official list from its sheets: several sheets, headers of several rows in any order, merged cells, headings,
 * notes. `fields` are the plain names of the fields that this catalogue knows. Rows with a fault are left out and said.
 */
export const readList = (
  sheets: readonly Sheet[],
  fields: ReadonlySet<string>,
  onRow: (done: number) => void = () => undefined,
): ListReading => {
  const rows: ListRow[] = []
  const faults: RowFault[] = []
  const readings: SheetReading[] = []
  const seen = new Map<string, ListRow>()
  for (const sheet of sheets) {
    const filled = fillMerges(sheet)
    const header = findHeader(filled.rows)
    if (!header) {
      readings.push({
        name: sheet.name,
        rows: 0,
        columns: [],
        unknown: [],
        skipped: '没有认得的表头（至少要有“事项名称”和另一列）',
      })
      continue
    }
    const otherwise = kindOfSheet(sheet, header)
    let count = 0
    const { out, alone } = drafts(sheet, filled, header, fields)
    for (const one of alone)
      faults.push({
        sheet: sheet.name,
        row: one.row,
        name: one.alone.slice(0, 60),
        level: 'warning',
        say: '只有一格，没有当作事项',
      })
    for (const { row, cells } of out) {
      const read = readRow(cells, { sheet: sheet.name, row }, otherwise)
      faults.push(...read.faults)
      count += 1
      if (count % 500 === 0) onRow(rows.length)
      if (!read.row) continue
      const twin = seen.get(read.row.key)
      if (twin) {
        const where = `${twin.sheet === sheet.name ? '' : `工作表“${twin.sheet}”`}第 ${twin.row} 行`
        const same = twin.basis === read.row.basis && plain(twin.name) === plain(read.row.name)
        faults.push({
          sheet: sheet.name,
          row,
          name: read.row.name.slice(0, 60),
          level: same ? 'warning' : 'fault',
          say: same
            ? `与${where}完全一样，只收一次`
            : `与${where}${read.row.code ? '是同一个事项代码' : '同名'}，内容却不一样；是子项的请填“子项名称”`,
        })
        continue
      }
      seen.set(read.row.key, read.row)
      rows.push(read.row)
    }
    readings.push({
      name: sheet.name,
      rows: count,
      columns: header.at.flatMap((column, c) =>
        column === undefined ? [] : [{ label: header.labels[c] ?? '', column }],
      ),
      unknown: header.unknown,
    })
  }
  return { rows, faults, sheets: readings }
}
