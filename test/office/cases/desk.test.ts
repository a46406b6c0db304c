import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines } from '#test/kit/stores.ts'
import { openDesk, type Desk } from '../desk.ts'

describe.each(engines)('the desk on $name', (engine) => {
  let desk: Desk
  beforeAll(async () => void (desk = await openDesk(engine)))
  afterAll(() => desk.dispose())
  const read = () => desk.deps.store.read

  test('accept, ask, answer, close: the citizen sees each step at once', async () => {
    const { id } = await desk.take()
    expect((await desk.step('clerk', id, 'accept')).status).toBe(200)
    expect((await desk.step('officer', id, 'ask', { text: '是哪一家？' })).status).toBe(200)
    expect((await desk.caseOf(id)).status).toBe('waiting_citizen')
    expect(
      (await desk.step('officer', id, 'answer', { result: 'corrected', text: '已经改正。' }))
        .status,
    ).toBe(200)
    expect((await desk.step('clerk', id, 'close')).status).toBe(200)
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
    expect(await desk.caseOf(id)).toMatchObject({
      status: 'closed',
      firstResponder: desk.here,
      owner: desk.here,
    })
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
    expect(await desk.caseOf(id ?? '')).toMatchObject({
      channel: 'phone',
      firstResponder: desk.here,
    })
    expect([number, secret]).toEqual([
      expect.any(String),
      expect.stringMatching(/^\w{3}(-\w{3}){5}$/),
    ])
  })

  test('two clerks at once: the second is told that the case has moved on', async () => {
    const { id } = await desk.take()
    const { version } = await desk.caseOf(id)
    expect((await desk.step('clerk', id, 'accept', { version })).status).toBe(200)
    const late = await desk.step('officer', id, 'ask', { version, text: '问' })
    expect(late.status).toBe(409)
    expect(await late.json()).toMatchObject({ code: 'conflict' })
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
