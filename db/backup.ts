import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { pathOf } from './open-sqlite.ts'
import { refusal } from './refusal.ts'

/**
 * A whole and consistent copy of the SQLite file behind `url`, while others go on writing to it: VACUUM INTO reads one
 * moment, where the engine's page-by-page backup starts over at every write. `to` must not exist. Rejects with a
 * StoreError when the copy cannot be made or is not sound.
 */
export const backupSqlite = async (url: string, to: string): Promise<void> => {
  try {
    mkdirSync(dirname(to), { recursive: true })
    const source = new Database(pathOf(url), { readonly: true, fileMustExist: true })
    try {
      source.prepare('vacuum into ?').run(to)
    } finally {
      source.close()
    }
    const copy = new Database(to, { readonly: true })
    try {
      const [fault] = copy.pragma('integrity_check(1)') as { integrity_check: string }[]
      if (fault?.integrity_check !== 'ok')
        throw Object.assign(new Error(fault?.integrity_check), { code: 'SQLITE_CORRUPT' })
    } finally {
      copy.close()
    }
  } catch (error) {
    throw refusal(error, to)
  }
}
