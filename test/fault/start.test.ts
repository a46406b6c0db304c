import { createServer, type Server } from 'node:http'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDemoFolder } from '#test/kit/demo-folder.ts'
import { runBuilt } from '#test/kit/run-built.ts'

let dir: string
const copies: string[] = []
/** A demo folder of one test, with what this test does to it. */
async function spoilt(spoil: (home: string) => void = () => undefined) {
  const home = mkdtempSync(join(tmpdir(), 'shouwen-fault-'))
  copies.push(home)
  cpSync(dir, home, { recursive: true })
  spoil(home)
  return { DATA_DIR: join(home, 'data'), KEY_DIR: join(home, 'keys'), PORT: '39999' }
}
const file = (home: string) => join(home, 'data/shouwen.db')
/** A start that must end by itself, with code 1, one sentence and no stack. */
async function refusal(env: Record<string, string>): Promise<string> {
  const { code, out, err } = await runBuilt(['serve'], env)
  expect(code, out + err).toBe(1)
  expect(out).not.toContain('网站已打开')
  expect(err).toMatch(/\p{Script=Han}/u)
  expect(err).not.toMatch(/\n\s+at /)
  return err
}

beforeAll(async () => {
  dir = await newDemoFolder()
})
afterAll(() => {
  for (const home of [dir, ...copies]) rmSync(home, { recursive: true, force: true })
})

describe('a start that cannot be refuses and says why', () => {
  it('a wrong setting is named', async () => {
    const err = await refusal({ ...(await spoilt()), UPLOAD_MAX_MB: 'much' })
    expect(err).toContain('设置 UPLOAD_MAX_MB=much 不对')
  })
  it('a place that is not there is named', async () => {
    expect(await refusal({ ...(await spoilt()), PLACES: 'atlantis' })).toContain('atlantis')
  })
  it('a port that is taken', async () => {
    const other: Server = createServer()
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
    const { port } = other.address() as AddressInfo
    const { code, out, err } = await runBuilt(['serve'], {
      ...(await spoilt()),
      PORT: String(port),
    })
    other.close()
    expect([code, out]).toEqual([1, ''])
    expect(err).toBe(`设置 PORT=${port} 用不了：这个端口已被别的程序占用。\n`)
  })
  it('an address that this machine does not have', async () => {
    const err = await refusal({ ...(await spoilt()), HOST: '192.0.2.1' })
    expect(err).toContain('设置 HOST=192.0.2.1 用不了')
  })
  it('a demo folder never becomes an office', async () => {
    const env = { ...(await spoilt()), MODE: 'office' }
    expect(await refusal(env)).toContain('设置 MODE=office 与数据文件夹不符')
    const setup = await runBuilt(['setup', '--login', 'first', '--name', '某人'], env)
    expect(setup.code).toBe(1)
    expect(setup.err).toContain('设置 MODE=office 与数据文件夹不符')
  })
  it('other keys than the folder was made with', async () => {
    const { KEY_DIR, ...env } = await spoilt()
    expect(await refusal({ ...env, KEY_DIR: `${KEY_DIR}-new` })).toContain('KEY_DIR')
  })
  it('a key that is missing', async () => {
    const env = await spoilt((home) => rmSync(join(home, 'keys/hmac.key')))
    expect(await refusal(env)).toMatch(/缺少密钥文件 .*hmac\.key.*请从备份恢复/)
  })
})

describe('a damaged or locked database', () => {
  it('a file that is no database: how to restore it', async () => {
    const env = await spoilt((home) => writeFileSync(file(home), 'x'.repeat(9_000)))
    const err = await refusal(env)
    expect(err).toContain('数据库已损坏')
    expect(err).toContain('备份')
    expect(err).toContain(env.DATA_DIR)
  })
  it('pages of it overwritten: how to restore it, and nothing is written', async () => {
    const env = await spoilt((home) => {
      const bytes = readFileSync(file(home))
      for (const suffix of ['-wal', '-shm']) rmSync(file(home) + suffix, { force: true })
      bytes.fill(0xa5, 4_096, Math.min(bytes.length, 80_000))
      writeFileSync(file(home), bytes)
    })
    const before = readFileSync(join(env.DATA_DIR, 'shouwen.db'))
    expect(await refusal(env)).toMatch(/数据库已损坏[\s\S]*备份/)
    expect(readFileSync(join(env.DATA_DIR, 'shouwen.db')).equals(before)).toBe(true)
  })
  it('held by another program', async () => {
    const env = await spoilt()
    const other = new Database(join(env.DATA_DIR, 'shouwen.db'))
    other.pragma('locking_mode = EXCLUSIVE')
    other.exec("begin immediate; insert into meta values ('held', '1')")
    try {
      expect(await refusal(env)).toMatch(/数据库被别的程序占用[\s\S]*请关闭占用它的程序/)
    } finally {
      other.close()
    }
  })
  it('a database server that is not there', async () => {
    const env = { ...(await spoilt()), DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
    expect(await refusal(env)).toContain('连不上数据库')
  })
  it('a folder that cannot be made', async () => {
    const { DATA_DIR, ...env } = await spoilt()
    const below = join(DATA_DIR, 'shouwen.db/data')
    expect(await refusal({ ...env, DATA_DIR: below })).toContain('设置 DATA_DIR 用不了')
  })
})
