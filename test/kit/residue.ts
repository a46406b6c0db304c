import Database from 'better-sqlite3'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Server } from './server.ts'

/** The database of a running server, for a look from outside; close it. */
export const openData = (server: Server): Database.Database =>
  new Database(join(server.dir, 'data/shouwen.db'))

/** Cases that hold exactly this text. */
export function casesWith(server: Server, text: string): number {
  const data = openData(server)
  try {
    const found = data.prepare('select count(*) as n from cases where text = ?').get(text)
    return (found as { n: number }).n
  } finally {
    data.close()
  }
}

/** A file's bytes; none when the server has renamed or removed it since it was listed. */
export function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}

/**
 * Where a mark has been left: every file of the data folder, the database with its write-ahead log among them, and
 * everything that the server has printed.
 */
export function residueOf(server: Server, mark: string): string[] {
  const files = readdirSync(join(server.dir, 'data'), { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => join(f.parentPath, f.name))
  const held = files.filter((f) => bytesOf(f).includes(mark))
  return server.printed().includes(mark) ? [...held, 'log'] : held
}
