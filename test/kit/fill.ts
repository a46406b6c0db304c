import type Database from 'better-sqlite3'
import type { Client } from 'pg'

/** A database to be filled and counted, in the words that both engines share. */
export type Raw = {
  /** Columns of every ordinary table, with a value that fits. */
  tables: () => Promise<Map<string, Map<string, unknown>>>
  run: (sql: string, values?: unknown[]) => Promise<unknown[]>
  mark: (position: number) => string
}

const skipped = /^(sqlite_|text_|schema_migrations)/

export const rawSqlite = (sqlite: Database.Database): Raw => ({
  tables: async () => {
    const names = sqlite
      .prepare<[], string>(`select name from sqlite_schema where type = 'table'`)
      .pluck()
      .all()
    const columns = (table: string) =>
      sqlite.pragma(`table_info(${table})`) as { name: string; type: string }[]
    return new Map(
      names
        .filter((name) => !skipped.test(name))
        .map((name) => [
          name,
          new Map(columns(name).map((c) => [c.name, /text/i.test(c.type) ? 'x' : 1])),
        ]),
    )
  },
  run: async (sql, values = []) => {
    const statement = sqlite.prepare(sql)
    return statement.reader ? statement.all(...values) : (statement.run(...values), [])
  },
  mark: () => '?',
})

export const rawPostgres = (client: Client): Raw => ({
  tables: async () => {
    const { rows } = await client.query<{ t: string; c: string; d: string }>(
      `select table_name as t, column_name as c, data_type as d from information_schema.columns
       where table_schema = 'public' order by ordinal_position`,
    )
    const tables = new Map<string, Map<string, unknown>>()
    for (const { t, c, d } of rows.filter((row) => !skipped.test(row.t))) {
      const value = d === 'text' ? 'x' : d === 'boolean' ? true : 1
      tables.set(t, (tables.get(t) ?? new Map<string, unknown>()).set(c, value))
    }
    return tables
  },
  run: async (sql, values = []) => (await client.query(sql, values)).rows as unknown[],
  mark: (position) => `$${position}`,
})

/**
 * Puts one row into every table that has none. All texts are the same, so that every foreign key
 * finds its row; tables are tried until those that they lean on are there.
 */
export const fill = async (raw: Raw): Promise<void> => {
  let left = [...(await raw.tables())]
  while (left.length > 0) {
    const later: typeof left = []
    for (const [table, columns] of left) {
      if ((await count(raw, table)) > 0) continue
      const names = [...columns.keys()].map((name) => `"${name}"`).join(', ')
      const marks = [...columns].map((_, i) => raw.mark(i + 1)).join(', ')
      const sql = `insert into "${table}" (${names}) values (${marks})`
      await raw.run(sql, [...columns.values()]).catch(() => later.push([table, columns]))
    }
    if (later.length === left.length)
      throw new Error(`no row fits into ${later.map(([table]) => table).join(', ')}`)
    left = later
  }
}

const count = async (raw: Raw, table: string): Promise<number> => {
  const [row] = await raw.run(`select count(*) as n from "${table}"`)
  return Number((row as { n: unknown }).n)
}

/** Rows of every ordinary table. */
export const counts = async (raw: Raw): Promise<Record<string, number>> => {
  const all: Record<string, number> = {}
  for (const table of (await raw.tables()).keys()) all[table] = await count(raw, table)
  return all
}
