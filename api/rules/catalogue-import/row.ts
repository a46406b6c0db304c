import type { Item } from '#rules/content/item.ts'
import { sha256 } from '#rules/chain/sha256.ts'
import { columnName, type Column } from './columns.ts'
import { clean, oneLine, plain } from './clean.ts'

/** What is wrong with a row, or worth a look: in Chinese, under the row as the spreadsheet counts it. */
export type RowFault = {
  sheet: string
  row: number
  level: 'fault' | 'warning'
  say: string
  /** The name in the row, so that the editor knows which one it is. */
  name: string
}

/** One row of an official list, in its own words. */
export type ListRow = {
  sheet: string
  row: number
  key: string
  code?: string | undefined
  name: string
  part?: string | undefined
  kind: Item['kind']
  fieldName?: string | undefined
  basis?: string | undefined
  scope?: string | undefined
  boundary?: string | undefined
  department?: string | undefined
  body?: string | undefined
  penalty?: string | undefined
  note?: string | undefined
  /** The row itself says that the item was taken back. */
  recalled: boolean
  /** What the column of decisions says: an item's id, null for «无», absent when it says nothing. */
  decided?: string | null | undefined
}

export type Cells = Partial<Record<Column, string>>

const most: Partial<Record<Column, number>> = {
  code: 60,
  name: 600,
  part: 600,
  field: 100,
  basis: 10_000,
  scope: 2000,
  boundary: 5000,
  department: 500,
  body: 500,
  penalty: 5000,
  note: 2000,
}

const recalls = /收回|取消|划回|调出|废止|删除|不再/

/** Key of a row inside its place: from its code, else from its name; a sub-item has one of its own. */
export const keyOf = (row: {
  code?: string | undefined
  name: string
  part?: string | undefined
}): string => {
  const digest = (text: string, length: number) => sha256(text).slice(0, length)
  const part = row.part ? `-${digest(plain(row.part), 8)}` : ''
  if (!row.code) return `n-${digest(plain(row.name), 16)}${part}`
  const code = row.code.toLowerCase()
  return `c-${/^[a-z0-9-]{1,40}$/.test(code) ? code : digest(code, 16)}${part}`
}

export const kindOf = (text: string, otherwise: Item['kind']): Item['kind'] =>
  text.includes('处罚')
    ? '处罚'
    : text.includes('强制')
      ? '强制'
      : text.includes('检查')
        ? '检查'
        : text
          ? '未知'
          : otherwise

const codeFaults = (code: string): { fault?: string; warning?: string } => {
  if (/^\d(\.\d+)?e\+\d+$/i.test(code))
    return { fault: '事项代码变成了科学计数，请把这一列设为“文本”再填一遍' }
  return /^\d{12}$/.test(code) ? {} : { warning: `事项代码“${code}”不是 12 位数字，照原样保存` }
}

/** Reads one row; `otherwise` is the kind where the row names none. Faults keep it out, warnings do not. */
export const readRow = (
  cells: Cells,
  at: { sheet: string; row: number },
  otherwise: Item['kind'],
): { row: ListRow | undefined; faults: RowFault[] } => {
  const faults: RowFault[] = []
  const name = oneLine(cells.name ?? '')
  const tell = (level: RowFault['level'], say: string) =>
    void faults.push({ ...at, level, say, name: name.slice(0, 60) })
  const text = (column: Column): string | undefined => {
    const value = clean(cells[column] ?? '')
    const limit = most[column] ?? Infinity
    if (value.length > limit)
      tell('fault', `${columnName(column)}有 ${value.length} 个字，最多 ${limit} 个`)
    return value === '' || value === '/' || value === '—' || value === '-' ? undefined : value
  }
  if (name.length < 2) tell('fault', name ? '事项名称太短' : '没有写事项名称')
  text('name')
  const code = text('code')?.replace(/\s/g, '')
  if (code) {
    const { fault, warning } = codeFaults(code)
    if (fault) tell('fault', fault)
    if (warning) tell('warning', warning)
  }
  const basis = [text('prohibits'), text('basis')].filter(Boolean).join('\n') || undefined
  if (!basis) tell('warning', '没有写法律依据，只能按名称对应')
  const part = text('part')
  const kindText = text('kind') ?? /处罚|强制|检查/.exec(name)?.[0] ?? ''
  const item = text('item')
  const row: ListRow = {
    ...at,
    key: keyOf({ code, name, part }),
    code,
    name,
    part,
    kind: kindOf(kindText, otherwise),
    fieldName: text('field')?.replace(/\n/g, ''),
    basis,
    scope: text('scope'),
    boundary: text('boundary'),
    department: text('department'),
    body: text('body'),
    penalty: text('penalty'),
    note: text('note'),
    recalled: recalls.test(text('change') ?? ''),
    decided: item === undefined ? undefined : /^(无|没有|不对应)$/.test(item) ? null : item,
  }
  // Of a row that stays out only the reason is of use.
  const wrong = faults.filter((f) => f.level === 'fault')
  return wrong.length > 0 ? { row: undefined, faults: wrong } : { row, faults }
}
