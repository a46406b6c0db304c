import Database from 'better-sqlite3'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StoreFull, StoreLocked } from '#db/errors.ts'
import { pathOf, sqliteStore } from '#db/open-sqlite.ts'
import { openStore, type Store } from '#db/open.ts'
import type { Writer } from '#db/store.ts'
import { aCase, anEvent } from '#test/kit/rows.ts'
import { sqlite, type TestStore } from '#test/kit/stores.ts'

/** Each fault that a prototype really had (DESIGN §4, «seen»). */
describe('group commit on SQLite', () => {
  let test: TestStore
  /** The connection that writes, to make things hard for it. */
  let handle: Database.Database
  let store: Store
  beforeEach(async () => {
    test = await sqlite()
    handle = new Database(pathOf(test.url), { timeout: 25 })
    handle.pragma('foreign_keys = ON')
    handle.pragma('synchronous = FULL')
    store = sqliteStore(handle, { patience: 2000, budgetMs: 60_000 })
  })
  afterEach(async () => {
    await store.close()
    await test.dispose()
  })
  const received = (place: string) =>
    store.write((tx) => tx.cases.insert(aCase({ place }), anEvent(), anEvent(), anEvent()))
  const huge = (tx: Writer) => tx.cases.insert(aCase({ text: '大'.repeat(200_000) }), anEvent())
  const count = async (place: string) =>
    (await store.read.cases.recent({ place, limit: 9999 })).length
  const fillDisk = (pagesLeft: number) => {
    const pages = Number(handle.pragma('page_count', { simple: true }))
    handle.pragma(`max_page_count = ${pages + pagesLeft}`)
  }

  it('never interleaves members: each is awaited within its own savepoint', async () => {
    const steps: string[] = []
    const slow = (name: string, fail: boolean) =>
      store.write(async (tx) => {
        steps.push(`${name} begins`)
        await tx.meta.set(`${name} 1`, 'x')
        await setTimeout(3)
        await tx.meta.set(`${name} 2`, 'x')
        steps.push(`${name} ends`)
        if (fail) throw new Error(name)
      })
    const names = ['a', 'b', 'c', 'd']
    const settled = await Promise.allSettled(names.map((name) => slow(name, name === 'b')))
    expect(steps).toEqual(names.flatMap((name) => [`${name} begins`, `${name} ends`]))
    expect(settled.map((one) => one.status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ])
    const { meta } = store.read
    for (const name of names)
      for (const half of [1, 2])
        expect([name, half, await meta.get(`${name} ${half}`)]).toEqual([
          name,
          half,
          name === 'b' ? undefined : 'x',
        ])
  })

  it('acknowledges nothing that another connection cannot see', async () => {
    const other = new Database(pathOf(test.url), { readonly: true })
    const seen = other.prepare<[string], number>('select count(*) from cases where id = ?').pluck()
    await Promise.all(
      Array.from({ length: 40 }, async () => {
        const { id } = await received('here')
        expect(seen.get(id)).toBe(1)
      }),
    )
    other.close()
  })

  it('a full disk rolls the whole group back: each member is tried alone', async () => {
    fillDisk(20)
    const group = [received('small'), store.write(huge), received('small'), store.write(huge)]
    group.push(received('small'))
    const settled = await Promise.allSettled(group)
    expect(settled.map((one) => one.status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ])
    const [, refused] = settled
    expect(refused).toMatchObject({ reason: { code: 'store.full' } })
    expect(refused?.status === 'rejected' && refused.reason).toBeInstanceOf(StoreFull)
    expect(await count('small')).toBe(3)
    expect(await store.check()).toEqual([])
  })

  it('a member that swallows the error of a full disk is not acknowledged', async () => {
    fillDisk(4)
    const swallowed = store.write(async (tx) => {
      await tx.meta.set('a', 'x')
      await huge(tx).catch(() => undefined)
      await tx.meta.set('b', 'x')
    })
    await expect(swallowed).rejects.toMatchObject({ code: 'store.rolled-back' })
    const atLast = store.write(async (tx) => {
      await tx.meta.set('a', 'x')
      await huge(tx).catch(() => undefined)
    })
    await expect(atLast).rejects.toMatchObject({ code: 'store.rolled-back' })
    expect(await store.read.meta.get('a')).toBeUndefined()
    expect(await store.read.meta.get('b')).toBeUndefined()
  })

  it('a failed COMMIT rejects all', async () => {
    const orphan = () =>
      store.write(async (tx) => {
        await tx.cases.insert(aCase({ place: 'commit' }), anEvent())
        handle.pragma('defer_foreign_keys = ON')
        await tx.messages.insert({ caseId: 'nowhere', at: 1, author: 'system', text: '…' })
      })
    // A deferred key is checked by COMMIT alone.
    const settled = await Promise.allSettled([received('commit'), orphan(), received('commit')])
    expect(settled.map((one) => one.status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(await count('commit')).toBe(0)
    await received('commit')
    expect(await count('commit')).toBe(1)
  })

  it('waits for a lock without blocking the thread, then says so', async () => {
    const other = new Database(pathOf(test.url))
    other.exec('BEGIN IMMEDIATE')
    const write = received('here')
    let turns = 0
    for (const until = Date.now() + 120; Date.now() < until; turns += 1) await setTimeout(1)
    expect(turns, 'the loop went on turning').toBeGreaterThan(3)
    other.exec('COMMIT')
    await expect(write).resolves.toMatchObject({ place: 'here' })

    const hasty = await openStore(test.url, { patience: 60 })
    other.exec('BEGIN IMMEDIATE')
    const refused = await Promise.allSettled(
      [1, 2, 3].map(() => hasty.write((tx) => tx.meta.get('a'))),
    )
    for (const one of refused)
      expect(one.status === 'rejected' && one.reason).toBeInstanceOf(StoreLocked)
    other.close()
    await hasty.close()
  })

  it('a writer is dead when its write is over, and a write within a write is refused', async () => {
    let kept: Writer | undefined
    await store.write(async (tx) => {
      kept = tx
    })
    expect(() => kept?.meta).toThrow(TypeError)
    const nested = store.write(() => store.write((tx) => tx.meta.set('a', 'x')))
    await expect(nested).rejects.toThrow('inside store.write')
    // What a write only sets off, for later, is a write of its own.
    let later: Promise<void> | undefined
    await store.write(async () => {
      later = setTimeout(5).then(() => store.write((tx) => tx.meta.set('later', 'x')))
    })
    await later
    expect(await store.read.meta.get('later')).toBe('x')
  })

  it('closing waits for what was handed in, and takes nothing more', async () => {
    const writes = [received('closing'), received('closing')]
    const closed = store.close()
    await expect(received('closing')).rejects.toThrow('已经关闭')
    await Promise.all(writes)
    await closed
    store = await openStore(test.url)
    expect(await count('closing')).toBe(2)
  })
})
