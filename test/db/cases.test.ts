import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyChain } from '#rules/chain/verify.ts'
import { sha256 } from '#rules/chain/sha256.ts'
import { Conflict, Duplicate } from '#db/errors.ts'
import { engines, type TestStore } from '#test/kit/stores.ts'
import { aCase, anEvent, aStaff, morning } from '#test/kit/rows.ts'

describe.each(engines)('cases on $name', ({ open }) => {
  let test: TestStore
  beforeAll(async () => {
    test = await open()
  })
  afterAll(() => test.dispose())
  const received = (over: Parameters<typeof aCase>[0] = {}) =>
    test.store.write((tx) => tx.cases.insert(aCase(over), anEvent()))

  it('come back as they went in, nulls, booleans, JSON and long numbers alike', async () => {
    const snapshot = {
      item: {
        id: 'jianshe-001',
        revision: 3,
        title: '夜间施工',
        basis: [{ law: '噪声污染防治法', article: '第七十七条', role: 'penalises' }],
      },
      owner: { body: 'zhen', name: '演示镇', mode: 'empowered', inNameOf: null },
      trace: [{ rule: 'area', inside: true }],
      candidates: [{ item: 'jianshe-001', title: '夜间施工', score: 0.5 }],
      clocks: [],
    }
    const stored = await received({
      snapshot,
      demo: true,
      dueOn: '2026-05-20',
      text: '表情😀\n换行',
    })
    const read = await test.store.read.cases.byId(stored.id)
    expect(read).toEqual(stored)
    expect(read).toMatchObject({ snapshot, demo: true, receivedAt: morning, handler: null })
    expect(await test.store.read.cases.byNumber(stored.number)).toEqual(stored)
  })

  it('refuse a number that is taken, and nothing of the write stays', async () => {
    const first = await received()
    const again = test.store.write(async (tx) => {
      await tx.meta.set('half', 'written')
      await tx.cases.insert(aCase({ number: first.number }), anEvent())
    })
    await expect(again).rejects.toMatchObject({ code: 'store.duplicate', key: 'cases_number' })
    await expect(again).rejects.toBeInstanceOf(Duplicate)
    expect(await test.store.read.meta.get('half')).toBeUndefined()
  })

  it('change only as they were read: a stale change is a Conflict (DESIGN 4)', async () => {
    const old = await received()
    const accepted = anEvent({ verb: 'accepted', role: 'staff', at: morning + 1 })
    const now = await test.store.write((tx) =>
      tx.cases.update(old, { status: 'accepted' }, accepted),
    )
    expect(now).toMatchObject({ status: 'accepted', version: 2, changedAt: morning + 1 })
    const stale = test.store.write((tx) => tx.cases.update(old, { status: 'closed' }, accepted))
    await expect(stale).rejects.toBeInstanceOf(Conflict)
    expect(await test.store.read.cases.byId(old.id)).toEqual(now)
    expect(await test.store.read.events.of(old.id)).toHaveLength(2)
  })

  it('carry a chain that verifies, also after erasure (DESIGN 6.9)', async () => {
    const first = await received()
    const [asked, replied] = [
      anEvent({ verb: 'asked', role: 'staff', public: false, payload: { text: '在哪里？' } }),
      anEvent({ verb: 'replied', payload: { text: '镇东' } }),
    ]
    const last = await test.store.write((tx) => tx.cases.update(first, {}, asked, replied))
    const known = { number: last.number, head: last.chainHead, length: last.chainLength }
    const whole = await test.store.read.chain.events(last.id)
    expect(verifyChain(sha256, whole, known)).toMatchObject({ ok: true, length: 3, erased: 0 })
    await test.store.write((tx) => tx.events.erase(last.id, [3]))
    const left = await test.store.read.events.of(last.id)
    expect(left[2]).toMatchObject({ payload: null, salt: null })
    expect(verifyChain(sha256, left, known)).toMatchObject({ ok: true, length: 3, erased: 1 })
    const shown = await test.store.read.events.publicOf(last.id)
    expect(shown.map((event) => event.verb)).toEqual(['received', 'replied'])
  })

  it('stand in the inbox by deadline, then by receipt, without a deadline last; page by page', async () => {
    const place = 'inbox'
    for (const [number, dueOn, later] of [
      ['none', null, 0],
      ['late', '2026-06-02', 0],
      ['soon-2', '2026-06-01', 2],
      ['soon-1', '2026-06-01', 1],
      ['none-2', null, 5],
    ] as const)
      await received({ place, number, dueOn, receivedAt: morning + later })
    await received({ place, number: 'other', owner: 'ju', firstResponder: 'zhen' })
    await received({
      place,
      number: 'offered',
      owner: 'ju',
      pendingTo: 'zhen',
      dueOn: '2026-05-31',
    })
    const all = await test.store.read.cases.inbox({ place, body: 'zhen', limit: 10 })
    const numbers = all.map((row) => row.number)
    expect(numbers).toEqual(['offered', 'soon-1', 'soon-2', 'late', 'none', 'none-2'])
    const pages: string[] = []
    for (let after; pages.length < 20;) {
      const page = await test.store.read.cases.inbox({ place, body: 'zhen', after, limit: 2 })
      if (page.length === 0) break
      pages.push(...page.map((row) => row.number))
      after = page.at(-1)
    }
    expect(pages).toEqual(numbers)
    const following = { place, body: 'zhen', box: 'following', limit: 9 } as const
    const followed = await test.store.read.cases.inbox(following)
    expect(followed.map((row) => row.number).sort()).toEqual(['offered', 'other'])
  })

  it('are counted by status, and found by handler, telephone, item and foreign number', async () => {
    const place = 'counts'
    const clerk = await test.store.write((tx) => tx.staff.insert(aStaff()))
    await received({ place, dueOn: '2026-05-07', handler: clerk.id, status: 'accepted' })
    await received({ place, dueOn: '2026-05-09', itemId: 'a-001', phoneHmac: 'p1' })
    await received({ place, dueOn: null, answeredAt: morning, foreignId: '12345-1' })
    const { cases } = test.store.read
    const of = { place, body: 'zhen', today: '2026-05-08', most: 9 }
    expect(await cases.counts(of)).toEqual([
      { status: 'received', count: 2, overdue: 0 },
      { status: 'accepted', count: 1, overdue: 1 },
    ])
    expect(await cases.counts({ ...of, most: 1 })).toMatchObject([{ count: 1 }, { count: 1 }])
    expect(await cases.counts({ ...of, body: 'ju' })).toEqual([])
    const mine = { place, body: 'zhen', handler: clerk.id, status: ['accepted'], limit: 9 }
    expect(await cases.inbox(mine)).toHaveLength(1)
    expect(await cases.inbox({ ...mine, status: ['closed'] })).toEqual([])
    expect(await cases.byPhone('p1', 9)).toHaveLength(1)
    expect(await cases.recent({ place, itemId: 'a-001', since: morning, limit: 9 })).toHaveLength(1)
    expect(await cases.byForeignId('web', '12345-1')).toMatchObject({ place })
    expect(await cases.overdue(place, '2026-05-08', 9)).toHaveLength(1)
  })
})
