import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Case } from '#db/cases.ts'
import { Conflict } from '#db/errors.ts'
import { aCase, anEvent, morning } from '#test/kit/rows.ts'
import { engines, type TestStore } from '#test/kit/stores.ts'

describe.each(engines)('what hangs on a case on $name', ({ open }) => {
  let test: TestStore
  let row: Case
  beforeAll(async () => {
    test = await open()
    row = await test.store.write((tx) => tx.cases.insert(aCase(), anEvent()))
  })
  afterAll(() => test.dispose())

  it('messages come in the order of the talk', async () => {
    await test.store.write(async (tx) => {
      const of = { caseId: row.id, text: '…' }
      await tx.messages.insert({ ...of, at: morning + 2, author: 'citizen' })
      await tx.messages.insert({ ...of, at: morning + 1, author: 'staff', body: 'zhen' })
    })
    const talk = await test.store.read.messages.of(row.id)
    expect(talk.map((message) => message.author)).toEqual(['staff', 'citizen'])
  })

  it('a draft gives its files to the case, and lost files are found', async () => {
    const { files, looseFiles } = test.store.read
    const file = {
      name: '照片.jpg',
      mime: 'image/jpeg',
      bytes: 2 ** 40,
      sha256: 's',
      at: morning,
      author: 'citizen' as const,
    }
    await test.store.write(async (tx) => {
      await tx.files.insert({ ...file, draftHash: 'd1', path: 'aa/1' })
      await tx.files.insert({ ...file, draftHash: 'd2', path: 'aa/2' })
      await tx.drafts.insert({
        idHash: 'd2',
        kind: 'form',
        place: 'here',
        data: {},
        createdAt: morning,
        expiresAt: morning + 1,
      })
      await tx.files.insert({ ...file, draftHash: 'd3', path: 'aa/3' })
    })
    expect(await looseFiles.ofDraft('d1')).toHaveLength(1)
    const adopted = await test.store.write((tx) => tx.files.adopt('d1', row.id))
    expect(adopted).toMatchObject([{ caseId: row.id, draftHash: null, bytes: 2 ** 40 }])
    expect(await files.of(row.id)).toEqual(adopted)
    expect(await looseFiles.known(['aa/1', 'aa/9'])).toEqual(new Set(['aa/1']))
    const lost = await looseFiles.lost(morning + 1, 9)
    expect(lost.map((one) => one.path)).toEqual(['aa/3'])
    await test.store.write((tx) => tx.files.remove(lost[0]?.id ?? ''))
    expect(await looseFiles.lost(morning + 1, 9)).toEqual([])
  })

  it('a transfer is decided once', async () => {
    const transfer = await test.store.write((tx) =>
      tx.transfers.insert({
        caseId: row.id,
        kind: 'transfer',
        fromBody: 'zhen',
        toBody: 'ju',
        grounds: '不属于本机关管辖',
        status: 'pending',
        at: morning,
      }),
    )
    const waiting = await test.store.read.transfers.to('here', 'ju', 'pending', 9)
    expect(waiting).toMatchObject([{ transfer: { id: transfer.id }, case: { id: row.id } }])
    const accept = () =>
      test.store.write((tx) => tx.transfers.decide(transfer.id, 'accepted', morning + 1))
    expect(await accept()).toMatchObject({ status: 'accepted', decidedAt: morning + 1 })
    await expect(accept()).rejects.toBeInstanceOf(Conflict)
    expect(await test.store.read.transfers.of(row.id)).toHaveLength(1)
  })

  it('clocks are moved, and those that run are found by day', async () => {
    const clock = await test.store.write((tx) =>
      tx.caseClocks.insert({
        caseId: row.id,
        clockId: 'accept',
        name: '受理',
        startedOn: '2026-05-06',
        dueOn: '2026-05-13',
        provisional: true,
        source: 'S1-18',
        standing: 'statute',
      }),
    )
    const due = (day: string) => test.store.read.caseClocks.dueBy('here', day, 9)
    expect(await due('2026-05-12')).toEqual([])
    expect(await due('2026-05-13')).toMatchObject([{ clock: { provisional: true } }])
    await test.store.write((tx) => tx.caseClocks.update(clock.id, { stoppedOn: '2026-05-08' }))
    expect(await due('2026-05-13')).toEqual([])
    expect(await test.store.read.caseClocks.of(row.id)).toMatchObject([{ stoppedOn: '2026-05-08' }])
  })

  it('nothing hangs on a case that does not stand', async () => {
    const orphan = test.store.write((tx) =>
      tx.messages.insert({ caseId: 'none', at: morning, author: 'system', text: '…' }),
    )
    await expect(orphan).rejects.toThrow(/FOREIGN KEY|messages/)
  })
})
