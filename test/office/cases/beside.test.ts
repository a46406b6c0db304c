import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines } from '#test/kit/stores.ts'
import { openDesk, watchers, type Desk } from '../desk.ts'

const day = 86_400_000

describe.each(engines)('what goes on beside the handling, on $name', (engine) => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk(engine)
    await desk.add('bureau', 'clerk', 'county-bureau')
  })
  afterAll(() => desk.dispose())
  const read = () => desk.deps.store.read
  const cases = () => desk.office.cases
  const taken = () => desk.take({ nameMode: 'withheld' }, { name: '张三丰', phone: '13800000000' })
  const wrong = async (answer: Response) =>
    ((await answer.json()) as { errors?: { pointer: string }[] }).errors?.map((e) => e.pointer)

  test('S2-5: 督办函 wait for an answer; the overdue stand first, silence is recorded, a late answer is taken', async () => {
    const { id } = await taken()
    const paper = { kind: 'supervise', to: desk.department, text: '张三丰的事超期没有办' }
    expect(await wrong(await desk.step('lead', id, 'paper', paper))).toEqual(['/dueOn'])
    expect(
      await wrong(await desk.step('lead', id, 'paper', { ...paper, dueOn: '2026-05-01' })),
    ).toEqual(['/dueOn'])
    const sent = await desk.step('lead', id, 'paper', { ...paper, dueOn: '2026-05-08' })
    const { letter } = (await sent.json()) as { letter: string }
    await desk.step('lead', id, 'paper', {
      kind: 'prompt',
      to: 'county-bureau',
      text: '请留意',
      dueOn: '2026-06-30',
    })
    const ledger = (login: string) => cases().supervisionLetters(desk.member(login))
    expect(await ledger('lead')).toMatchObject({ waiting: 2, overdue: 0 })

    const box = async (login: string) => (await cases().letters(desk.member(login))).waiting
    const [asked] = await box('dept')
    expect(asked).toMatchObject({ kind: 'supervision', dueOn: '2026-05-08', outcome: null })
    expect(asked?.text).toContain('执法督办函')
    expect(JSON.stringify(asked)).not.toMatch(/张三丰|13800000000/)
    // Whoever is written to reads the paper, and nothing else of the case.
    const copy = await cases().letterCopy(desk.member('dept'), id, letter)
    expect(copy.text.title).toBe('执法督办函')
    for (const login of ['dept', 'bureau'])
      await expect(cases().open(desk.member(login), id)).rejects.toMatchObject({ status: 404 })
    await expect(cases().letterCopy(desk.member('bureau'), id, letter)).rejects.toMatchObject({
      status: 404,
    })

    expect(await cases().lettersDue(desk.member('dept'))).toEqual({ waiting: 1, late: 0 })
    desk.later(4 * day)
    expect(await cases().lettersDue(desk.member('dept'))).toEqual({ waiting: 1, late: 1 })
    expect(await cases().lettersDue(desk.member('publisher'))).toBeNull()
    expect(await cases().lapse()).toMatchObject({ requests: 1 })
    const late = await ledger('lead')
    expect(late).toMatchObject({ waiting: 2, overdue: 1 })
    expect(late.lines[0]).toMatchObject({ id: letter, answer: { late: true, lapsed: true } })
    const reply = { outcome: 'done', text: '已经办结，结果另报' }
    expect((await desk.as('bureau', `/admin/letters/${asked?.id}/reply`, reply)).status).toBe(404)
    expect((await desk.as('dept', `/admin/letters/${asked?.id}/reply`, reply)).status).toBe(200)
    const after = await ledger('lead')
    expect(after).toMatchObject({ waiting: 1, overdue: 0 })
    expect(after.lines.at(-1)).toMatchObject({ answer: { text: reply.text, lapsed: true } })
    const verbs = (await read().events.of(id)).map((e) => e.verb)
    expect(verbs.filter((v) => v.startsWith('request'))).toEqual([
      'requested',
      'requested',
      'request_lapsed',
      'request_answered',
    ])
    const audited = (await read().audit.list({ object: `case:${id}`, limit: 50 })).map(
      (r) => r.verb,
    )
    expect(audited.filter((v) => v === 'paper.supervise')).toHaveLength(2)
    // Nothing of it is for the citizen.
    const open = await read().events.of(id)
    expect(open.filter((e) => e.public).map((e) => e.verb)).toEqual(['received'])
  })

  test('S2-5: a paper of supervision may go to the owner itself, in every state, and only from who follows', async () => {
    const { id } = await taken()
    const by = { role: 'staff', id: desk.member('coordinator').id, body: watchers } as const
    expect(desk.office.cases).toBeDefined()
    const { step: machine } = await import('#rules/case/lifecycle.ts')
    const c = await read().cases.byId(id)
    if (!c) throw new Error('no case')
    const core = { ...c, status: 'closed', kind: 'report' } as const
    const ask = {
      do: 'request',
      request: 'r',
      kind: 'supervision',
      to: desk.here,
      toName: '本单位',
      text: '请复查',
    } as const
    expect(machine(core, ask, by, 0)).toMatchObject({ code: 'case.not_yours' })
    expect(machine(core, ask, { ...by, coordinates: true }, 0)).toMatchObject({
      event: { payload: { from: watchers, to: desk.here } },
    })
    expect(machine(core, { ...ask, kind: 'summons' }, { ...by, body: desk.here }, 0)).toMatchObject(
      {
        code: 'case.closed',
      },
    )
  })

  test('S4-8: a change of an item or a checklist is proposed from a case, and taken up or not, with words', async () => {
    const { id, number } = await taken()
    const item = desk.deps.facts().items[0]?.id ?? ''
    const propose = (login: string, body: object) => desk.step(login, id, 'propose', body)
    const given = { target: 'checklist', item, text: '张三丰说得对：夜间施工要先看许可' }
    expect((await propose('dept', given)).status).toBe(404)
    expect((await propose('assistant', given)).status).toBe(403)
    expect(await wrong(await propose('clerk', { ...given, item: 'nothing-1' }))).toEqual(['/item'])
    expect(await wrong(await propose('clerk', { ...given, text: '' }))).toEqual(['/text'])
    expect((await propose('officer', given)).status).toBe(200)
    expect((await propose('clerk', { ...given, target: 'words' })).status).toBe(200)

    const editor = desk.member('publisher')
    const { open } = await cases().proposals(editor)
    const mine = open.filter((p) => p.number === number)
    expect(mine).toHaveLength(2)
    expect(mine[0]).toMatchObject({ item, from: desk.here })
    expect(JSON.stringify(mine)).not.toMatch(/张三丰|13800000000/)
    await expect(cases().open(editor, id)).rejects.toMatchObject({ status: 404 })
    await expect(cases().proposals(desk.member('clerk'))).rejects.toMatchObject({ status: 403 })
    // They are no letters to a body.
    const box = await cases().letters(desk.member('clerk'))
    expect(box.waiting.filter((l) => l.number === number)).toEqual([])

    const settle = (login: string, which: string, body: object) =>
      desk.as(login, `/admin/proposals/${which}`, body)
    const first = mine[0]?.id ?? ''
    const no = { adopt: 'no', text: '许可由县级部门管，不进这张清单' }
    expect((await settle('clerk', first, no)).status).toBe(403)
    expect(await wrong(await settle('publisher', first, { adopt: 'no', text: '' }))).toEqual([
      '/text',
    ])
    expect((await settle('publisher', first, no)).status).toBe(200)
    expect((await settle('publisher', first, no)).status).toBe(409)
    await settle('publisher', mine[1]?.id ?? '', { adopt: 'yes', text: '下次改目录时加上' })
    const { requests } = await cases().open(desk.member('officer'), id)
    expect(new Map(requests.map((r) => [r.outcome, r.answer]))).toEqual(
      new Map([
        ['refused', no.text],
        ['done', '下次改目录时加上'],
      ]),
    )
    const audited = (await read().audit.list({ object: `case:${id}`, limit: 50 })).map(
      (r) => r.verb,
    )
    expect(audited.filter((v) => v === 'case.propose')).toHaveLength(2)
    expect(audited.filter((v) => v === 'catalogue.edit')).toHaveLength(2)
    expect((await read().cases.byId(id))?.status).toBe('received')
    expect(
      (await desk.as('clerk', `/admin/letters/${first}/reply`, { outcome: 'done' })).status,
    ).toBe(404)
  })

  test('who looked at which file stands on record, and a file never opens for who may not open the case', async () => {
    const { id } = await taken()
    const files = await Promise.all(
      ['一.png', '二.pdf'].map(async (name, n) => {
        const put = await desk.deps.files.put(new Uint8Array([n]))
        const mime = name.endsWith('pdf') ? 'application/pdf' : 'image/png'
        return desk.deps.store.write((tx) =>
          tx.files.insert({ ...put, caseId: id, name, mime, at: n + 1, author: 'citizen' }),
        )
      }),
    )
    const [one, two] = files.map((f) => f.id)
    const clerk = desk.member('clerk')
    const seen = await cases().evidence(clerk, id, one ?? '')
    expect(seen).toMatchObject({ at: 1, of: 2, before: null, behind: two })
    expect(await cases().evidence(clerk, id, two ?? '')).toMatchObject({
      before: one,
      behind: null,
    })
    await cases().file(clerk, id, one ?? '')
    const looks = await cases().seenBy(desk.member('lead'), id)
    expect(looks.filter((l) => l.file !== null)).toMatchObject([{ who: '某clerk', file: one }])
    for (const login of ['dept', 'publisher', 'cadre', 'admin'])
      for (const look of [cases().evidence, cases().file])
        await expect(look(desk.member(login), id, one ?? '')).rejects.toMatchObject({ status: 404 })
    await expect(cases().evidence(clerk, id, 'nothing')).rejects.toMatchObject({ status: 404 })
  })
})
