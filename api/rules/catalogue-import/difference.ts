import type { Official } from '#rules/content/official.ts'
import { plain } from './clean.ts'
import type { ListRow } from './row.ts'

/** What an import does with a row: 新增, 变更, 收回, 不变. */
export const fates = ['new', 'change', 'recall', 'same'] as const
export type Fate = (typeof fates)[number]
export const fateNames: Record<Fate, string> = {
  new: '新增',
  change: '变更',
  recall: '收回',
  same: '不变',
}

/** The columns that an announcement may change, with the name that a reader is shown. */
export const compared = {
  code: '事项代码',
  name: '事项名称',
  part: '子项名称',
  kind: '类别',
  fieldName: '领域',
  basis: '法律依据',
  penalty: '处罚种类和幅度',
  scope: '划转范围',
  boundary: '职责边界',
  department: '划出部门',
  body: '实施主体',
  note: '备注',
} as const
export type Compared = keyof typeof compared

/** The columns in which a row differs from the row before it; the way of writing blanks and brackets is no difference. */
export const changedColumns = (before: Official, row: ListRow): Compared[] =>
  (Object.keys(compared) as Compared[]).filter(
    (column) => plain(before[column] ?? '') !== plain(row[column] ?? ''),
  )

/** Rows of a plan on one page of the desk. */
export const plannedPerPage = 50

/** A row that holds and was not taken back. */
export const stands = (row: Official): boolean => row.to === undefined

/**
 * Finds the row that stood in the list before: by its key, else by its name where one of the two lists had no codes.
 */
export const predecessors = (list: readonly Official[]) => {
  const byKey = new Map(list.map((row) => [row.id, row]))
  const byName = new Map<string, Official | null>()
  const name = (row: { name: string; part?: string | undefined }) =>
    `${plain(row.name)} ${plain(row.part ?? '')}`
  for (const row of list) byName.set(name(row), byName.has(name(row)) ? null : row)
  return (row: ListRow): Official | undefined => {
    const same = byKey.get(row.key)
    if (same) return same
    const named = byName.get(name(row)) ?? undefined
    return named && (!named.code || !row.code) ? named : undefined
  }
}
