import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPostgres } from '#db/open-postgres.ts'
import { openStore, type Store } from '#db/open.ts'
import { pglitePool } from './pglite.ts'
import { hasPostgres, newDatabase } from './postgres.ts'

export type TestStore = { store: Store; url: string; dispose: () => Promise<void> }
export type Engine = { name: string; open: () => Promise<TestStore> }

/** A store in a temporary folder: never `:memory:`, for reading has a connection of its own. */
export const sqlite = async (): Promise<TestStore> => {
  const dir = mkdtempSync(join(tmpdir(), 'shouwen-db-'))
  const url = `file:${join(dir, 'shouwen.db')}`
  const store = await openStore(url)
  return {
    store,
    url,
    dispose: async () => {
      await store.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** A store in a database of its own on the real server. */
export const postgres = async (): Promise<TestStore> => {
  const { url, drop } = await newDatabase()
  const store = await openStore(url)
  return { store, url, dispose: () => store.close().then(drop) }
}

const pglite = async (): Promise<TestStore> => {
  const pool = await pglitePool()
  const store = await openPostgres('postgres://pglite', {}, { reads: pool, writes: pool })
  return { store, url: 'postgres://pglite', dispose: () => store.close() }
}

/** The engines that every suite of repositories runs on; the name says which they really were. */
export const engines: Engine[] = [
  { name: 'SQLite', open: sqlite },
  hasPostgres()
    ? { name: 'PostgreSQL (server)', open: postgres }
    : { name: 'PostgreSQL (PGlite: no server found)', open: pglite },
]
