import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { learned } from './learned.ts'
import { stopServer } from './postgres.ts'

/** One folder for what a test run makes once: its PostgreSQL, its demo data. The first file that needs a part makes it. */
export default function setup(): () => void {
  const dir = mkdtempSync(join(tmpdir(), 'shouwen-run-'))
  process.env['SHOUWEN_TEST_RUN'] = dir
  learned()
  return () => {
    stopServer(dir)
    rmSync(dir, { recursive: true, force: true })
  }
}
