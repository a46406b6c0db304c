import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StoreMigration } from './errors.ts'

export type Migration = { tag: string; statements: string[] }

type Journal = { entries: { tag: string }[] }

/** Where migrations lie beside the sources; a bundle hands in its own folder. */
export const besideTheSources = (): string => fileURLToPath(new URL('migrations', import.meta.url))

/** Reads the migrations of one engine in the order of drizzle-kit's journal. */
export const readMigrations = (folder: string): Migration[] => {
  const journal = join(folder, 'meta/_journal.json')
  if (!existsSync(journal))
    throw new StoreMigration(`找不到数据库升级文件：${journal}。程序没有装全，请重新安装。`)
  const { entries } = JSON.parse(readFileSync(journal, 'utf8')) as Journal
  return entries.map(({ tag }) => ({
    tag,
    statements: readFileSync(join(folder, `${tag}.sql`), 'utf8')
      .split('--> statement-breakpoint')
      .map((statement) => statement.trim())
      .filter((statement) => statement !== ''),
  }))
}

/** What is still to be applied. Throws StoreMigration when the database knows more than we do. */
export const pendingOf = (all: readonly Migration[], applied: readonly string[]): Migration[] => {
  const known = new Set(all.map(({ tag }) => tag))
  const newer = applied.find((tag) => !known.has(tag))
  if (newer !== undefined)
    throw new StoreMigration(
      `数据库比程序新（有本程序不认识的升级 ${newer}）。请用新版本程序启动；要退回旧版本，请先停止服务，再用升级前的备份（*.bak）换回数据库文件。`,
    )
  return all.filter(({ tag }) => !applied.includes(tag))
}

/** Our own list of what was applied, in the database; by name, for people. */
export const journalTable =
  'create table if not exists schema_migrations (tag text primary key not null, at bigint not null)'
