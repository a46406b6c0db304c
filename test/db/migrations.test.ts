import Database from 'better-sqlite3'
import { Client } from 'pg'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StoreMigration } from '#db/errors.ts'
import { migratePostgres } from '#db/migrate-postgres.ts'
import { migrateSqlite } from '#db/migrate-sqlite.ts'
import { besideTheSources, readMigrations, type Migration } from '#db/migrations.ts'
import { openStore } from '#db/open.ts'
import type { PgClient } from '#db/postgres-pool.ts'
import { counts, fill, rawPostgres, rawSqlite, type Raw } from '#test/kit/fill.ts'
import { hasPostgres, newDatabase } from '#test/kit/postgres.ts'

const all = (engine: 'sqlite' | 'postgres') => readMigrations(join(besideTheSources(), engine))

/** Applies all migrations one by one, with rows in every table before each. */
const withRowsEverywhere = async (
  migrations: Migration[],
  raw: Raw,
  migrate: (upTo: Migration[]) => Promise<void>,
): Promise<number> => {
  let before: Record<string, number> = {}
  for (let upTo = 1; upTo <= migrations.length; upTo += 1) {
    await migrate(migrations.slice(0, upTo))
    expect(await counts(raw), migrations[upTo - 1]?.tag).toMatchObject(before)
    await fill(raw)
    before = await counts(raw)
    expect(Object.values(before).every((n) => n > 0)).toBe(true)
  }
  return Object.keys(before).length
}

let dir: string
let file: string
let db: Database.Database
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'shouwen-migrate-'))
  file = join(dir, 'shouwen.db')
  db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('foreign_keys = ON')
})
afterEach(() => {
  db.close()
  rmSync(dir, { recursive: true, force: true })
})

describe('migrations', () => {
  it('keep every row of every table on SQLite', async () => {
    const apply = (upTo: Migration[]) => migrateSqlite(db, upTo, 1)
    expect(await withRowsEverywhere(all('sqlite'), rawSqlite(db), apply)).toBeGreaterThan(20)
    expect(db.pragma('foreign_key_check')).toEqual([])
  })

  it.runIf(hasPostgres())('keep every row on PostgreSQL too (needs a server)', async () => {
    const { url, drop } = await newDatabase()
    const client = new Client({ connectionString: url })
    await client.connect()
    const apply = (upTo: Migration[]) => migratePostgres(client as unknown as PgClient, upTo, 1)
    const filled = await withRowsEverywhere(all('postgres'), rawPostgres(client), apply)
    expect(filled).toBeGreaterThan(20)
    await client.end()
    await drop()
  })

  it('have the same names on both engines', () => {
    const tags = (engine: 'sqlite' | 'postgres') => all(engine).map(({ tag }) => tag)
    expect(tags('sqlite')).toEqual(tags('postgres'))
  })

  it('two processes that start at once end with the same tables', async () => {
    const url = `file:${join(dir, 'two.db')}`
    const stores = await Promise.all([openStore(url), openStore(url), openStore(url)])
    const healths = await Promise.all(stores.map((store) => store.health()))
    expect(healths.map((health) => health.migration)).toEqual(
      stores.map(() => all('sqlite').at(-1)?.tag),
    )
    await Promise.all(stores.map((store) => store.close()))
  })
})

/** A table as drizzle-kit rebuilds it, with children that hang on it by cascade. */
const base: Migration = {
  tag: '0000_base',
  statements: [
    'create table parent (id text primary key)',
    'create table child (id text primary key, parent_id text not null references parent(id) on delete cascade)',
  ],
}
const rebuild: Migration = {
  tag: '0001_rebuild',
  statements: [
    'PRAGMA foreign_keys=OFF',
    'create table __new_parent (id text primary key, more text)',
    'insert into __new_parent (id) select id from parent',
    'drop table parent',
    'alter table __new_parent rename to parent',
    'PRAGMA foreign_keys=ON',
  ],
}

describe('the runner on SQLite', () => {
  const children = () => db.prepare('select count(*) from child').pluck().get()
  beforeEach(async () => {
    await migrateSqlite(db, [base], 1)
    db.exec(`insert into parent values ('a'); insert into child values ('1', 'a'), ('2', 'a')`)
  })

  it('a table rebuild does not empty child tables by cascade', async () => {
    await migrateSqlite(db, [base, rebuild], 2)
    expect(children()).toBe(2)
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
  })

  it('which it does, without an error, when foreign keys are only switched off inside', () => {
    db.transaction(() => {
      for (const statement of rebuild.statements) db.exec(statement)
    })()
    expect(children()).toBe(0)
  })

  it('takes a backup that has the rows, and keeps three of them', async () => {
    await migrateSqlite(db, [base, rebuild], 2)
    const backup = `${file}.before-0001_rebuild.bak`
    const old = new Database(backup, { readonly: true })
    expect(old.prepare('select count(*) from child').pluck().get()).toBe(2)
    expect(old.pragma('table_info(parent)')).toHaveLength(1)
    old.close()
    const more = [2, 3, 4, 5].map((n) => ({
      tag: `000${n}_more`,
      statements: [`create table more${n} (id text)`],
    }))
    for (const n of [1, 2, 3, 4]) await migrateSqlite(db, [base, rebuild, ...more.slice(0, n)], n)
    const kept = readdirSync(dir).filter((name) => name.endsWith('.bak'))
    expect(kept.map((name) => /before-(\d+)/.exec(name)?.[1])).toEqual(['0003', '0004', '0005'])
  })

  it('takes everything back when rows would lose what they hang on', async () => {
    const broken = { tag: '0001_broken', statements: [`delete from parent`] }
    const refused = migrateSqlite(db, [base, broken], 2)
    await expect(refused).rejects.toBeInstanceOf(StoreMigration)
    await expect(refused).rejects.toThrow('child')
    expect(db.prepare('select count(*) from parent').pluck().get()).toBe(1)
    expect(children()).toBe(2)
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
  })

  it('takes everything back on an error, and names the backup', async () => {
    const wrong = { tag: '0001_wrong', statements: ['create table x (id text)', 'nonsense'] }
    const refused = migrateSqlite(db, [base, wrong], 2)
    await expect(refused).rejects.toThrow(/备份在 .*before-0001_wrong\.bak/)
    expect(existsSync(`${file}.before-0001_wrong.bak`)).toBe(true)
    expect(db.prepare(`select 1 from sqlite_schema where name = 'x'`).get()).toBeUndefined()
  })

  it('refuses a database that is newer than the program', async () => {
    await migrateSqlite(db, [base, rebuild], 2)
    await expect(migrateSqlite(db, [base], 3)).rejects.toThrow('0001_rebuild')
  })
})
