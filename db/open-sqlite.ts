import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Connection, Db } from './connection.ts'
import { groupCommit, type GroupOptions } from './group-commit.ts'
import { sqliteKit } from './kit/sqlite.ts'
import { textIndexSqlite } from './kit/text-sqlite.ts'
import { lender } from './lend.ts'
import { migrateSqlite } from './migrate-sqlite.ts'
import { besideTheSources, readMigrations } from './migrations.ts'
import type { StoreOptions } from './open.ts'
import { isBusy, refusal, refusing } from './refusal.ts'
import { defineSchema } from './schema.ts'
import { reader, writer, type OpenReader, type Store } from './store.ts'

const t = defineSchema(sqliteKit)
const text = { case: textIndexSqlite('text_cases'), decision: textIndexSqlite('text_decisions') }

const connection = (sqlite: Database.Database): Connection => ({
  // Drizzle's synchronous side, of which every query can be awaited all the same.
  db: drizzle(sqlite, { casing: 'snake_case' }) as unknown as Db,
  t,
  text,
})

/** The engine waits this long for a lock, and blocks the thread meanwhile. */
const busyMs = 25
/** Files up to this size are looked through at every start. */
const smallBytes = 16 * 1024 * 1024

/** Path of `file:data/x.db`, `file:/data/x.db` or `file:///data/x.db`. */
export const pathOf = (url: string): string =>
  url.startsWith('file://') ? fileURLToPath(url) : resolve(url.slice('file:'.length))

/** A store in one SQLite file: one connection writes, another only reads. */
export const openSqlite = async (url: string, options: StoreOptions): Promise<Store> => {
  const file = pathOf(url)
  const patience = options.patience ?? 5000
  try {
    const sqlite = await retrying(() => open(file), patience)
    try {
      const folder = join(options.migrations ?? besideTheSources(), 'sqlite')
      const migrations = readMigrations(folder)
      await retrying(() => migrateSqlite(sqlite, migrations, Date.now()), patience)
      return sqliteStore(sqlite, { patience })
    } catch (error) {
      sqlite.close()
      throw error
    }
  } catch (error) {
    throw refusal(error, file)
  }
}

const open = (file: string): Database.Database => {
  mkdirSync(dirname(file), { recursive: true })
  const small = existsSync(file) && statSync(file).size <= smallBytes
  const sqlite = new Database(file, { timeout: busyMs })
  try {
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = FULL')
    sqlite.pragma('foreign_keys = ON')
    sqlite.pragma('journal_size_limit = 67108864')
    const [fault] = small ? (sqlite.pragma('quick_check(1)') as { quick_check: string }[]) : []
    if (fault && fault.quick_check !== 'ok') throw corrupt(fault.quick_check)
    return sqlite
  } catch (error) {
    sqlite.close()
    throw error
  }
}

const corrupt = (fault: string) => Object.assign(new Error(fault), { code: 'SQLITE_CORRUPT' })

const retrying = async <T>(fn: () => T | Promise<T>, patience: number): Promise<T> => {
  for (const until = performance.now() + patience; ;) {
    try {
      return await fn()
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error
      await setTimeout(25)
    }
  }
}

const openReading = (file: string): Database.Database => {
  const reading = new Database(file, { readonly: true, fileMustExist: true, timeout: busyMs })
  reading.pragma('query_only = ON')
  return reading
}

/** A reading connection of its own, for a worker thread. */
export const readSqlite = (url: string): OpenReader => {
  const file = pathOf(url)
  try {
    const reading = openReading(file)
    const read = refusing(reader(connection(reading)), file)
    return { read, check: async () => faultsOf(reading), close: async () => void reading.close() }
  } catch (error) {
    throw refusal(error, file)
  }
}

const faultsOf = (reading: Database.Database): string[] => {
  const faults = reading.pragma('integrity_check(20)') as { integrity_check: string }[]
  const orphans = reading.pragma('foreign_key_check') as { table: string; rowid: number }[]
  return [
    ...faults.map((row) => row.integrity_check).filter((line) => line !== 'ok'),
    ...orphans.map((row) => `${row.table} ${row.rowid}: 找不到上级记录`),
  ]
}

/** The store over a migrated file, of which `sqlite` is the connection that writes. */
export const sqliteStore = (sqlite: Database.Database, options: GroupOptions): Store => {
  const file = sqlite.name
  // What a savepoint may have to take back is kept in memory; else the old pages go into a file of their own.
  sqlite.pragma('temp_store = MEMORY')
  const reading = openReading(file)
  const group = groupCommit(sqlite, writer(connection(sqlite)), lender(), options)
  const last = reading
    .prepare<[], string>('select tag from schema_migrations order by tag desc limit 1')
    .pluck()

  return {
    engine: 'sqlite',
    read: refusing(reader(connection(reading)), file),
    write: async (fn) => {
      try {
        return await group.write(fn)
      } catch (error) {
        throw refusal(error, file)
      }
    },
    health: async () => {
      const from = performance.now()
      try {
        const migration = last.get() ?? ''
        const readMs = performance.now() - from
        return { ok: true, engine: 'sqlite', migration, readMs, waiting: group.waiting() }
      } catch (error) {
        throw refusal(error, file)
      }
    },
    check: async () => faultsOf(reading),
    rest: () => {
      for (const one of [sqlite, reading]) one.pragma('shrink_memory')
    },
    close: async () => {
      await group.drain()
      reading.close()
      sqlite.close()
    },
  }
}
