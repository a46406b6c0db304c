import type { Day } from '#rules/clocks/day.ts'
import type { Officer, Place } from '#rules/content/place.ts'
import { readDay } from '#rules/decisions/values.ts'
import { bodyName } from '#rules/place/name.ts'

/** Headers that offices use for each column of the register of officers (S0-33, 行政执法公示). */
export const officerColumns = {
  name: { say: '姓名', names: ['姓名', '执法人员', '执法人员姓名'] },
  body: {
    say: '单位',
    names: ['单位', '所在单位', '执法单位', '工作单位', '执法主体', '执法机构'],
  },
  certificate: {
    say: '执法证号',
    names: ['执法证号', '证号', '证件号', '执法证件号', '执法证编号', '证件编号'],
  },
  duty: { say: '职责', names: ['职责', '职务', '岗位', '执法岗位'] },
  from: { say: '发证日期', names: ['发证日期', '有效期起', '有效期自', '有效期开始'] },
  to: { say: '有效期至', names: ['有效期至', '有效期止', '有效期', '有效期截止', '到期日'] },
} as const
export type OfficerColumn = keyof typeof officerColumns
const all = Object.keys(officerColumns) as OfficerColumn[]
const needed: readonly OfficerColumn[] = ['name', 'body', 'certificate', 'to']

/** One row of the file: what it says, or everything that is wrong with it. `row` counts as the spreadsheet does. */
export type OfficerRow = { row: number; officer?: Officer; name: string; faults: string[] }
export type OfficerReading = { rows: OfficerRow[]; faults: string[]; warnings: string[] }

const plain = (cell: string): string => cell.normalize('NFKC').replace(/\s+/g, '')
const columnOf = (header: string): OfficerColumn | undefined => {
  const text = plain(header).replace(/[（(].*[)）]$/, '')
  return all.find((c) => officerColumns[c].names.some((n) => n === text))
}

type Cells = Partial<Record<OfficerColumn, string>>

const readRow = (
  cells: Cells,
  place: Place,
  demo: boolean,
  today: Day,
): Omit<OfficerRow, 'row'> => {
  const text = (c: OfficerColumn): string => plain(cells[c] ?? '')
  const faults: string[] = needed
    .filter((c) => text(c) === '')
    .map((c) => `${officerColumns[c].say}是空的`)
  const wanted = text('body')
  const body = place.bodies.find(
    (b) => wanted !== '' && [b.id, bodyName(b), ...b.aliases].some((n) => plain(n) === wanted),
  )
  if (wanted && !body) faults.push(`名册里没有“${cells.body?.trim()}”这个机构，请先核对单位名称`)
  const day = (c: 'from' | 'to'): string | undefined => {
    if (text(c) === '') return undefined
    const read = readDay(cells[c] ?? '')
    if (!read)
      faults.push(`${officerColumns[c].say}“${cells[c]?.trim()}”不是日期，请写成 2026-05-01`)
    return read ?? undefined
  }
  const [from, to] = [day('from'), day('to')]
  if (from && to && to < from) faults.push('有效期至早于发证日期')
  if (to && to < today) faults.push(`执法证已于 ${to} 到期，请换证后再报`)
  const certificate = text('certificate')
  if (/^\d{17}[\dXx]$/.test(certificate)) faults.push('执法证号像是身份证号，不能公开，请核对')
  if (certificate && demo !== certificate.startsWith('演示'))
    faults.push(
      demo
        ? '演示站点只收证号以“演示”开头的行，真实人员不能放进演示站点'
        : '证号以“演示”开头的是演示人员，正式站点不收',
    )
  const name = text('name')
  if (faults.length > 0 || !body) return { name, faults }
  const officer: Officer = {
    name,
    body: body.id,
    duty: cells.duty?.trim() || '行政执法',
    certificate,
    demo,
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  }
  return { name, officer, faults }
}

/**
 * Reads a register of officers: the first row that has names of columns is the header. Every fault is Chinese and says
 * its row; a file with a fault of its own has no rows.
 */
export const readOfficers = (
  table: readonly (readonly string[])[],
  place: Place,
  today: Day,
  demo: boolean,
): OfficerReading => {
  const at = table.findIndex((cells) => cells.filter((c) => columnOf(c)).length >= 2)
  const header = table[at]
  if (!header)
    return {
      rows: [],
      warnings: [],
      faults: ['没有认得的表头，要有：姓名、单位、执法证号、有效期至'],
    }
  const columns = header.map(columnOf)
  const missing = needed.filter((c) => !columns.includes(c))
  if (missing.length > 0)
    return {
      rows: [],
      warnings: [],
      faults: missing.map((c) => `第 ${at + 1} 行表头缺一列：${officerColumns[c].say}`),
    }
  const warnings = header
    .filter((h, n) => h.trim() !== '' && columns[n] === undefined)
    .map((h) => `不认得列“${h.trim()}”，没有导入`)
  const seen = new Map<string, number>()
  const rows = table.slice(at + 1).flatMap((line, n): OfficerRow[] => {
    if (line.every((c) => c.trim() === '')) return []
    const row = at + 2 + n
    const cells: Cells = {}
    columns.forEach((column, c) => {
      if (column) cells[column] ??= line[c] ?? ''
    })
    const read = readRow(cells, place, demo, today)
    const key = read.officer?.certificate
    const before = key === undefined ? undefined : seen.get(key)
    if (before !== undefined)
      return [{ row, name: read.name, faults: [`与第 ${before} 行是同一个证号`] }]
    if (key !== undefined) seen.set(key, row)
    return [{ row, ...read }]
  })
  return { rows, warnings, faults: rows.length === 0 ? ['表头下面没有内容'] : [] }
}

/** A certificate number as the register shows it: the last four signs; a check needs the whole number. */
export const shownCertificate = (certificate: string): string =>
  certificate.length <= 4 ? '····' : `····${certificate.slice(-4)}`

export type Checked =
  | { found: 'valid' | 'expired'; officer: Officer }
  | { found: 'names'; officers: Officer[] }
  | { found: 'none' }

/** Names that one look-up by name may give; more are asked for the number. */
const mostNamed = 5

/**
 * Looks an officer up by the whole certificate number, or by the whole name (S0-33, 处罚法 55). Parts of either find
 * nothing, so that nobody reads the register out through this door.
 */
export const checkOfficer = (officers: readonly Officer[], asked: string, today: Day): Checked => {
  const text = plain(asked)
  if (text === '') return { found: 'none' }
  const officer = officers.find((o) => plain(o.certificate).toUpperCase() === text.toUpperCase())
  if (officer)
    return { found: officer.to !== undefined && officer.to < today ? 'expired' : 'valid', officer }
  const named = officers.filter((o) => plain(o.name) === text)
  return named.length > 0 && named.length <= mostNamed
    ? { found: 'names', officers: named }
    : { found: 'none' }
}
