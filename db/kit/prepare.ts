import { createHash } from 'node:crypto'
import { getTableColumns, sql, type InferInsertModel, type InferSelectModel } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Connection } from '../connection.ts'

type Values = Record<string, unknown>
type Prepared<R> = { execute: (values?: Values) => Promise<R> }
export type Query<R> = { toSQL: () => { sql: string }; prepare: (name?: string) => Prepared<R> }

/**
 * Prepares a query on its first use and runs it with values for its placeholders. PostgreSQL wants
 * a name for a statement: the hash of its text, so that two texts never meet under one.
 */
export const hot = <R>(build: () => Query<R>): ((values?: Values) => Promise<R>) => {
  let prepared: Prepared<R> | undefined
  return async (values) => {
    if (!prepared) {
      const query = build()
      const name = createHash('sha256').update(query.toSQL().sql).digest('hex').slice(0, 32)
      prepared = query.prepare(name)
    }
    return prepared.execute(values)
  }
}

/** A prepared insert of whole rows; what a row leaves out is null. Gives back the row as stored. */
export const inserter = <T extends SQLiteTable>({ db }: Connection, table: T) => {
  const keys = Object.keys(getTableColumns(table))
  const holes = Object.fromEntries(keys.map((key) => [key, sql.placeholder(key)]))
  const run = hot(() => db.insert(table).values(holes as T['$inferInsert']))
  return async (row: InferInsertModel<T>): Promise<InferSelectModel<T>> => {
    const given = row as Values
    const full = Object.fromEntries(keys.map((key) => [key, given[key] ?? null]))
    await run(full)
    return full as InferSelectModel<T>
  }
}
