import { getTableColumns, sql, type InferInsertModel, type SQL } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Connection } from '../connection.ts'
import { hot, inserter, type Query } from './prepare.ts'

/** Rows that one statement changes. */
const seats = 100
/** Rows that one statement inserts; what is over is inserted one by one. */
const together = 20

type Plain = string | number | null
const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n)
const listed = (parts: SQL[]): SQL => sql.join(parts, sql`, `)
const cut = <T>(rows: readonly T[], size: number): (readonly T[])[] =>
  numbers(Math.ceil(rows.length / size)).map((n) => rows.slice(n * size, (n + 1) * size))

/** The cells of all rows by their numbers, which are the names of the placeholders; what is not there is null. */
const seated = (rows: readonly (readonly unknown[])[], count: number) => {
  const values: Record<string, unknown> = {}
  let seat = 0
  for (const row of rows) for (const cell of row) values[seat++] = cell ?? null
  while (seat < count) values[seat++] = null
  return values
}

/**
 * Prepares a statement that changes many rows at once, over a table `v` of values whose columns both engines call
 * column1, column2 … A seat that stays empty is null and equals nothing. To PostgreSQL the values are texts: whoever
 * wants a number casts them. Gives what each run of the statement gave.
 */
export const overRows = <R>(columns: number, build: (v: SQL) => Query<R>) => {
  const row = (n: number) =>
    sql`(${listed(numbers(columns).map((k) => sql`${sql.placeholder(`${n * columns + k}`)}`))})`
  const run = hot(() => build(sql`(values ${listed(numbers(seats).map(row))}) as v`))
  return async (rows: readonly (readonly Plain[])[]): Promise<R[]> => {
    const answers: R[] = []
    for (const part of cut(rows, seats)) {
      answers.push(await run(seated(part, seats * columns)))
    }
    return answers
  }
}

/** As `inserter`, for many rows at once; they are not given back. */
export const manyInserter = <T extends SQLiteTable>(c: Connection, table: T) => {
  const keys = Object.keys(getTableColumns(table))
  const holes = numbers(together).map((n) =>
    Object.fromEntries(keys.map((key, k) => [key, sql.placeholder(`${n * keys.length + k}`)])),
  )
  const run = hot(() => c.db.insert(table).values(holes as T['$inferInsert'][]))
  const one = inserter(c, table)
  return async (rows: readonly InferInsertModel<T>[]): Promise<void> => {
    for (const part of cut(rows, together))
      if (part.length < together) for (const row of part) await one(row)
      else
        await run(
          seated(
            (part as readonly Record<string, unknown>[]).map((row) => keys.map((key) => row[key])),
            together * keys.length,
          ),
        )
  }
}
