import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines } from '#test/kit/stores.ts'
import { openDesk, type Desk } from '../desk.ts'

describe.each(engines)('the desk on $name', (engine) => {
  let desk: Desk
  beforeAll(async () => void (desk = await openDesk(engine)))
  afterAll(() => desk.dispose())
  const read = () => desk.deps.store.read
  const caseOf = async (id: string) => {
    const found = await read().cases.byId(id)
    if (!found) throw new Error('no case')
    return found
  }
  const step = (login: string, id: string, name: string, body: unknown = {}) =>
    desk.as(login, `/admin/cases/${id}/${name}`, body)
  const transfer = {
    grounds: '渠道归县里管',
    handling: '到现场拍照并制止',
    evidence: '照片一张\n录像一段',
  }

  test('accept, ask, answer, close: the citizen sees each step at once', async () => {
    const { id } = await desk.take()
    expect((await step('clerk', id, 'accept')).status).toBe(200)
    expect((await step('officer', id, 'ask', { text: '是哪一家？' })).status).toBe(200)
    expect((await caseOf(id)).status).toBe('waiting_citizen')
    expect(
      (await step('officer', id, 'answer', { result: 'corrected', text: '已经改正。' })).status,
    ).toBe(200)
    expect((await step('clerk', id, 'close')).status).toBe(200)
    const events = await read().events.publicOf(id)
    expect(events.map((e) => e.verb)).toEqual([
      'received',
      'accepted',
      'asked',
      'answered',
      'closed',
    ])
    const said = (await read().messages.of(id)).map((m) => m.text)
    expect(said.at(-1)).toMatch(/^办理结果：查证属实，已责令改正。\n已经改正。/)
    expect(await caseOf(id)).toMatchObject({
      status: 'closed',
      firstResponder: desk.here,
      owner: desk.here,
    })
  })

  test('S1-25: a transfer, its letter and the notice to the citizen stand together', async () => {
    const { id } = await desk.take()
    expect(
      (await step('officer', id, 'transfer', { ...transfer, to: desk.department })).status,
    ).toBe(200)
    const c = await caseOf(id)
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
      const before = await caseOf(id)
      const boom = () => Promise.reject(new Error('power cut'))
      desk.spoil((tx) => {
        if (table === 'transfers') return { ...tx, transfers: { ...tx.transfers, attach: boom } }
        if (table === 'events') return { ...tx, cases: { ...tx.cases, update: boom } }
        return { ...tx, [table]: { ...tx[table], insert: boom } }
      })
      const answer = await step('officer', id, 'transfer', { ...transfer, to: desk.department })
      desk.spoil(null)
      expect(answer.status).toBe(500)
      expect(await caseOf(id)).toEqual(before)
      expect(await read().transfers.of(id)).toEqual([])
      expect(await read().messages.of(id)).toEqual([])
    },
  )

  test('S0-13: no transfer without initial handling, and no bare decline at all', async () => {
    const { id } = await desk.take()
    const bare = await step('officer', id, 'transfer', {
      to: desk.department,
      grounds: '不归我们',
      handling: ' ',
    })
    expect(bare.status).toBe(400)
    expect(await bare.json()).toMatchObject({ errors: [{ pointer: '/handling' }] })
    expect(desk.api.routes.some((r) => /decline|refuse|reject/.test(r.path))).toBe(false)
  })

  test('the sender stays owner until the receiver accepts; who returns gives grounds and a proposal (DESIGN 6.1)', async () => {
    const { id } = await desk.take()
    await step('officer', id, 'transfer', { ...transfer, to: desk.department })
    expect((await step('dept', id, 'return', { grounds: '不归我们' })).status).toBe(400)
    expect(
      (await step('dept', id, 'return', { grounds: '是镇里的事项', proposal: '镇里办' })).status,
    ).toBe(200)
    expect(await caseOf(id)).toMatchObject({ owner: desk.here, pendingTo: null })
    expect((await step('dept', id, 'note', { text: '已经退了' })).status).toBe(404)
    await step('officer', id, 'transfer', { ...transfer, to: desk.department })
    expect((await step('clerk', id, 'receive')).status).toBe(403)
    expect((await step('dept', id, 'receive')).status).toBe(200)
    expect(await caseOf(id)).toMatchObject({ owner: desk.department, firstResponder: desk.here })
    // S1-20(4): the first responder still follows it, and the unit that ends it answers.
    const { lines } = await desk.office.cases.inbox(desk.member('clerk'), 'following')
    expect(lines.map((l) => l.id)).toContain(id)
    expect((await step('clerk', id, 'answer', { result: 'explained', text: '答' })).status).toBe(
      403,
    )
    expect(
      (await step('dept', id, 'answer', { result: 'corrected', text: '已经改正。' })).status,
    ).toBe(200)
  })

  test('S1-26: calls and visits are entered by the first responder alone', async () => {
    const input = {
      channel: 'phone',
      story: '路边停车占道',
      wish: 'check',
      area: 'unsure',
      spot: '某路',
      time: 'unsure',
      nameMode: 'anonymous',
    }
    expect((await desk.as('dept', '/admin/cases', input)).status).toBe(403)
    const made = await desk.as('clerk', '/admin/cases', input)
    expect(made.status).toBe(200)
    const { id, number, secret } = (await made.json()) as Record<string, string>
    expect(await caseOf(id ?? '')).toMatchObject({ channel: 'phone', firstResponder: desk.here })
    expect([number, secret]).toEqual([
      expect.any(String),
      expect.stringMatching(/^\w{3}(-\w{3}){5}$/),
    ])
  })

  test('two clerks at once: the second is told that the case has moved on', async () => {
    const { id } = await desk.take()
    const { version } = await caseOf(id)
    expect((await step('clerk', id, 'accept', { version })).status).toBe(200)
    const late = await step('officer', id, 'ask', { version, text: '问' })
    expect(late.status).toBe(409)
    expect(await late.json()).toMatchObject({ code: 'conflict' })
  })

  test('a withheld name stays with the first responder; a real one goes with the case (S1-25, on-the-page 3)', async () => {
    const person = { name: '赵保密', phone: '13800000001' }
    const story = '我是赵保密，电话13800000001，楼下油烟太大'
    for (const [nameMode, shown] of [
      ['withheld', false],
      ['real', true],
    ] as const) {
      const { id } = await desk.take({ story, nameMode }, person)
      await step('officer', id, 'transfer', { ...transfer, to: desk.department })
      const offered = await desk.office.cases.open(desk.member('dept'), id)
      expect(offered.identity).toBeNull()
      expect(JSON.stringify(offered)).not.toMatch(/赵保密|13800000001/)
      const moves = await read().transfers.of(id)
      const letter = await desk.office.cases.letter(desk.member('clerk'), id, moves[0]?.id ?? '')
      expect(/赵保密|13800000001/.test(letter.text)).toBe(shown)
      await step('dept', id, 'receive')
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
    await step('clerk', id, 'accept')
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
      await step('officer', id, 'transfer', { ...transfer, to: desk.department })
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

  test('S0-12: a reserved penalty is not ours: the check says so and fills the transfer', async () => {
    const { id } = await desk.take()
    const answer = await desk.as('officer', `/admin/cases/${id}/penalty`, {
      kinds: ['罚款', '吊销许可证件', '没收违法所得', '行政拘留'],
    })
    const { answer: a } = (await answer.json()) as { answer: Record<string, unknown> }
    expect(a).toMatchObject({
      own: ['罚款'],
      above: ['吊销许可证件'],
      review: ['没收违法所得'],
      police: ['行政拘留'],
      draft: { to: desk.place.reserved?.to },
    })
    const back = await desk.formAs('officer', `/admin/cases/${id}/penalty`, {
      kinds: '责令停产停业',
    })
    const note = desk.office.notes.read(
      new URL(back.headers.get('location') ?? '', 'http://x').searchParams.get('note'),
    )
    expect(note?.typed).toMatchObject({ to: [desk.place.reserved?.to] })
    const { answer: own } = (await (
      await desk.as('officer', `/admin/cases/${id}/penalty`, { kinds: ['罚款'] })
    ).json()) as { answer: { draft: unknown } }
    expect(own.draft).toBeNull()
  })

  test('every look is an audit row, and so is every search, without the words that were looked for', async () => {
    const { id, number } = await desk.take({ story: '演示巷口有人占道摆摊卖水果' })
    await desk.office.cases.open(desk.member('reviewer'), id)
    const rows = await read().audit.list({ object: `case:${id}`, limit: 9 })
    expect(rows.map((r) => [r.verb, r.staffId])).toContainEqual([
      'case.see',
      desk.member('reviewer').id,
    ])
    expect(
      (await desk.office.cases.search(desk.member('clerk'), '占道摆摊')).map((l) => l.id),
    ).toContain(id)
    desk.clock.at += 1_000
    expect((await desk.office.cases.search(desk.member('clerk'), number)).map((l) => l.id)).toEqual(
      [id],
    )
    expect(await desk.office.cases.search(desk.member('dept'), number)).toEqual([])
    const searched = await read().audit.list({ staffId: desk.member('clerk').id, limit: 20 })
    expect(searched.filter((r) => r.verb === 'case.search').length).toBeGreaterThan(1)
    expect(JSON.stringify(searched)).not.toContain('占道')
  })

  test('the inbox stands in the order of deadlines, and its counts agree with its boxes', async () => {
    const by = desk.member('clerk')
    const { lines } = await desk.office.cases.inbox(by, 'body')
    const dues = lines.map((l) => l.dueOn ?? '9999')
    expect(dues).toEqual(dues.toSorted())
    const counts = await desk.office.cases.counts(by)
    expect(counts.body).toBe(lines.length)
    expect(counts.done).toBe((await desk.office.cases.inbox(by, 'done')).lines.length)
    expect(counts.waiting).toBe((await desk.office.cases.inbox(by, 'waiting')).lines.length)
  })

  test('a refused step of a form comes back to the case with the words still there', async () => {
    const { id } = await desk.take()
    const answer = await desk.formAs('officer', `/admin/cases/${id}/answer`, {
      result: '',
      text: '写了很久的答复',
    })
    const to = answer.headers.get('location') ?? ''
    expect(to).toMatch(new RegExp(`^/admin/cases/${id}/\\?note=`))
    const note = desk.office.notes.read(new URL(to, 'http://x').searchParams.get('note'))
    expect(note).toMatchObject({
      typed: { text: ['写了很久的答复'] },
      wrong: { errors: [{ pointer: '/result', detail: '请选办理结果' }] },
    })
  })
})
