import { Client } from 'pg'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256 } from '#rules/chain/sha256.ts'
import { verifyChain } from '#rules/chain/verify.ts'
import { Conflict, RolledBack, StoreUnreachable } from '#db/errors.ts'
import { openStore, type Store } from '#db/open.ts'
import type { Writer } from '#db/store.ts'
import { hasPostgres } from '#test/kit/postgres.ts'
import { aCase, anEvent, morning } from '#test/kit/rows.ts'
import { postgres, type TestStore } from '#test/kit/stores.ts'

const times = <T>(n: number, make: (index: number) => T): T[] =>
  Array.from({ length: n }, (_, i) => make(i))

/** Two servers on one database; PGlite has one connection and could prove none of this. */
describe.runIf(hasPostgres())('two processes on one PostgreSQL (needs a server)', () => {
  let test: TestStore
  let stores: [Store, Store]
  beforeAll(async () => {
    test = await postgres()
    stores = [test.store, await openStore(test.url)]
  })
  afterAll(async () => {
    await stores[1].close()
    await test.dispose()
  })
  const either = (index: number): Store => stores[index % 2] ?? test.store

  it('give every serial number once, without a gap', async () => {
    const given = await Promise.all(
      times(60, (i) => either(i).write((tx) => tx.serials.next('case'))),
    )
    expect(given.sort((a, b) => a - b)).toEqual(times(60, (i) => i + 1))
  })

  it('never put two events of a case into one seat: one wins, the other reads again or is told', async () => {
    const row = await test.store.write((tx) => tx.cases.insert(aCase(), anEvent()))
    const note = (i: number) =>
      either(i).write(async (tx) => {
        const now = await tx.cases.byId(row.id)
        if (!now) throw new Error('the case is gone')
        await tx.cases.update(now, { status: `s${i}` }, anEvent({ verb: 'noted', payload: i }))
      })
    const settled = await Promise.allSettled(times(24, note))
    const done = settled.filter((one) => one.status === 'fulfilled').length
    const reasons = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(reasons.filter((reason) => !(reason instanceof Conflict))).toEqual([])
    expect(done).toBeGreaterThan(0)
    const last = await test.store.read.cases.byId(row.id)
    expect(last).toMatchObject({ version: done + 1, chainLength: done + 1 })
    const events = await test.store.read.events.of(row.id)
    const known = { number: row.number, head: last?.chainHead, length: last?.chainLength }
    expect(verifyChain(sha256, events, known)).toMatchObject({ ok: true })
  })

  it('hand no outbox row out twice', async () => {
    await test.store.write(async (tx) => {
      for (const n of times(40, (i) => i))
        await tx.outbox.insert({ topic: 'mail', payload: n, at: morning })
    })
    const taken: string[] = []
    while (taken.length < 40) {
      const claims = times(6, (i) =>
        either(i).write((tx) => tx.outbox.claim(morning + 1, 60_000, 5)),
      )
      for (const rows of await Promise.all(claims)) taken.push(...rows.map((row) => row.id))
    }
    expect(new Set(taken).size).toBe(40)
    expect(await test.store.write((tx) => tx.outbox.claim(morning + 2, 60_000, 5))).toEqual([])
  })

  it('let one publisher have a job', async () => {
    await test.store.write((tx) => tx.publishJobs.insert({ n: 1 }, morning))
    const claims = await Promise.all(
      times(8, (i) => either(i).write((tx) => tx.publishJobs.claim(morning + 1, 60_000))),
    )
    expect(claims.filter((job) => job !== undefined)).toHaveLength(1)
  })

  it('make one case of a double submit', async () => {
    const row = { key: 'double', fingerprint: 'f', at: morning, expiresAt: morning + 1 }
    const submit = (i: number) =>
      either(i).write(async (tx) => {
        const before = await tx.idempotency.claim(row)
        if (before) return before.response
        const made = await tx.cases.insert(aCase({ place: 'double' }), anEvent())
        await tx.idempotency.answer(row.key, made.number)
        return made.number
      })
    const numbers = new Set(await Promise.all(times(10, submit)))
    expect(numbers.size).toBe(1)
    expect(await test.store.read.cases.recent({ place: 'double', limit: 9 })).toHaveLength(1)
  })

  it('try a deadlock again', async () => {
    await test.store.write(async (tx) => {
      await tx.meta.set('a', '')
      await tx.meta.set('b', '')
    })
    let runs = 0
    const both = (i: number, first: string, second: string) =>
      either(i).write(async (tx) => {
        runs += 1
        await tx.meta.set(first, String(i))
        await setTimeout(150)
        await tx.meta.set(second, String(i))
      })
    await Promise.all([both(0, 'a', 'b'), both(1, 'b', 'a')])
    expect(runs).toBeGreaterThan(2)
    const { meta } = test.store.read
    expect(await meta.get('a')).toBe(await meta.get('b'))
  })

  it('do not take a COMMIT for one that was a ROLLBACK after a swallowed error', async () => {
    const swallowed = test.store.write(async (tx) => {
      await tx.meta.set('swallowed', 'x')
      const orphan = { caseId: 'none', at: 1, author: 'system', text: '…' } as const
      await tx.messages.insert(orphan).catch(() => undefined)
    })
    await expect(swallowed).rejects.toBeInstanceOf(RolledBack)
    expect(await test.store.read.meta.get('swallowed')).toBeUndefined()
  })

  it('say that the server went away, and go on when it is back', async () => {
    const admin = new Client({ connectionString: test.url })
    await admin.connect()
    const cut = test.store.write(async (tx) => {
      await tx.meta.set('cut', 'x')
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction' and datname = current_database()`,
      )
      await tx.meta.set('cut', 'y')
    })
    await expect(cut).rejects.toBeInstanceOf(StoreUnreachable)
    await admin.end()
    expect(await test.store.read.meta.get('cut')).toBeUndefined()
    await test.store.write((tx) => tx.meta.set('cut', 'z'))
    expect(await test.store.read.meta.get('cut')).toBe('z')
  })

  it('refuse a write within a write and a writer that is over, as SQLite does', async () => {
    let kept: Writer | undefined
    await test.store.write(async (tx) => {
      kept = tx
    })
    expect(() => kept?.meta).toThrow(TypeError)
    const nested = test.store.write(() => test.store.write((tx) => tx.meta.set('a', 'x')))
    await expect(nested).rejects.toThrow('inside store.write')
  })
})
