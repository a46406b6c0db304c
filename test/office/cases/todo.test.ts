import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { todoOf } from '#rules/staff/todo.ts'
import { engines } from '#test/kit/stores.ts'
import { openDesk, type Desk } from '../desk.ts'

describe('what comes first', () => {
  const none = { dueOn: null, returned: false, waits: false }
  test.each([
    ['2026-05-05', ['overdue']],
    ['2026-05-06', ['today']],
    ['2026-05-09', ['risk']],
    ['2026-05-10', []],
    [null, []],
  ])('a deadline on %s', (dueOn, why) => {
    expect(todoOf({ ...none, dueOn }, '2026-05-06')).toEqual(why)
  })
  test('what came back and who waits come beside the clock', () => {
    const all = { dueOn: '2026-05-01', returned: true, waits: true }
    expect(todoOf(all, '2026-05-06')).toEqual(['overdue', 'returned', 'message'])
  })
})

describe.each(engines)('the inbox on $name', (engine) => {
  let desk: Desk
  beforeAll(async () => void (desk = await openDesk(engine)))
  afterAll(() => desk.dispose())
  const clerk = () => desk.member('clerk')
  const contact = { name: '张三丰', phone: '138 0000 0000' }

  test('overdue first, what came back, and the citizen who waits for an answer (A6)', async () => {
    const [late, back, asks] = [await desk.take(), await desk.take(), await desk.take()]
    for (const { id } of [late, back, asks]) await desk.office.cases.accept(clerk(), { id })
    const to = { to: desk.department, grounds: '归你们管', handling: '已经劝阻', evidence: '' }
    expect((await desk.as('clerk', `/admin/cases/${back.id}/transfer`, to)).status).toBe(200)
    const refusal = { grounds: '不归我们管', proposal: '由你们办' }
    expect((await desk.as('dept', `/admin/cases/${back.id}/return`, refusal)).status).toBe(200)
    const said = await desk.api.request(`/${desk.place.slug}/cases/${asks.number}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-case-secret': asks.secret },
      body: JSON.stringify({ text: '今天夜里又开工了' }),
    })
    expect(said.status).toBe(200)
    const { first, counts } = await desk.office.cases.todo(clerk())
    const why = (id: string) => first.find((t) => t.line.id === id)?.why ?? []
    expect(why(back.id)).toContain('returned')
    expect(why(asks.id)).toContain('message')
    expect(why(late.id)).not.toContain('message')
    expect(counts).toMatchObject({ returned: 1, message: 1 })
    const other = await desk.office.cases.todo(desk.member('dept'))
    expect(other.first.map((t) => t.line.id)).not.toContain(back.id)
    // Whoever withdraws waits for nothing any more; what was reported is still checked.
    await desk.api.request(`/${desk.place.slug}/cases/${asks.number}/withdraw`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-case-secret': asks.secret },
      body: '{}',
    })
    const { first: after } = await desk.office.cases.todo(clerk())
    expect(after.find((t) => t.line.id === asks.id)?.why ?? []).not.toContain('message')
  })

  test('several at once: each is a step of its own, and one that is refused keeps no other back', async () => {
    const [one, two] = [await desk.take(), await desk.take()]
    await desk.office.cases.accept(clerk(), { id: two.id })
    const ids = [one.id, two.id, '00000000-0000-0000-0000-000000000000']
    const picked = await desk.office.cases.picked(clerk(), ids)
    expect(picked.map((l) => l.number)).toEqual([one.number, two.number])
    const answer = await desk.as('clerk', '/admin/bulk', { do: 'accept', ids })
    expect(await answer.json()).toMatchObject({
      done: [one.number],
      not: [{ number: two.number }, { number: '有一件' }],
    })
    const officer = desk.member('officer').id
    const given = { do: 'assign', ids: [one.id, two.id], to: officer }
    expect(await (await desk.as('lead', '/admin/bulk', given)).json()).toMatchObject({
      done: [one.number, two.number],
    })
    expect((await desk.as('reviewer', '/admin/bulk', given)).status).toBe(403)
    const foreign = await desk.as('dept', '/admin/bulk', { do: 'note', ids: [one.id], text: '看' })
    expect(await foreign.json()).toMatchObject({ done: [] })
  })

  test('a lost number is found by the telephone, at the body that took the case in alone', async () => {
    const held = await desk.take({ nameMode: 'withheld' }, contact)
    const ask = (login: string, phone: string) => desk.as(login, '/admin/lost-number', { phone })
    const found = (await (await ask('clerk', '13800000000')).json()) as {
      found: { number: string }[]
    }
    expect(found.found.map((f) => f.number)).toEqual([held.number])
    expect(await (await ask('dept', '13800000000')).json()).toMatchObject({ found: [] })
    expect((await ask('officer', '13800000000')).status).toBe(403)
    expect((await ask('clerk', '12')).status).toBe(400)
    const rows = await desk.deps.store.read.audit.list({ place: desk.place.slug, limit: 200 })
    expect(JSON.stringify(rows)).not.toContain('13800000000')
  })

  test('who looked at a case, and whether the name was among it, stands on its page (A6.7)', async () => {
    const { id } = await desk.take({ nameMode: 'real' }, contact)
    await desk.office.cases.open(clerk(), id)
    await desk.office.cases.open(desk.member('assistant'), id)
    const looks = await desk.office.cases.seenBy(desk.member('lead'), id)
    expect(looks.map((l) => [l.who, l.identity])).toEqual(
      expect.arrayContaining([
        ['某clerk', true],
        ['某assistant', false],
      ]),
    )
    expect(await desk.office.cases.seenBy(desk.member('assistant'), id)).toEqual([])
    await expect(desk.office.cases.seenBy(desk.member('dept'), id)).rejects.toMatchObject({
      status: 404,
    })
  })

  test('a list is narrowed by status and kind, and kept under a name by one person alone', async () => {
    const only = { status: 'received', kind: 'report' }
    const { lines } = await desk.office.cases.inbox(clerk(), 'body', null, only)
    expect(new Set(lines.map((l) => `${l.status} ${l.kind}`))).toEqual(new Set(['received report']))
    const view = { name: '待受理的举报', box: 'body', status: 'received', kind: 'junk' }
    expect((await desk.as('clerk', '/admin/views', view)).status).toBe(200)
    await desk.as('clerk', '/admin/views', { ...view, kind: 'report' })
    const kept = await desk.office.cases.views(clerk())
    expect(kept.map((v) => v.query)).toEqual(['box=body&status=received&kind=report'])
    await desk.as('lead', `/admin/views/${kept[0]?.id}/forget`)
    expect(await desk.office.cases.views(clerk())).toHaveLength(1)
    await desk.as('clerk', `/admin/views/${kept[0]?.id}/forget`)
    expect(await desk.office.cases.views(clerk())).toEqual([])
  })
})
