import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Case } from '#db/cases.ts'
import type { Desk } from '#db/store.ts'
import { aCase, anEvent, morning } from '#test/kit/rows.ts'
import { engines, type TestStore } from '#test/kit/stores.ts'

describe.each(engines)('restricted cases on $name (DESIGN 6.6)', ({ open }) => {
  let test: TestStore
  let secret: Case
  let fileId: string
  beforeAll(async () => {
    test = await open()
    secret = await test.store.write(async (tx) => {
      const row = await tx.cases.insert(
        aCase({
          audience: 'jiwei',
          phoneHmac: 'p',
          foreignId: 'f',
          itemId: 'i',
          pendingTo: 'ju',
          dueOn: '2026-05-01',
        }),
        anEvent(),
      )
      const of = { caseId: row.id, at: morning }
      await tx.messages.insert({ ...of, author: 'citizen', text: '举报' })
      const file = { name: 'a.jpg', mime: 'image/jpeg', bytes: 1, sha256: 's' }
      fileId = (await tx.files.insert({ ...of, ...file, author: 'citizen', path: 'aa/secret' })).id
      await tx.transfers.insert({
        ...of,
        kind: 'transfer',
        fromBody: 'zhen',
        toBody: 'ju',
        grounds: '管辖',
        status: 'pending',
      })
      await tx.caseClocks.insert({
        caseId: row.id,
        clockId: 'c',
        name: '时限',
        startedOn: '2026-05-01',
        dueOn: '2026-05-02',
        provisional: false,
        source: 'S1',
        standing: 'statute',
      })
      return row
    })
  })
  afterAll(() => test.dispose())

  /** Every question that can be put to a desk, put so that the secret case would be in the answer. */
  const questions = (desk: Desk): Record<string, () => Promise<unknown>> => {
    const at = { place: 'here', body: 'zhen', limit: 9 }
    return {
      'cases.byId': () => desk.cases.byId(secret.id),
      'cases.byNumber': () => desk.cases.byNumber(secret.number),
      'cases.inbox': () => desk.cases.inbox(at),
      'cases.counts': () => desk.cases.counts({ place: 'here', today: '2026-05-06' }),
      'cases.recent': () => desk.cases.recent({ place: 'here', itemId: 'i', limit: 9 }),
      'cases.byPhone': () => desk.cases.byPhone('p', 9),
      'cases.byForeignId': () => desk.cases.byForeignId('web', 'f'),
      'cases.overdue': () => desk.cases.overdue('here', '2026-05-06', 9),
      'events.of': () => desk.events.of(secret.id),
      'events.publicOf': () => desk.events.publicOf(secret.id),
      'messages.of': () => desk.messages.of(secret.id),
      'files.of': () => desk.files.of(secret.id),
      'files.byId': () => desk.files.byId(fileId),
      'transfers.of': () => desk.transfers.of(secret.id),
      'transfers.to': () => desk.transfers.to('here', 'ju', 'pending', 9),
      'caseClocks.of': () => desk.caseClocks.of(secret.id),
      'caseClocks.dueBy': () => desk.caseClocks.dueBy('here', '2026-05-06', 9),
    }
  }
  const parts = ['cases', 'events', 'messages', 'files', 'transfers', 'caseClocks'] as const
  const asked = async (desk: Desk) => {
    const answers: [string, boolean][] = []
    for (const [name, ask] of Object.entries(questions(desk))) {
      const answer = await ask()
      answers.push([name, Array.isArray(answer) ? answer.length > 0 : answer !== undefined])
    }
    return answers
  }
  const all = (seen: boolean) => Object.keys(questions(test.store.read)).map((name) => [name, seen])

  it('this test asks every question of a desk', () => {
    const offered = parts.flatMap((part) =>
      Object.keys(test.store.read[part]).map((name) => `${part}.${name}`),
    )
    expect(Object.keys(questions(test.store.read)).sort()).toEqual(offered.sort())
  })

  it('no ordinary read gives them away', async () => {
    expect(await asked(test.store.read)).toEqual(all(false))
    await test.store.write(async (tx) => {
      expect(await asked(tx)).toEqual(all(false))
    })
  })

  it('the supervisors of that body see them, those of another do not', async () => {
    expect(await asked(test.store.read.restricted('jiwei'))).toEqual(all(true))
    expect(await asked(test.store.read.restricted('zhen'))).toEqual(all(false))
  })

  it('supervisors see no ordinary case there', async () => {
    const plain = await test.store.write((tx) => tx.cases.insert(aCase(), anEvent()))
    expect(await test.store.read.restricted('jiwei').cases.byId(plain.id)).toBeUndefined()
  })

  it('whoever holds number and secret sees the case, and nobody with half of it', async () => {
    const held = test.store.read.held(secret.number, 'secret')
    expect(await held.cases.byNumber(secret.number)).toEqual(secret)
    expect(await held.messages.of(secret.id)).toHaveLength(1)
    const guess = test.store.read.held(secret.number, 'other')
    expect(await asked(guess)).toEqual(all(false))
  })

  it('they never enter the search, and leave it when they become restricted', async () => {
    const put = await test.store.write((tx) => tx.search.putCase(secret.id, '2026-05-06', ['举报']))
    expect(put).toBe(false)
    const plain = await test.store.write(async (tx) => {
      const row = await tx.cases.insert(aCase(), anEvent())
      expect(await tx.search.putCase(row.id, '2026-05-06', ['举报'])).toBe(true)
      return row
    })
    const find = () => test.store.read.search.cases(['举报'], { place: 'here', limit: 9 })
    expect(await find()).toHaveLength(1)
    await test.store.write((tx) => tx.cases.update(plain, { audience: 'jiwei' }, anEvent()))
    expect(await find()).toEqual([])
    await test.store.write(async (tx) => {
      const moved = await tx.restricted('jiwei').cases.byId(plain.id)
      if (moved) await tx.cases.update(moved, { audience: null }, anEvent())
    })
    // Opened again it is not found by what was indexed before: nothing of it had stayed behind.
    expect(await find()).toEqual([])
  })

  it('the verifier and the digest take them in, and show nothing of them', async () => {
    const rows = await test.store.read.chain.cases('', 99)
    expect(rows.map((row) => row.id)).toContain(secret.id)
    const heads = await test.store.read.digests.heads(secret.place, morning, morning + 1)
    expect(heads).toContainEqual({ caseId: secret.id, head: secret.chainHead })
  })
})
