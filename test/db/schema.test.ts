import Database from 'better-sqlite3'
import { getTableColumns, getTableName } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import { Client } from 'pg'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { postgresKit } from '#db/kit/postgres.ts'
import { sqliteKit, type Kit } from '#db/kit/sqlite.ts'
import { pathOf } from '#db/open-sqlite.ts'
import { defineSchema } from '#db/schema.ts'
import { rawPostgres, rawSqlite } from '#test/kit/fill.ts'
import { hasPostgres } from '#test/kit/postgres.ts'
import { postgres, sqlite } from '#test/kit/stores.ts'

const declared = (kit: Kit) =>
  new Map(
    Object.values(defineSchema(kit)).map((table) => [
      getTableName(table),
      Object.keys(getTableColumns(table)).map(toSnakeCase).sort(),
    ]),
  )
const sorted = (tables: Map<string, Map<string, unknown>>) =>
  new Map([...tables].map(([name, columns]) => [name, [...columns.keys()].sort()]))

describe('the schema', () => {
  it('is what the migrations make on SQLite', async () => {
    const test = await sqlite()
    const db = new Database(pathOf(test.url), { readonly: true })
    expect(sorted(await rawSqlite(db).tables())).toEqual(declared(sqliteKit))
    db.close()
    await test.dispose()
  })

  it.runIf(hasPostgres())(
    'is what the migrations make on PostgreSQL (needs a server)',
    async () => {
      const test = await postgres()
      const client = new Client({ connectionString: test.url })
      await client.connect()
      expect(sorted(await rawPostgres(client).tables())).toEqual(declared(postgresKit))
      await client.end()
      await test.dispose()
    },
  )
})

/** What not every PostgreSQL-like database can do, or SQLite cannot (conventions for 信创). */
const forbidden = [
  /\bilike\b/i,
  /skip\s+locked/i,
  /\bjsonb\b/i,
  /->>|#>|@>|json_(extract|each)/i,
  /create\s+type|pgEnum/i,
  /generated\s+(always|by)/i,
  /on\s+delete\s+cascade/i,
  /on\s+conflict\s+do/i,
  /onConflictDo(Nothing|Update)\((?!\{\s*target:)/,
  /(?<!\.)\bnow\(\)|datetime\(|strftime\(/i,
]

describe('the SQL that we allow ourselves', () => {
  const root = resolve(import.meta.dirname, '../../db')
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(sql|ts)$/.test(name))
    .map((name) => [name, readFileSync(join(root, name), 'utf8')] as const)

  it.each(forbidden)('has no %s', (pattern) => {
    expect(sources.length).toBeGreaterThan(30)
    expect(sources.filter(([, text]) => pattern.test(text)).map(([name]) => name)).toEqual([])
  })
})
