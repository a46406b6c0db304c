import Database from 'better-sqlite3'
import {
  mkdtempSync,
  openSync,
  closeSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { StoreCorrupt, StoreLocked, StoreMigration, StoreUnreachable } from '#db/errors.ts'
import { pathOf } from '#db/open-sqlite.ts'
import { openReader, openStore } from '#db/open.ts'
import { hasPostgres } from '#test/kit/postgres.ts'
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

  const damage = (from: number) => {
    const fd = openSync(file, 'r+')
    for (let page = from; page < statSync(file).size / 4096; page += 1)
      writeSync(fd, Buffer.alloc(512, 0xa5), 0, 512, page * 4096)
    closeSync(fd)
  }

  it('a file with damaged pages', async () => {
    await make()
    damage(60)
    await expect(openStore(url)).rejects.toBeInstanceOf(StoreCorrupt)
  })

  it('a file that was damaged since: reading says it too', async () => {
    await make()
    const { read, close } = await openReader(url)
    await read.meta.get('a')
    damage(5)
    const all = async () => {
      await read.cases.recent({ place: 'here', limit: 99 })
      for (const row of await read.chain.cases('', 99)) await read.events.of(row.id)
    }
    await expect(all()).rejects.toBeInstanceOf(StoreCorrupt)
    await close()
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

  it('a write that waits for something else is taken back after a while, and holds nobody up', async () => {
    const { store, dispose } = await open()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const begun = Promise.withResolvers<void>()
    const stuck = store.write(async (tx) => {
      await tx.meta.set('stuck', 'x')
      begun.resolve()
      await new Promise(() => undefined)
    })
    const refused = stuck.then(() => null, String)
    await begun.promise
    vi.advanceTimersByTime(30_001)
    vi.useRealTimers()
    expect(await refused).toContain('拖得太久')
    await store.write((tx) => tx.meta.set('next', 'x'))
    expect(await store.read.meta.get('stuck')).toBeUndefined()
    expect(await store.read.meta.get('next')).toBe('x')
    await dispose()
  })
})

describe('a reader of its own', () => {
  it.each(engines.slice(0, hasPostgres() ? 2 : 1))(
    'sees what was written on $name',
    async (engine) => {
      const { store, url, dispose } = await engine.open()
      const reader = await openReader(url)
      await store.write((tx) => tx.meta.set('a', 'x'))
      expect(await reader.read.meta.get('a')).toBe('x')
      await reader.close()
      await dispose()
    },
  )
})
