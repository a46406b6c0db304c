import { and, eq, getTableColumns, gte, isNull, or, type Placeholder } from 'drizzle-orm'
import type { Decision } from './decisions.ts'
import type { Schema } from './schema.ts'

const listed = [
  'id',
  'number',
  'organ',
  'body',
  'field',
  'itemId',
  'partyName',
  'partyShown',
  'partyKind',
  'partyCode',
  'act',
  'facts',
  'basis',
  'kinds',
  'content',
  'fineFen',
  'confiscatedFen',
  'decidedOn',
  'month',
  'validUntil',
  'displayUntil',
  'releasedAt',
  'demo',
  'shown',
] as const
/** What lists and feeds read of a decision, half of the row: thousands of lists are read in one publish. */
export type ListedDecision = Pick<Decision, (typeof listed)[number]>
type ListedColumns = Pick<Schema['decisions']['_']['columns'], (typeof listed)[number]>
export const listedOf = (decisions: Schema['decisions']): ListedColumns => {
  const columns = getTableColumns(decisions)
  return Object.fromEntries(listed.map((name) => [name, columns[name]])) as ListedColumns
}
/** Released and not over on `today`. */
export const onDisplay = (decisions: Schema['decisions'], today: string | Placeholder) =>
  and(
    eq(decisions.status, 'released'),
    or(isNull(decisions.displayUntil), gte(decisions.displayUntil, today)),
  )
