import { setTimeout } from 'node:timers/promises'
import { join } from 'node:path'
import { drizzle, type NodePgClient } from 'drizzle-orm/node-postgres'
import type { Connection, Db } from './connection.ts'
import { Conflict, RolledBack } from './errors.ts'
import { postgresKit } from './kit/postgres.ts'
import { textIndexPostgres } from './kit/text-postgres.ts'
import { lender } from './lend.ts'
import { migratePostgres } from './migrate-postgres.ts'
import { besideTheSources, readMigrations } from './migrations.ts'
import type { StoreOptions } from './open.ts'
import { postgresPool, type PgClient, type PgPool } from './postgres-pool.ts'
import { isCollision, refusal, refusing } from './refusal.ts'
import { defineSchema } from './schema.ts'
import { reader, writer, type OpenReader, type Store, type Writer } from './store.ts'

const t = defineSchema(postgresKit)
const text = {
  case: textIndexPostgres('text_cases'),
  decision: textIndexPostgres('text_decisions'),
}

/** The one place where drizzle's PostgreSQL side passes for its SQLite side. */
const connection = (client: PgClient | PgPool): Connection => {
  const db = drizzle(client as unknown as NodePgClient, { casing: 'snake_case' })
  return { db: db as unknown as Db, t, text }
}

const mostTries = 8
const mostRereads = 4

/** Address of a database without its password. */
const placeOf = (url: string): string => url.replace(/\/\/[^@/]*@/, '//')

/** Writes wait for each other; reads must not wait for writes, and so have connections of their own. */
type Pools = { reads: PgPool; writes: PgPool }

/** A store on PostgreSQL. A test may hand in pools of its own. */
export const openPostgres = async (
  url: string,
  options: StoreOptions,
  pools?: Pools,
): Promise<Store> => {
  const connections = options.connections ?? 10
  const { reads, writes } = pools ?? {
    reads: await postgresPool(url, connections),
    writes: await postgresPool(url, connections),
  }
  try {
    const migrations = readMigrations(join(options.migrations ?? besideTheSources(), 'postgres'))
    const client = await writes.connect()
    await migratePostgres(client, migrations, Date.now()).finally(() => client.release())
  } catch (error) {
    await Promise.all([reads.end(), writes.end()])
    throw refusal(error, placeOf(url))
  }
  return storeOver({ reads, writes }, placeOf(url))
}

/** Reading connections of their own, for a worker thread. */
export const readPostgres = async (url: string): Promise<OpenReader> => {
  const pool = await postgresPool(url, 2)
  const read = refusing(reader(connection(pool)), placeOf(url))
  return { read, check: async () => [], close: () => pool.end() }
}

const storeOver = ({ reads, writes }: Pools, place: string): Store => {
  const { refuseNested, lend } = lender()
  const writers = new WeakMap<PgClient, Writer>()
  let waiting = 0

  /** Prepared statements belong to a connection, and so does the writer that holds them. */
  const writerOf = (client: PgClient): Writer => {
    const known = writers.get(client)
    if (known) return known
    const made = writer(connection(client))
    writers.set(client, made)
    return made
  }

  const once = async <T>(fn: (tx: Writer) => Promise<T>): Promise<T> => {
    const client = await writes.connect()
    let broken = false
    try {
      await client.query('BEGIN')
      const value = await lend(writerOf(client), fn, () => true)
      // After a swallowed error, COMMIT is a ROLLBACK that reports no error.
      const { command } = await client.query('COMMIT')
      if (command !== 'COMMIT') throw new RolledBack()
      return value
    } catch (error) {
      await client.query('ROLLBACK').catch(() => (broken = true))
      throw error
    } finally {
      client.release(broken)
    }
  }

  /** A collision is tried again, and so is a Conflict: `fn` may read its row anew. */
  const write = async <T>(fn: (tx: Writer) => Promise<T>): Promise<T> => {
    refuseNested()
    waiting += 1
    try {
      for (let tries = 1; ; tries += 1) {
        try {
          return await once(fn)
        } catch (error) {
          const most = isCollision(error) ? mostTries : error instanceof Conflict ? mostRereads : 1
          if (tries >= most) throw refusal(error, place)
          await setTimeout(Math.random() * 5 * 2 ** tries)
        }
      }
    } finally {
      waiting -= 1
    }
  }

  return {
    engine: 'postgres',
    read: refusing(reader(connection(reads)), place),
    write,
    health: async () => {
      const from = performance.now()
      try {
        const { rows } = await reads.query<{ tag: string }>(
          'select tag from schema_migrations order by tag desc limit 1',
        )
        const readMs = performance.now() - from
        return { ok: true, engine: 'postgres', migration: rows[0]?.tag ?? '', readMs, waiting }
      } catch (error) {
        throw refusal(error, place)
      }
    },
    check: async () => [],
    rest: () => undefined,
    close: async () => void (await Promise.all([reads.end(), writes.end()])),
  }
}
