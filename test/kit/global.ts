import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stopServer } from './postgres.ts'

/** One folder for the PostgreSQL of a test run; the first suite that needs it starts the server. */
export default function setup(): () => void {
  const dir = mkdtempSync(join(tmpdir(), 'shouwen-pg-'))
  process.env['SHOUWEN_TEST_POSTGRES'] = dir
  return () => {
    stopServer(dir)
    rmSync(dir, { recursive: true, force: true })
  }
}
