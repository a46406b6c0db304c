import { StoreError, StoreMigration } from './errors.ts'
import { journalTable, pendingOf, type Migration } from './migrations.ts'
import type { PgClient } from './postgres-pool.ts'
import { refusal } from './refusal.ts'

// Any number will do, as long as all our processes take the same.
const lock = 7_267_681

/**
 * Brings a PostgreSQL database up to date in one transaction, under a lock that a second process
 * waits for. Backups are the server's business. Rejects with StoreMigration, nothing changed.
 */
export const migratePostgres = async (
  client: PgClient,
  all: readonly Migration[],
  now: number,
): Promise<void> => {
  try {
    await client.query('begin')
    await client.query(`select pg_advisory_xact_lock(${lock})`)
    await client.query(journalTable)
    const { rows } = await client.query<{ tag: string }>('select tag from schema_migrations')
    const missing = pendingOf(
      all,
      rows.map(({ tag }) => tag),
    )
    for (const { tag, statements } of missing) {
      for (const statement of statements) await client.query(statement)
      await client.query('insert into schema_migrations (tag, at) values ($1, $2)', [tag, now])
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    const known = refusal(error, 'PostgreSQL')
    if (known instanceof StoreError) throw known
    throw new StoreMigration(
      `数据库升级没有成功，已撤销，数据没有改动。请把这条信息交给维护人员：${String(error)}`,
      { cause: error },
    )
  }
}
