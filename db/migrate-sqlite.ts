import { existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type Database from 'better-sqlite3'
import { StoreError, StoreMigration } from './errors.ts'
import { journalTable, pendingOf, type Migration } from './migrations.ts'
import { driverError, refusal } from './refusal.ts'

const kept = 3

/**
 * Brings a SQLite file up to date: backup, foreign keys off (a table rebuild would empty child
 * tables by cascade, without an error), all pending migrations and the check of foreign keys in
 * one transaction, foreign keys on. Rejects with StoreMigration, the file as it was.
 */
export const migrateSqlite = async (
  sqlite: Database.Database,
  all: readonly Migration[],
  now: number,
): Promise<void> => {
  const first = pending(sqlite, all)[0]
  if (!first) return
  const old = applied(sqlite).length > 0
  const backup = `${sqlite.name}.before-${first.tag}.bak`
  if (old) {
    sound(sqlite)
    await sqlite.backup(backup)
    prune(sqlite.name)
  }
  sqlite.pragma('foreign_keys = OFF')
  try {
    apply(sqlite, all, now)
  } catch (error) {
    throw failed(error, old && existsSync(backup) ? backup : undefined)
  } finally {
    sqlite.pragma('foreign_keys = ON')
  }
}

const applied = (sqlite: Database.Database): string[] =>
  sqlite.prepare(`select 1 from sqlite_schema where name = 'schema_migrations'`).get()
    ? (sqlite.prepare('select tag from schema_migrations').pluck().all() as string[])
    : []

const pending = (sqlite: Database.Database, all: readonly Migration[]) =>
  pendingOf(all, applied(sqlite))

/** Under the lock once more: another process may have been quicker. */
const apply = (sqlite: Database.Database, all: readonly Migration[], now: number): void =>
  sqlite
    .transaction(() => {
      sqlite.exec(journalTable)
      const note = sqlite.prepare('insert into schema_migrations (tag, at) values (?, ?)')
      for (const { tag, statements } of pending(sqlite, all)) {
        for (const statement of statements) sqlite.exec(statement)
        note.run(tag, now)
      }
      const orphans = sqlite.pragma('foreign_key_check') as { table: string }[]
      if (orphans.length > 0)
        throw new StoreMigration(
          `升级后有 ${orphans.length} 行失去了上级记录（${[...new Set(orphans.map((o) => o.table))].join('、')}），升级已撤销，数据没有改动。`,
        )
    })
    .immediate()

/** A damaged file is not migrated: that would spread the damage. */
const sound = (sqlite: Database.Database): void => {
  const [fault] = sqlite.pragma('quick_check(1)') as { quick_check: string }[]
  if (fault?.quick_check !== 'ok')
    throw Object.assign(new Error(fault?.quick_check), { code: 'SQLITE_CORRUPT' })
}

const prune = (file: string): void => {
  const backups = readdirSync(dirname(file))
    .filter((name) => name.startsWith(`${basename(file)}.before-`) && name.endsWith('.bak'))
    .sort()
  for (const name of backups.slice(0, -kept)) rmSync(join(dirname(file), name))
}

const failed = (error: unknown, backup: string | undefined): unknown => {
  if (error instanceof StoreError) return error
  const known = refusal(error, backup ?? '')
  if (known instanceof StoreError && !/CONSTRAINT/.test(driverError(error)?.code ?? ''))
    return known
  const where = backup ? `升级前的备份在 ${backup}。` : ''
  return new StoreMigration(
    `数据库升级没有成功，已撤销，数据没有改动。${where}请把这条信息交给维护人员：${String(error)}`,
    { cause: error },
  )
}
