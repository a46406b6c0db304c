import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstRoot, sealDay, sealedRoot } from '#rules/chain/digest.ts'
import { sha256 } from '#rules/chain/sha256.ts'
import { Conflict, Duplicate } from '#db/errors.ts'
import { aCase, anEvent, morning } from '#test/kit/rows.ts'
import { engines, type TestStore } from '#test/kit/stores.ts'

describe.each(engines)('the rows that keep the house on $name', ({ open }) => {
  let test: TestStore
  beforeAll(async () => {
    test = await open()
  })
  afterAll(() => test.dispose())

  it('meta: a value is set, or settled once for life', async () => {
    const { store } = test
    await store.write((tx) => tx.meta.set('a', '1'))
    await store.write((tx) => tx.meta.set('a', '2'))
    expect(await store.read.meta.get('a')).toBe('2')
    expect(await store.write((tx) => tx.meta.settle('mode', 'demo'))).toBe('demo')
    expect(await store.write((tx) => tx.meta.settle('mode', 'office'))).toBe('demo')
    await store.write((tx) => tx.meta.remove('a'))
    expect(await store.read.meta.get('a')).toBeUndefined()
  })

  it('serials: no number twice, and none is lost with a write that failed', async () => {
    const { store } = test
    const many = Array.from({ length: 20 }, () => store.write((tx) => tx.serials.next('case')))
    const failed = store.write(async (tx) => {
      await tx.serials.next('case')
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    const given = [...(await Promise.all(many)), await store.write((tx) => tx.serials.next('case'))]
    expect(given.sort((a, b) => a - b)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1))
    expect(await store.write((tx) => tx.serials.next('other'))).toBe(1)
  })

  it('outbox: claimed while it is due and not locked, put back, done', async () => {
    const { store } = test
    await store.write(async (tx) => {
      await tx.outbox.insert({ topic: 'mail', payload: { n: 1 }, at: morning })
      await tx.outbox.insert({
        topic: 'mail',
        payload: { n: 2 },
        at: morning,
        dueAt: morning + 100,
      })
    })
    const claim = (now: number) => store.write((tx) => tx.outbox.claim(now, 50, 9))
    const [first] = await claim(morning)
    expect(first).toMatchObject({ payload: { n: 1 }, attempts: 1, lockedUntil: morning + 50 })
    expect(await claim(morning + 10)).toEqual([])
    const [again] = await claim(morning + 51)
    expect(again).toMatchObject({ id: first?.id, attempts: 2 })
    await store.write((tx) => tx.outbox.fail(first?.id ?? '', '不通', morning + 200))
    expect(await store.read.outbox.pending()).toEqual({ open: 2, failed: 1 })
    expect((await claim(morning + 150)).map((row) => row.payload)).toEqual([{ n: 2 }])
    for (const row of await claim(morning + 300))
      await store.write((tx) => tx.outbox.finish(row.id, morning + 300))
    expect(await store.read.outbox.pending()).toEqual({ open: 0, failed: 0 })
    expect(await store.write((tx) => tx.outbox.purge(morning + 301))).toBe(2)
  })

  it('publish jobs: one after another in order, replayed after a crash', async () => {
    const { store } = test
    for (const n of [1, 2]) await store.write((tx) => tx.publishJobs.insert({ n }, morning))
    const claim = (now: number) => store.write((tx) => tx.publishJobs.claim(now, 50))
    const first = await claim(morning)
    expect(first).toMatchObject({ change: { n: 1 }, attempts: 1 })
    expect(await claim(morning + 10), 'the second must not overtake the first').toBeUndefined()
    await store.write((tx) => tx.publishJobs.release())
    expect(await claim(morning + 10)).toMatchObject({ change: { n: 1 }, attempts: 2 })
    await store.write((tx) => tx.publishJobs.fail(first?.id ?? '', '渲染失败'))
    const second = await claim(morning + 11)
    expect(second, 'a job that failed goes behind the others').toMatchObject({ change: { n: 2 } })
    await store.write((tx) => tx.publishJobs.finish(second?.id ?? '', morning + 12))
    expect(await store.read.publishJobs.pending()).toMatchObject([{ error: '渲染失败' }])
    expect(await claim(morning + 13)).toMatchObject({ change: { n: 1 }, attempts: 3 })
    expect(await store.write((tx) => tx.publishJobs.purge(morning + 30))).toBe(1)
  })

  it('drafts: found until they expire, changed as they were read, erased', async () => {
    const { store } = test
    const draft = { kind: 'chat', place: 'here', createdAt: morning } as const
    const add = (idHash: string, expiresAt: number) =>
      store.write((tx) => tx.drafts.insert({ ...draft, idHash, data: { step: 1 }, expiresAt }))
    await add('a', morning + 10)
    await add('b', morning + 99)
    expect(await store.read.drafts.find('a', morning + 9)).toMatchObject({ data: { step: 1 } })
    expect(await store.read.drafts.find('a', morning + 10)).toBeUndefined()
    const next = () => store.write((tx) => tx.drafts.update('a', 1, { step: 2 }))
    expect(await next()).toMatchObject({ data: { step: 2 }, version: 2 })
    await expect(next()).rejects.toBeInstanceOf(Conflict)
    expect(await store.write((tx) => tx.drafts.purge(morning + 10))).toEqual(['a'])
    expect(await store.write((tx) => tx.drafts.remove('b'))).toBe(true)
    expect(await store.write((tx) => tx.drafts.remove('b'))).toBe(false)
  })

  it('revisions: in force by their day, in the order in which they were made', async () => {
    const { store } = test
    const revise = (key: string, validFrom: string, data: null | { v: number }) =>
      store.write((tx) =>
        tx.revisions.insert({ place: 'here', kind: 'item', key, validFrom, data, at: morning }),
      )
    await revise('a', '2026-06-01', { v: 2 })
    await revise('a', '2026-05-01', { v: 1 })
    await revise('b', '2026-05-01', null)
    const { revisions } = store.read
    const values = async (day: string) =>
      (await revisions.inForce('here', day)).map((row) => [row.key, row.data])
    expect(await values('2026-05-06')).toEqual([
      ['a', { v: 1 }],
      ['b', null],
    ])
    expect(await values('2026-06-01')).toHaveLength(3)
    expect(await revisions.history('here', 'item', 'a')).toHaveLength(2)
    expect(await revisions.last()).toBe(3)
  })

  it('digests: a root of a day, from whose leaves a case is proved (DESIGN 6.9)', async () => {
    const { store } = test
    const [place, day] = ['sealed', '2026-05-06']
    for (let n = 0; n < 5; n += 1)
      await store.write((tx) => tx.cases.insert(aCase({ place }), anEvent({ payload: n })))
    const found = await store.read.digests.heads(place, morning, morning + 1)
    expect(found).toHaveLength(5)
    const list = found.map(({ head }) => head)
    const before = firstRoot(sha256, place)
    const random = (bytes: number) => randomBytes(bytes).toString('hex')
    const { tree, root, sealed } = sealDay(sha256, { place, day, before }, list, random)
    const digest = { place, day, tree, root, at: morning }
    const leaves = sealed.map((leaf, n) => ({ ...leaf, caseId: found[n]?.caseId ?? '' }))
    const insert = () => store.write((tx) => tx.digests.insert(digest, leaves))
    await insert()
    await expect(insert()).rejects.toBeInstanceOf(Duplicate)
    const [of] = await store.read.digests.ofCase(found[2]?.caseId ?? '')
    expect(of?.leaf).toMatchObject({ place, day, head: found[2]?.head })
    expect(of && sealedRoot(sha256, place, day, of.leaf)).toBe(root)
    expect(await store.read.digests.last(place)).toEqual(digest)
    expect(await store.read.digests.ofMonth(place, '2026-05')).toEqual([digest])
    expect(await store.read.digests.ofMonth(place, '2026-04')).toEqual([])
    expect(await store.read.digests.before(place, '2026-05-07')).toEqual(digest)
    expect(await store.read.digests.before(place, day)).toBeUndefined()
    expect(await store.read.digests.months(place)).toEqual(['2026-05'])
    expect(await store.read.digests.published()).toContainEqual({ place, day })
  })

  it('digests: heads are those of the time, and none is sealed twice (DESIGN 6.9)', async () => {
    const { store } = test
    const place = 'moving'
    const later = morning + 86_400_000
    const heads = (until: number) => store.read.digests.heads(place, 0, until)
    const first = await store.write((tx) => tx.cases.insert(aCase({ place }), anEvent()))
    const moved = await store.write((tx) =>
      tx.cases.update(first, {}, anEvent({ verb: 'accepted', at: later })),
    )
    expect(await heads(later)).toEqual([{ caseId: first.id, head: first.chainHead }])
    expect(await heads(later + 1)).toEqual([{ caseId: first.id, head: moved.chainHead }])
    expect(await store.read.digests.heads(place, later + 1, later + 2)).toEqual([])
    const digest = { place, day: '2026-05-07', tree: 't', root: 'r', at: later }
    const leaf = { caseId: first.id, head: moved.chainHead, salt: 's', path: [] }
    await store.write((tx) => tx.digests.insert(digest, [leaf]))
    expect(await heads(later + 1)).toEqual([])
  })

  it('idempotency: a key is taken once, and the second gets the first answer', async () => {
    const { store } = test
    const row = { key: 'k', fingerprint: 'f', at: morning, expiresAt: morning + 10 }
    const submit = () =>
      store.write(async (tx) => {
        const before = await tx.idempotency.claim(row)
        if (before) return before.response
        await tx.cases.insert(aCase({ place: 'once' }), anEvent())
        await tx.idempotency.answer('k', { number: 'A-1' })
        return 'mine'
      })
    const answers = await Promise.all([submit(), submit(), submit()])
    expect(answers.filter((answer) => answer === 'mine')).toHaveLength(1)
    expect(answers).toContainEqual({ number: 'A-1' })
    expect(await store.read.cases.recent({ place: 'once', limit: 9 })).toHaveLength(1)
    expect(await store.read.idempotency.find('k')).toMatchObject({ fingerprint: 'f' })
    expect(await store.write((tx) => tx.idempotency.purge(morning + 10))).toBe(1)
  })
})
