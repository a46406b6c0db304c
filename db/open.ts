import { StoreError } from './errors.ts'
import type { OpenReader, Store } from './store.ts'

export type { OpenReader, Reader, Store, Writer } from './store.ts'

export type StoreOptions = {
  /** Folder with `sqlite/` and `postgres/`; a bundle says where its copy lies. */
  migrations?: string
  /** Connections to PostgreSQL; 10 unless told. */
  connections?: number
  /** How long a write waits for a locked database before StoreLocked, in milliseconds; 5,000 unless told. */
  patience?: number
}

const isFile = (url: string): boolean => {
  if (url.startsWith('file:')) return true
  if (/^postgres(ql)?:\/\//.test(url)) return false
  throw new StoreError(
    '设置 DATABASE_URL 不对：要写成 file:路径（SQLite）或 postgres://…（PostgreSQL）。',
  )
}

/**
 * Opens `file:/path/shouwen.db` or `postgres://…`, brings it up to date and gives the store.
 * Rejects with a StoreError whose Chinese message says what to do.
 */
export const openStore = async (url: string, options: StoreOptions = {}): Promise<Store> =>
  isFile(url)
    ? (await import('./open-sqlite.ts')).openSqlite(url, options)
    : (await import('./open-postgres.ts')).openPostgres(url, options)

/** Opens a database for reading alone, for a worker thread; it must be up to date. */
export const openReader = async (url: string): Promise<OpenReader> =>
  isFile(url)
    ? (await import('./open-sqlite.ts')).readSqlite(url)
    : (await import('./open-postgres.ts')).readPostgres(url)
