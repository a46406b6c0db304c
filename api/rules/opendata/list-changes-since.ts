import { goneWhy, type RegisterChange } from '../decisions/changes.ts'
import { csvOf } from './csv.ts'
import { decisionList } from './list-decisions.ts'
import { column, type List, type Row } from './list.ts'

/** What whoever keeps a copy reads about one change: a decision with the columns of the files by month, or its end. */
export type ChangeRow = { seq: number; change: 'put' | 'gone' } & Row

const gone = ['why', 'on', 'reason'] as const

/** Changes as rows of objects: `put` with every column of a decision, `gone` without anything of the party. */
export const changeRows = (changes: readonly RegisterChange[]): ChangeRow[] =>
  changes.map((c): ChangeRow => {
    if (c.change === 'put')
      return { seq: c.seq, change: 'put', ...decisionList([c.decision]).rows[0] }
    const { id, number, organ, decidedOn, on, reason, why } = c.stub
    const said = { number, organ, decidedOn, on, reason }
    const known = Object.fromEntries(Object.entries(said).filter(([, v]) => v !== null))
    return { seq: c.seq, change: 'gone', id, why: goneWhy[why], ...known }
  })

/** The same as one table: what a row does not have is empty. */
export function changesCsv(changes: readonly RegisterChange[]): string {
  const columns: List['columns'] = [
    column('seq', '序号', 'integer'),
    column('change', '变动', 'text'),
    ...decisionList().columns,
    ...gone.map((name, n) =>
      column(name, ['为什么删去', '撤回日期', '撤回理由'][n] ?? name, 'text?'),
    ),
  ]
  return csvOf({ columns, rows: changeRows(changes) })
}

/** The same as NDJSON: one change a line. */
export const changesNdjson = (changes: readonly RegisterChange[]): string =>
  changeRows(changes)
    .map((row) => `${JSON.stringify(row)}\n`)
    .join('')
