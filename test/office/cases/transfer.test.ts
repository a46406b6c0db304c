import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines } from '#test/kit/stores.ts'
import { openDesk, type Desk } from '../desk.ts'

describe.each(engines)('a transfer on $name', (engine) => {
  let desk: Desk
  beforeAll(async () => void (desk = await openDesk(engine)))
  afterAll(() => desk.dispose())
  const read = () => desk.deps.store.read
  const transfer = {
    grounds: '渠道归县里管',
    handling: '到现场拍照并制止',
    evidence: '照片一张\n录像一段',
  }

  test('S1-25: a transfer, its letter and the notice to the citizen stand together', async () => {
    const { id } = await desk.take()
    expect(
      (await desk.step('officer', id, 'transfer', { ...transfer, to: desk.department })).status,
    ).toBe(200)
    const c = await desk.caseOf(id)
    expect(c).toMatchObject({
      owner: desk.here,
      pendingTo: desk.department,
      status: 'waiting_receiver',
    })
    const [move] = await read().transfers.of(id)
    expect(move).toMatchObject({
      letterSerial: expect.stringMatching(/^2026-\d+$/),
      evidence: ['照片一张', '录像一段'],
      initialHandling: transfer.handling,
    })
    const told = await read().messages.of(id)
    expect(told.at(-1)?.text).toContain(transfer.grounds)
    expect(
      (await read().audit.list({ object: `case:${id}`, limit: 9 })).map((r) => r.verb),
    ).toContain('case.transfer')
  })

  test.each(['messages', 'transfers', 'audit', 'events'] as const)(
    'S1-25: when the write of %s fails in the middle, neither the transfer nor the notice stands',
    async (table) => {
      const { id } = await desk.take()
      const before = await desk.caseOf(id)
      const boom = () => Promise.reject(new Error('power cut'))
      desk.spoil((tx) => {
        if (table === 'transfers') return { ...tx, transfers: { ...tx.transfers, attach: boom } }
        if (table === 'events') return { ...tx, cases: { ...tx.cases, update: boom } }
        return { ...tx, [table]: { ...tx[table], insert: boom } }
      })
      const answer = await desk.step('officer', id, 'transfer', {
        ...transfer,
        to: desk.department,
      })
      desk.spoil(null)
      expect(answer.status).toBe(500)
      expect(await desk.caseOf(id)).toEqual(before)
      expect(await read().transfers.of(id)).toEqual([])
      expect(await read().messages.of(id)).toEqual([])
    },
  )

  test('S0-13: no transfer without initial handling, and no bare decline at all', async () => {
    const { id } = await desk.take()
    const bare = await desk.step('officer', id, 'transfer', {
      to: desk.department,
      grounds: '不归我们',
      handling: ' ',
    })
    expect(bare.status).toBe(400)
    expect(await bare.json()).toMatchObject({ errors: [{ pointer: '/handling' }] })
    expect(desk.api.routes.some((r) => /decline|refuse|reject/.test(r.path))).toBe(false)
  })

  test('DESIGN 6.1: who meets with silence takes the transfer back, goes on, and everybody is told', async () => {
    const { id } = await desk.take()
    await desk.step('officer', id, 'transfer', { ...transfer, to: desk.department })
    expect((await desk.step('dept', id, 'recall', { grounds: '不是我的' })).status).toBe(403)
    expect((await desk.step('officer', id, 'recall', { grounds: ' ' })).status).toBe(400)
    const grounds = '十天没有签收，先由本单位核查'
    expect((await desk.step('officer', id, 'recall', { grounds })).status).toBe(200)
    expect(await desk.caseOf(id)).toMatchObject({ owner: desk.here, pendingTo: null })
    expect((await desk.step('dept', id, 'receive')).status).toBe(404)
    expect(await read().transfers.of(id)).toMatchObject([
      { status: 'returned', reason: `移送单位收回：${grounds}` },
    ])
    expect((await read().messages.of(id)).at(-1)?.text).toContain(grounds)
    const again = await desk.step('officer', id, 'transfer', { ...transfer, to: desk.department })
    expect(again.status).toBe(200)
  })

  test('the sender stays owner until the receiver accepts; who returns gives grounds and a proposal (DESIGN 6.1)', async () => {
    const { id } = await desk.take()
    await desk.step('officer', id, 'transfer', { ...transfer, to: desk.department })
    expect((await desk.step('dept', id, 'return', { grounds: '不归我们' })).status).toBe(400)
    expect(
      (await desk.step('dept', id, 'return', { grounds: '是镇里的事项', proposal: '镇里办' }))
        .status,
    ).toBe(200)
    expect(await desk.caseOf(id)).toMatchObject({ owner: desk.here, pendingTo: null })
    expect((await desk.step('dept', id, 'note', { text: '已经退了' })).status).toBe(404)
    await desk.step('officer', id, 'transfer', { ...transfer, to: desk.department })
    expect((await desk.step('clerk', id, 'receive')).status).toBe(403)
    expect((await desk.step('dept', id, 'receive')).status).toBe(200)
    expect(await desk.caseOf(id)).toMatchObject({
      owner: desk.department,
      firstResponder: desk.here,
    })
    // S1-20(4): the first responder still follows it, and the unit that ends it answers.
    const { lines } = await desk.office.cases.inbox(desk.member('clerk'), 'following')
    expect(lines.map((l) => l.id)).toContain(id)
    expect(
      (await desk.step('clerk', id, 'answer', { result: 'explained', text: '答' })).status,
    ).toBe(403)
    expect(
      (await desk.step('dept', id, 'answer', { result: 'corrected', text: '已经改正。' })).status,
    ).toBe(200)
  })

  test('a withheld name stays with the first responder; a real one goes with the case (S1-25, on-the-page 3)', async () => {
    const person = { name: '赵保密', phone: '13800000001' }
    const story = '我是赵保密，电话13800000001，楼下油烟太大'
    for (const [nameMode, shown] of [
      ['withheld', false],
      ['real', true],
    ] as const) {
      const { id } = await desk.take({ story, nameMode }, person)
      await desk.step('officer', id, 'transfer', { ...transfer, to: desk.department })
      const offered = await desk.office.cases.open(desk.member('dept'), id)
      expect(offered.identity).toBeNull()
      expect(JSON.stringify(offered)).not.toMatch(/赵保密|13800000001/)
      const moves = await read().transfers.of(id)
      const letter = await desk.office.cases.letter(desk.member('clerk'), id, moves[0]?.id ?? '')
      expect(/赵保密|13800000001/.test(letter.text)).toBe(shown)
      await desk.step('dept', id, 'receive')
      const received = await desk.office.cases.open(desk.member('dept'), id)
      expect(received.identity?.name ?? null).toBe(shown ? person.name : null)
      expect(/赵保密|13800000001/.test(JSON.stringify({ ...received, identity: null }))).toBe(shown)
      const first = await desk.office.cases.open(desk.member('clerk'), id)
      expect(first.identity).toMatchObject(person)
      expect((await desk.office.cases.open(desk.member('assistant'), id)).identity).toBeNull()
    }
  })

  test('S1-20(3): what is taken on is copied to the department that keeps supervision, once, and opens nothing', async () => {
    const { id, number } = await desk.take({
      story: '工地夜里施工噪声超标，吵得睡不着',
      item: 'shengtai-002',
    })
    await desk.step('clerk', id, 'accept')
    const copies = (await read().transfers.of(id)).filter((t) => t.kind === 'copy')
    expect(copies).toMatchObject([{ toBody: desk.department, status: 'accepted' }])
    const told = await desk.office.cases.copied(desk.member('dept'))
    expect(told.map((t) => t.number)).toContain(number)
    await expect(desk.office.cases.open(desk.member('dept'), id)).rejects.toMatchObject({
      status: 404,
    })
  })

  test('S0-18: a letter about an item that was handed down is in the name that the assignment says', async () => {
    const row = desk.place.assignments.find((a) => a.owner === desk.here && a.inNameOf)
    const issuer = async (item: string) => {
      const { id } = await desk.take({ item })
      await desk.step('officer', id, 'transfer', { ...transfer, to: desk.department })
      const [move] = (await read().transfers.of(id)).filter((t) => t.letterSerial)
      return (await desk.office.cases.letter(desk.member('officer'), id, move?.id ?? '')).issuer
    }
    expect(row?.inNameOf).not.toBe(desk.here)
    const { items } = desk.deps.facts()
    const ours = items.find((i) => row?.fields.includes(i.field))
    expect(await issuer(ours?.id ?? '')).toBe(row?.inNameOf)
    const mine = desk.place.assignments.filter((a) => a.owner === desk.here)
    const retained = items.find(
      (i) => !mine.some((a) => a.fields.includes(i.field) || a.items.includes(i.id)),
    )
    expect(await issuer(retained?.id ?? '')).toBe(desk.here)
  })
})
