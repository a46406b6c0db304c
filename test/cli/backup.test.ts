import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backup } from '#api/cli/backup.ts'
import { makeHouse } from '#test/kit/house.ts'
import { runCommand } from '#test/kit/command.ts'
import { aCase, anEvent } from '#test/kit/rows.ts'

type TestHouse = Awaited<ReturnType<typeof makeHouse>>
let house: TestHouse
let dir: string
const env = () => ({ DATA_DIR: house.settings.dataDir, KEY_DIR: house.settings.keyDir })
const take = (into: TestHouse, number: string) =>
  into.deps.store.write((tx) => tx.cases.insert(aCase({ number }), anEvent()))

beforeEach(async () => {
  house = await makeHouse()
  dir = mkdtempSync(join(tmpdir(), 'shouwen-backup-'))
})
afterEach(async () => {
  await house.dispose()
  rmSync(dir, { recursive: true, force: true })
})

describe('shouwen backup', () => {
  it('copies a database that is being written to, and what comes back is whole (A9.3)', async () => {
    const photo = await house.deps.files.put(Buffer.from('photo'))
    for (let n = 0; n < 20; n++) await take(house, `before-${n}`)
    const sealed = house.deps.keys.seal('13800000000', 'case:x:phone')
    let writing = true
    const traffic = (async () => {
      for (let n = 0; writing; n++) await take(house, `during-${n}`)
    })()
    const to = join(dir, 'copy')
    const { code, out } = await runCommand(backup, ['--to', to], env())
    writing = false
    expect(code, out).toBe(0)
    await traffic
    expect(out).toContain('请另外备份')
    expect(existsSync(join(to, 'hmac.key'))).toBe(false)

    const restored = join(dir, 'restored')
    cpSync(to, restored, { recursive: true })
    const again = await makeHouse({
      settings: { DATA_DIR: restored, KEY_DIR: house.settings.keyDir },
    })
    const { store, files, keys } = again.deps
    expect(await store.check()).toEqual([])
    for (let n = 0; n < 20; n++)
      expect(await store.read.cases.byNumber(`before-${n}`)).toBeDefined()
    expect(String(await files.get(photo.path))).toBe('photo')
    expect(keys.open(sealed, 'case:x:phone')).toBe('13800000000')
    await take(again, 'after')
    await again.dispose()
  })
  it('a backup is of no use with other keys, and says so', async () => {
    const to = join(dir, 'copy')
    await take(house, 'one')
    await runCommand(backup, ['--to', to], env())
    const other = { DATA_DIR: to, KEY_DIR: join(dir, 'other-keys') }
    await expect(makeHouse({ settings: other })).rejects.toThrow('KEY_DIR')
  })
  it('never writes over anything', async () => {
    writeFileSync(join(dir, 'mine'), 'x')
    const { code, err } = await runCommand(backup, ['--to', dir], env())
    expect([code, err]).toEqual([1, expect.stringContaining('已经有东西')])
    expect((await runCommand(backup, [], env())).code).toBe(2)
  })
  it('leaves PostgreSQL to its own tools', async () => {
    const postgres = { ...env(), DATABASE_URL: 'postgres://nobody@127.0.0.1/none' }
    const { code, err } = await runCommand(backup, ['--to', join(dir, 'copy')], postgres)
    expect([code, err]).toEqual([1, expect.stringContaining('pg_dump')])
  })
})
