import Database from 'better-sqlite3'
import { spawn } from 'node:child_process'
import {
  mkdtempSync,
  rmSync,
  truncateSync,
  statSync,
  openSync,
  writeSync,
  closeSync,
} from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plainEnv, startServer } from '#test/kit/server.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = (): string => mkdtempSync(join(tmpdir(), 'shouwen-fault-'))

/** A start that is meant to fail: its exit code and everything that it said. */
function failedStart(
  dir: string,
  env: Record<string, string> = {},
): Promise<{ code: number | null; said: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(root, 'dist/cli.mjs'), 'serve'], {
      cwd: root,
      env: {
        ...plainEnv(),
        DATA_DIR: join(dir, 'data'),
        KEY_DIR: join(dir, 'keys'),
        PORT: String(20_000 + Math.floor(Math.random() * 30_000)),
        ...env,
      },
    })
    let said = ''
    child.stdout.on('data', (d) => (said += d))
    child.stderr.on('data', (d) => (said += d))
    const late = setTimeout(() => child.kill('SIGKILL'), 30_000)
    child.on('close', (code) => {
      clearTimeout(late)
      done({ code, said })
    })
  })
}

describe('a start that cannot be refuses in one Chinese sentence', () => {
  const dir = folder()
  const database = join(dir, 'data/shouwen.db')
  beforeAll(async () => {
    const server = await startServer({ dir })
    await server.stop()
  })
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  test('a wrong setting is named', async () => {
    const { code, said } = await failedStart(dir, { PORT: 'abc', PLACES: 'nowhere!' })
    expect(code).toBe(1)
    expect(said).toContain('设置 PORT=abc 不对')
    expect(said).toContain('设置 PLACES=nowhere! 不对')
  })
  test('an unknown place is named', async () => {
    const { code, said } = await failedStart(dir, { PLACES: 'nowhere' })
    expect(code).toBe(1)
    expect(said).toContain('nowhere')
  })
  test('a port in use is named', async () => {
    const other = createServer()
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
    const address = other.address()
    const port = String(typeof address === 'object' && address ? address.port : 0)
    const { code, said } = await failedStart(dir, { PORT: port })
    other.close()
    expect(code).toBe(1)
    expect(said).toContain(`设置 PORT=${port} 用不了`)
  })
  test('a demo folder never becomes an office', async () => {
    const { code, said } = await failedStart(dir, { MODE: 'office' })
    expect(code).toBe(1)
    expect(said).toContain('演示')
    expect(said).toContain('DATA_DIR')
  })
  test('other keys than those of the folder are refused', async () => {
    const { code, said } = await failedStart(dir, { KEY_DIR: join(dir, 'other-keys') })
    expect(code).toBe(1)
    expect(said).toContain('KEY_DIR')
  })
  test('a locked database is named', async () => {
    const holder = new Database(database)
    holder.pragma('locking_mode = EXCLUSIVE')
    holder.exec('BEGIN EXCLUSIVE')
    const { code, said } = await failedStart(dir)
    holder.exec('ROLLBACK')
    holder.close()
    expect(code).toBe(1)
    expect(said).toMatch(/锁|占用/)
  })
  test('a damaged database says how to restore', async () => {
    const size = statSync(database).size
    const file = openSync(database, 'r+')
    writeSync(file, Buffer.alloc(4096 * 4, 0x5a), 0, 4096 * 4, 4096)
    closeSync(file)
    truncateSync(database, size - 4096)
    const { code, said } = await failedStart(dir)
    expect(code).toBe(1)
    expect(said).toMatch(/损坏|坏/)
    expect(said).toMatch(/备份|恢复/)
  })
})
