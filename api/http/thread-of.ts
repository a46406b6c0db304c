import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ThreadData } from './thread.ts'
import type { Settings } from './settings.ts'

/** Where the worker thread of this build begins, and what it is told: the bundle when there is one, else the source. */
export const threadOf = ({
  root,
  databaseUrl,
  PLACES: places,
}: Pick<Settings, 'root' | 'databaseUrl' | 'PLACES'>): { file: string; data: ThreadData } => {
  const bundled = join(root, 'dist/thread.mjs')
  const inBundle = import.meta.url.includes('/dist/') && existsSync(bundled)
  return {
    file: inBundle ? bundled : join(root, 'api/http/thread.ts'),
    data: { facts: join(root, 'dist/facts.json'), places: [...places], databaseUrl },
  }
}
