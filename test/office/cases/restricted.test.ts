import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines } from '#test/kit/stores.ts'
import { openDesk, watchers, type Desk } from '../desk.ts'

const secretWords = '某队员收钱不办事，我要反映他'

describe.each(engines)('restricted cases on $name (S0-24, on-the-page 6, DESIGN 6.6)', (engine) => {
  let desk: Desk
  let id: string
  let number: string
  beforeAll(async () => {
    desk = await openDesk(engine)
    ;({ id, number } = await desk.take(
      { story: secretWords, wish: 'conduct', nameMode: 'real' },
      { name: '钱举报', phone: '13800000002' },
    ))
    await desk.take({ story: '普通的占道摆摊' })
  })
  afterAll(() => desk.dispose())

  const outsiders = [
    'clerk',
    'officer',
    'lead',
    'assistant',
    'reviewer',
    'publisher',
    'admin',
    'dept',
    'supervisor-here',
  ]

  test.each(outsiders)('%s can neither open it nor see that it exists', async (login) => {
    const by = desk.member(login)
    const missing = '00000000-0000-0000-0000-000000000000'
    const [real, none] = await Promise.all(
      [id, missing].map((c) => desk.office.cases.open(by, c).catch((e: unknown) => String(e))),
    )
    expect(real).toBe(none)
    for (const box of ['body', 'mine', 'waiting', 'overdue', 'following', 'done'] as const)
      expect((await desk.office.cases.inbox(by, box)).lines.map((l) => l.id)).not.toContain(id)
    for (const query of [number, '收钱', secretWords])
      expect((await desk.office.cases.search(by, query)).map((l) => l.id)).not.toContain(id)
    for (const path of [
      'accept',
      'note',
      'answer',
      'close',
      'ask',
      'transfer',
      'assign',
      'reopen',
    ]) {
      const [a, b] = await Promise.all(
        [id, missing].map((c) =>
          desk.as(login, `/admin/cases/${c}/${path}`, {
            text: '字',
            reason: '字',
            grounds: '字',
            handling: '字',
            to: 'x',
            result: 'explained',
          }),
        ),
      )
      const strip = async (r: Response | undefined) => ({
        ...((await r?.json()) as object),
        requestId: '',
      })
      expect([path, a?.status, await strip(a)]).toEqual([path, b?.status, await strip(b)])
    }
  })

  test('counts of the first responder do not move when a restricted case comes in', async () => {
    const before = await desk.office.cases.counts(desk.member('clerk'))
    await desk.take({ story: secretWords, wish: 'conduct' })
    expect(await desk.office.cases.counts(desk.member('clerk'))).toEqual(before)
    expect((await desk.office.cases.counts(desk.member('supervisor'))).body).toBe(2)
  })

  test('a supervisor of its audience opens, accepts, answers and closes it', async () => {
    const by = desk.member('supervisor')
    const view = await desk.office.cases.open(by, id)
    expect(view.identity).toMatchObject({ name: '钱举报' })
    expect(view.can).not.toContain('transfer')
    expect(view.can).not.toContain('assign')
    for (const [path, body] of [
      ['accept', {}],
      ['answer', { result: 'explained', text: '已经核查。' }],
      ['close', {}],
    ] as const)
      expect([
        path,
        (await desk.as('supervisor', `/admin/cases/${id}/${path}`, body)).status,
      ]).toEqual([path, 200])
    expect(
      (
        await desk.as('supervisor', `/admin/cases/${id}/transfer`, {
          to: desk.here,
          grounds: '转',
          handling: '无',
        })
      ).status,
    ).toBe(403)
  })

  test('a supervisor sees no ordinary case', async () => {
    const ordinary = await desk.take()
    await expect(
      desk.office.cases.open(desk.member('supervisor'), ordinary.id),
    ).rejects.toMatchObject({ status: 404 })
  })

  test('the audit names it to its own supervisors alone', async () => {
    const own = await desk.office.staff.audit(desk.member('supervisor'))
    expect(own.lines.filter((l) => l.object === `受限件 ${id.slice(-8)}`).length).toBeGreaterThan(3)
    for (const login of ['auditor', 'supervisor-here']) {
      const others = await desk.office.staff.audit(desk.member(login))
      expect(JSON.stringify(others.lines)).not.toMatch(
        new RegExp(`${id.slice(-8)}|受限|${watchers}`),
      )
      expect(others.lines.length).toBeGreaterThan(0)
    }
    await expect(desk.office.staff.audit(desk.member('clerk'))).rejects.toMatchObject({
      status: 403,
    })
  })

  test('the refusal to disable the last supervisor is the same with and without restricted cases', async () => {
    const words = async (admin: string, login: string) => {
      const answer = await desk.as(admin, `/admin/accounts/${desk.member(login).id}/disable`)
      return ((await answer.json()) as { detail: string }).detail
    }
    expect(await words('watch-admin', 'supervisor')).toBe(await words('admin', 'supervisor-here'))
  })
})
