import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Case } from '#db/cases.ts'
import type { Desk } from '#db/store.ts'
import { aCase, anEvent, aStaff, morning } from '#test/kit/rows.ts'
import { engines, type TestStore } from '#test/kit/stores.ts'

describe.each(engines)('restricted cases on $name (DESIGN 6.6)', ({ open }) => {
  let test: TestStore
  let secret: Case
  let fileId: string
  let staffId: string
  beforeAll(async () => {
    test = await open()
    secret = await test.store.write(async (tx) => {
      const person = await tx.staff.insert(aStaff())
      staffId = person.id
      const row = await tx.cases.insert(
        aCase({
          audience: 'jiwei',
          phoneHmac: 'p',
          foreignId: 'f',
          itemId: 'i',
          pendingTo: 'ju',
          dueOn: '2026-05-01',
          clueKind: 'nobody',
          mergedInto: 'main',
          handler: person.id,
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
      await tx.transfers.insert({
        ...of,
        at: morning + 1,
        kind: 'transfer',
        fromBody: 'zhen',
        toBody: 'ju',
        grounds: '管辖',
        status: 'returned',
      })
      const matter = { ...of, id: 'r', fromBody: 'zhen', toBody: 'ju', text: '请协助' }
      await tx.requests.insert({ ...matter, kind: 'assistance', dueOn: '2026-05-02' })
      const answered = { outcome: 'done', answer: '已到场', answeredAt: morning } as const
      await tx.requests.insert({ ...matter, id: 'r2', kind: 'assistance', ...answered })
      await tx.disputes.insert({
        caseId: row.id,
        place: 'here',
        openedBy: 'zhen',
        parties: ['zhen', 'ju'],
        grounds: '管辖',
        stage: 'negotiate',
        openedAt: morning,
        stageAt: morning,
      })
      const filing = { id: 'f', caseId: row.id, place: 'here', number: '1', body: 'zhen' }
      await tx.filings.insert({ ...filing, filedAt: morning })
      const over = { ...filing, filedAt: morning, endedAt: morning + 1 }
      await tx.filings.insert({ ...over, id: 'f2', number: '2', decisionId: 'd' })
      await tx.filings.insert({ ...over, id: 'f3', number: '3' })
      await tx.caseClocks.insert({
        caseId: row.id,
        clockId: 'c',
        name: '时限',
        startedOn: '2026-05-01',
        dueOn: '2026-05-02',
        dueAt: morning,
        provisional: false,
        source: 'S1',
        standing: 'statute',
      })
      return tx.cases.update(row, {}, anEvent({ verb: 'concluded' }))
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
      'cases.inHandsOf': () => desk.cases.inHandsOf('here', 'zhen', 9),
      'cases.counts': () =>
        desk.cases.counts({ place: 'here', body: 'zhen', today: '2026-05-06', most: 9 }),
      'cases.recent': () => desk.cases.recent({ place: 'here', itemId: 'i', limit: 9 }),
      'cases.byPhone': () => desk.cases.byPhone('p', 9),
      'cases.byForeignId': () => desk.cases.byForeignId('web', 'f'),
      'cases.overdue': () => desk.cases.overdue('here', '2026-05-06', 9),
      'cases.clues': () => desk.cases.clues('here', ['nobody'], 9),
      'cases.heldBy': () => desk.cases.heldBy(staffId, ['received'], 9),
      'cases.mergedInto': () => desk.cases.mergedInto('main'),
      'events.of': () => desk.events.of(secret.id),
      'events.publicOf': () => desk.events.publicOf(secret.id),
      'messages.of': () => desk.messages.of(secret.id),
      'messages.citizenLast': () => desk.messages.citizenLast([secret.id]),
      'files.of': () => desk.files.of(secret.id),
      'files.byId': () => desk.files.byId(fileId),
      'transfers.of': () => desk.transfers.of(secret.id),
      'transfers.to': () => desk.transfers.to('here', 'ju', 'pending', 9),
      'transfers.returnedLast': () => desk.transfers.returnedLast([secret.id]),
      'transfers.waiting': () => desk.transfers.waiting('here', morning + 9, 9),
      'requests.of': () => desk.requests.of(secret.id),
      'requests.byId': () => desk.requests.byId('r'),
      'requests.waitingFor': () => desk.requests.waitingFor('here', 'ju', 9),
      'requests.answeredBy': () => desk.requests.answeredBy('here', 'ju', 9),
      'requests.ofKind': () => desk.requests.ofKind('here', 'assistance', 9),
      'requests.silent': () => desk.requests.silent('here', '2026-05-06', true, 9),
      'disputes.of': () => desk.disputes.of(secret.id),
      'disputes.list': () => desk.disputes.list('here', true, 9),
      'filings.of': () => desk.filings.of(secret.id),
      'filings.open': () => desk.filings.open('here', 'zhen', 9),
      'filings.byId': () => desk.filings.byId('f'),
      'filings.ofDecision': () => desk.filings.ofDecision('d'),
      'filings.unlinked': () => desk.filings.unlinked('here', 9),
      'filings.byNumber': () => desk.filings.byNumber('here', 'zhen', '1'),
      'caseClocks.of': () => desk.caseClocks.of(secret.id),
      'caseClocks.moments': () => desk.caseClocks.moments([secret.id]),
      'caseClocks.lateToday': () =>
        desk.caseClocks.lateToday({
          place: 'here',
          body: 'zhen',
          now: morning + 9,
          today: '2026-01-01',
        }),
      'caseClocks.dueBy': () => desk.caseClocks.dueBy('here', '2026-05-06', 9),
    }
  }
  const parts = [
    'cases',
    'events',
    'messages',
    'files',
    'transfers',
    'requests',
    'disputes',
    'filings',
    'caseClocks',
  ] as const
  const asked = async (desk: Desk) => {
    const answers: [string, boolean][] = []
    for (const [name, ask] of Object.entries(questions(desk))) {
      const answer = await ask()
      const found = answer instanceof Set || answer instanceof Map ? [...answer] : answer
      answers.push([name, Array.isArray(found) ? found.length > 0 : found !== undefined])
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
