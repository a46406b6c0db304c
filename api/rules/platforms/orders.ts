import { storyFault, tidy } from '../case/text.ts'
import type { NameMode } from '../case/kinds.ts'
import type { Wish } from '../case/kinds.ts'
import type { Day } from '../clocks/day.ts'
import { isDay } from '../clocks/day.ts'
import type { Area } from '../content/place.ts'
import { readDay } from '../decisions/values.ts'
import { unsure } from '../journey/answers.ts'
import { contactFaults, noContact, type Contact } from '../journey/contact.ts'
import { columnSay, neededColumns, orderColumnOf, type OrderColumn } from './columns.ts'

/** A work order of another platform, as it goes into the intake. */
export type Order = {
  foreignId: string
  story: string
  wish: Wish
  area: string
  spot: string
  due: Day | null
  nameMode: NameMode
  contact: Contact
}
/** One row of the sheet; `row` counts as the spreadsheet does. */
export type OrderRow = {
  row: number
  foreignId: string
  order: Order | null
  faults: string[]
  warnings: string[]
}
export type OrderReading = { rows: OrderRow[]; faults: string[]; warnings: string[] }

/** A title and a date may stand in front of the header. */
const deepest = 30
const spotMax = 200
type Cells = Partial<Record<OrderColumn, string>>

const wishOf = (cell: string): Wish => {
  if (/咨询/.test(cell)) return 'ask'
  if (/建议|意见/.test(cell)) return 'suggest'
  return /求助/.test(cell) ? 'help' : 'check'
}

/** The area that a cell names: the whole name, or the longest name that it begins or ends with. */
const areaOf = (cell: string, areas: readonly Pick<Area, 'id' | 'name'>[]): string | undefined =>
  areas
    .filter((a) => cell === a.name || cell.endsWith(a.name) || cell.startsWith(a.name))
    .toSorted((a, b) => b.name.length - a.name.length)[0]?.id

/** The deadline of the platform as a day; the hour behind it is left off. */
const dueOf = (cell: string): Day | null => {
  const day = readDay(cell.trim().replace(/(?<=\d|日)[T\s]+\d{1,2}[:：时].*$/, ''))
  return day !== null && isDay(day) ? day : null
}

function readContactOf(cells: Cells): { contact: Contact; nameMode: NameMode; warning?: string } {
  const [name, phone] = [tidy(cells.name ?? ''), tidy(cells.phone ?? '')]
  if (name === '' && phone === '') return { contact: noContact, nameMode: 'anonymous' }
  const contact = { ...noContact, name: name || '未提供姓名', phone }
  const nameMode = /^(是|保密|需要|1|y)/i.test(cells.secret?.trim() ?? '') ? 'withheld' : 'real'
  return contactFaults(contact, nameMode).length === 0
    ? { contact, nameMode }
    : {
        contact: noContact,
        nameMode: 'anonymous',
        warning: '姓名、电话不完整，没有收进联系方式，答复请走原平台',
      }
}

function readRow(cells: Cells, areas: readonly Pick<Area, 'id' | 'name'>[]): Omit<OrderRow, 'row'> {
  const faults: string[] = []
  const warnings: string[] = []
  const foreignId = (cells.foreignId ?? '').normalize('NFKC').replace(/\s/g, '')
  if (foreignId === '') faults.push('工单编号是空的')
  else if (/^\d(\.\d+)?e\+?\d+$/i.test(foreignId))
    faults.push(`编号“${foreignId}”被表格软件改成了科学计数，请把这一列设成文本再导出`)
  else if (foreignId.length > 60) faults.push('工单编号最多 60 个字')
  const [title, text] = [tidy(cells.title ?? ''), tidy(cells.text ?? '')]
  const story = title && !text.includes(title) ? `${title}\n${text}` : text
  const wrong = text === '' ? '诉求内容是空的' : storyFault(story)
  if (wrong !== null) faults.push(wrong)
  const dueCell = cells.due?.trim() ?? ''
  const due = dueCell === '' ? null : dueOf(dueCell)
  if (dueCell !== '' && due === null)
    faults.push(`办理期限“${dueCell.slice(0, 30)}”不是日期，请写成 2026-05-06`)
  const areaCell = tidy(cells.area ?? '')
  const area = areaCell === '' ? undefined : areaOf(areaCell, areas)
  if (areaCell !== '' && area === undefined)
    warnings.push(`没有区域“${areaCell.slice(0, 30)}”，按说不清处理，写进了地点`)
  const lost = area === undefined ? areaCell : ''
  const spot = [lost, tidy(cells.spot ?? '')].filter(Boolean).join('，')
  if ([...spot].length > spotMax) warnings.push(`地点太长，只收了前 ${spotMax} 个字`)
  const { contact, nameMode, warning } = readContactOf(cells)
  if (warning) warnings.push(warning)
  if (faults.length > 0) return { foreignId, order: null, faults, warnings }
  const order: Order = {
    foreignId,
    story,
    wish: wishOf(cells.wish ?? ''),
    area: area ?? unsure,
    spot: [...spot].slice(0, spotMax).join(''),
    due,
    nameMode,
    contact,
  }
  return { foreignId, order, faults, warnings }
}

const none = (...faults: string[]): OrderReading => ({ rows: [], faults, warnings: [] })

/**
 * Reads a sheet of work orders. Every fault is Chinese and belongs to its row; a sheet without the columns that are
 * needed has no rows. What only makes an order poorer (an unknown area, half a telephone number) is a warning.
 */
export function readOrders(
  table: readonly (readonly string[])[],
  areas: readonly Pick<Area, 'id' | 'name'>[],
): OrderReading {
  const at = table
    .slice(0, deepest)
    .findIndex((line) => line.filter((cell) => orderColumnOf(cell)).length >= 2)
  const header = table[at]
  if (!header) return none(`没有认得的表头，至少要有：${neededColumns.map(columnSay).join('、')}`)
  const columns = header.map(orderColumnOf)
  const missing = neededColumns.filter((c) => !columns.includes(c))
  if (missing.length > 0)
    return none(...missing.map((c) => `第 ${at + 1} 行表头缺一列：${columnSay(c)}`))
  const warnings = header.flatMap((cell, n) =>
    cell.trim() !== '' && columns[n] === undefined ? [`不认得列“${cell.trim()}”，没有导入`] : [],
  )
  const seen = new Map<string, number>()
  const rows = table.slice(at + 1).flatMap((line, n): OrderRow[] => {
    if (line.every((cell) => cell.trim() === '')) return []
    const row = at + 2 + n
    const cells: Cells = {}
    columns.forEach((column, c) => {
      if (column) cells[column] ??= line[c] ?? ''
    })
    const read = { row, ...readRow(cells, areas) }
    if (read.foreignId === '') return [read]
    const before = seen.get(read.foreignId)
    if (before !== undefined)
      return [{ ...read, order: null, faults: [`与第 ${before} 行是同一个工单编号`] }]
    seen.set(read.foreignId, row)
    return [read]
  })
  return { rows, warnings, faults: rows.length === 0 ? ['表头下面没有内容'] : [] }
}
