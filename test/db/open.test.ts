import Database from 'better-sqlite3'
import { mkdtempSync, openSync, closeSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StoreCorrupt, StoreLocked, StoreMigration, StoreUnreachable } from '#db/errors.ts'
import { pathOf } from '#db/open-sqlite.ts'
import { openStore } from '#db/open.ts'
import { aCase, anEvent } from '#test/kit/rows.ts'
import { engines } from '#test/kit/stores.ts'

describe('a database that cannot be opened says how to mend it', () => {
  let dir: string
  let file: string
  let url: string
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'shouwen-open-'))
    file = join(dir, 'data/shouwen.db')
    url = `file:${file}`
  })
  afterEach(() => rmSync(dir, { recursive: true, force: true }))
  const make = async () => {
    const store = await openStore(url)
    for (let n = 0; n < 50; n += 1)
      await store.write((tx) => tx.cases.insert(aCase({ text: '字'.repeat(500) }), anEvent()))
    await store.close()
  }

  it('a file that is no database', async () => {
    url = `file:${join(dir, 'x.db')}`
    writeFileSync(
      join(dir, 'x.db'),
      'this is no database, but long enough to look like a file'.repeat(99),
    )
    const refused = openStore(url)
    await expect(refused).rejects.toBeInstanceOf(StoreCorrupt)
    await expect(refused).rejects.toThrow(/已损坏.*x\.db.*备份/s)
  })

  it('a file with damaged pages', async () => {
    await make()
    const fd = openSync(file, 'r+')
    for (let page = 60; page < 75; page += 1)
      writeSync(fd, Buffer.alloc(512, 0xa5), 0, 512, page * 4096)
    closeSync(fd)
    await expect(openStore(url)).rejects.toBeInstanceOf(StoreCorrupt)
  })

  it('a file that another program holds', async () => {
    await make()
    const other = new Database(file)
    other.pragma('locking_mode = EXCLUSIVE')
    other.exec('BEGIN EXCLUSIVE')
    const refused = openStore(url, { patience: 50 })
    await expect(refused).rejects.toBeInstanceOf(StoreLocked)
    await expect(refused).rejects.toThrow('占用')
    other.close()
    const store = await openStore(url)
    expect(await store.check()).toEqual([])
    await store.close()
  })

  it('a folder that cannot be, a server that is not there, and an address that is none', async () => {
    writeFileSync(join(dir, 'data'), 'a file in the way')
    await expect(openStore(url)).rejects.toBeInstanceOf(StoreUnreachable)
    const refused = openStore('postgres://user:geheim@127.0.0.1:1/none')
    await expect(refused).rejects.toBeInstanceOf(StoreUnreachable)
    await expect(refused).rejects.not.toThrow('geheim')
    await expect(openStore('mysql://x')).rejects.toThrow('DATABASE_URL')
  })

  it('a program without its migrations', async () => {
    await expect(openStore(url, { migrations: dir })).rejects.toBeInstanceOf(StoreMigration)
  })

  it('paths are taken as they are written', () => {
    expect(pathOf('file:/a/b.db')).toBe('/a/b.db')
    expect(pathOf('file:///a/%E6%96%87.db')).toBe('/a/文.db')
    expect(pathOf('file:data/b.db')).toBe(join(process.cwd(), 'data/b.db'))
  })
})

describe.each(engines)('the store on $name', ({ open }) => {
  it('reads have no way to write: what is written goes through write alone', async () => {
    const { store, dispose } = await open()
    const writes = await store.write(async (tx) =>
      Object.entries(tx).flatMap(([part, functions]) =>
        Object.keys(functions).map((name) => `${part}.${name}`),
      ),
    )
    const reads = Object.entries(store.read).flatMap(([part, functions]) =>
      Object.keys(functions).map((name) => `${part}.${name}`),
    )
    const word =
      /\.(insert|update|remove|erase|put|drop|set|claim|finish|fail|purge|next|end|adopt)/
    expect(writes.filter((name) => word.test(name)).length).toBeGreaterThan(40)
    expect(reads.filter((name) => word.test(name))).toEqual([])
    await dispose()
  })

  it('is well, knows its last migration, and finds no fault', async () => {
    const { store, dispose } = await open()
    expect(await store.health()).toMatchObject({
      ok: true,
      waiting: 0,
      migration: expect.stringMatching(/^\d{4}_/),
    })
    expect(await store.check()).toEqual([])
    await dispose()
  })
})
