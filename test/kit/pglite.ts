import { PGlite } from '@electric-sql/pglite'
import type { PgClient, PgPool } from '#db/postgres-pool.ts'

type Asked = string | { text: string; rowMode?: 'array' }

/**
 * PostgreSQL in this process, for machines without a server: one connection, which transactions
 * take in turn. It proves the SQL, and nothing about concurrency.
 */
export const pglitePool = async (): Promise<PgPool> => {
  const lite = await PGlite.create()
  let free: Promise<void> = Promise.resolve()
  let closed: Promise<void> | undefined

  const query = async (asked: Asked, values: unknown[] = []) => {
    const { text, rowMode } = typeof asked === 'string' ? { text: asked } : asked
    const { rows } = await lite.query(text, values, { rowMode: rowMode ?? 'object' })
    // PGlite does not tell COMMIT from the ROLLBACK that an aborted transaction makes of it.
    return { rows, command: text }
  }
  const connect = async (): Promise<PgClient> => {
    const before = free
    let release = () => {}
    free = new Promise<void>((resolve) => (release = resolve))
    await before
    return { query: query as PgClient['query'], release: () => release() }
  }
  return {
    query: query as PgPool['query'],
    connect,
    end: () => (closed ??= lite.close()),
  }
}
