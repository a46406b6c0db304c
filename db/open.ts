import { StoreError } from './errors.ts'
import type { Store } from './store.ts'

export type { Reader, Store, Writer } from './store.ts'

export type StoreOptions = {
  /** Folder with `sqlite/` and `postgres/`; a bundle says where its copy lies. */
  migrations?: string
  /** Connections to PostgreSQL; 10 unless told. */
  connections?: number
  /** How long a write waits for a locked database before StoreLocked, in milliseconds; 5,000 unless told. */
  patience?: number
}

/**
 * Opens `file:/path/shouwen.db` or `postgres://…`, brings it up to date and gives the store.
 * Rejects with a StoreError whose Chinese message says what to do.
 */
export const openStore = async (url: string, options: StoreOptions = {}): Promise<Store> => {
  if (url.startsWith('file:')) {
    const { openSqlite } = await import('./open-sqlite.ts')
    return openSqlite(url, options)
  }
  if (!/^postgres(ql)?:\/\//.test(url))
    throw new StoreError(
      '设置 DATABASE_URL 不对：要写成 file:路径（SQLite）或 postgres://…（PostgreSQL）。',
    )
  const { openPostgres } = await import('./open-postgres.ts')
  return openPostgres(url, options)
}
