import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines } from '#test/kit/stores.ts'
import { openDesk, type Desk } from '../desk.ts'

const grounds = '两边的清单都没有写这一段河道'
const designation = { organ: '县人民政府', document: '演示指定〔2026〕号' }

describe.each(engines)('disputes about who acts, on $name', (engine) => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk(engine)
    await desk.add('dept-lead', 'lead', desk.department)
    await desk.add('other', 'clerk', 'county-bureau')
  })
  afterAll(() => desk.dispose())
  const read = () => desk.deps.store.read
  const disputed = async (more: Parameters<Desk['take']>[0] = {}) => {
    const made = await desk.take({ item: 'shengtai-002', ...more })
    await desk.step('clerk', made.id, 'accept')
    const done = await desk.step('officer', made.id, 'dispute', {
      with: [desk.department],
      grounds,
    })
    expect(done.status).toBe(200)
    return made
  }

  test('S1-18: the body that found it first keeps handling through every stage, and the citizen sees each hop', async () => {
    const { id } = await disputed()
    expect(await desk.caseOf(id)).toMatchObject({ owner: desk.here, dispute: 'negotiate' })
    expect(
      (await desk.step('officer', id, 'answer', { result: 'corrected', text: '好' })).status,
    ).toBe(409)
    const visit = {
      officerA: '某甲',
      certificateA: '演示1',
      officerB: '某乙',
      certificateB: '演示2',
      on: '2026-05-06',
      record: '演示记录',
    }
    expect((await desk.step('officer', id, 'check', visit)).status).toBe(200)
    expect((await desk.step('officer', id, 'raise', { grounds: '没有谈成' })).status).toBe(200)
    expect(await desk.caseOf(id)).toMatchObject({ owner: desk.here, dispute: 'coordinate' })
    const settle = { owner: desk.department, text: '按河道管理职责' }
    expect((await desk.step('lead', id, 'settle', settle)).status).toBe(403)
    expect((await desk.step('coordinator', id, 'settle', settle)).status).toBe(200)
    expect(await desk.caseOf(id)).toMatchObject({
      owner: desk.department,
      firstResponder: desk.here,
      dispute: null,
      namedOwner: desk.department,
    })
    const events = (await read().events.publicOf(id)).map((e) => e.verb)
    expect(events).toEqual([
      'received',
      'accepted',
      'disputed',
      'checked',
      'dispute_raised',
      'dispute_settled',
    ])
    const said = (await read().messages.of(id)).map((m) => m.text).join()
    for (const part of [grounds, '已报请上面协调', '由谁管已经定下来']) expect(said).toContain(part)
    expect(await read().disputes.of(id)).toMatchObject([
      { openedBy: desk.here, stage: 'coordinate', owner: desk.department },
    ])
  })

  test('行政处罚法 25: a designation has its document and its organ, and comes from the ladder', async () => {
    const { id } = await disputed({ item: '' })
    await desk.step('officer', id, 'raise', { grounds: '没有谈成' })
    await desk.step('officer', id, 'raise', { grounds: '协调没有结果' })
    const bare = await desk.step('coordinator', id, 'settle', {
      owner: desk.here,
      text: '由镇里管',
    })
    expect(bare.status).toBe(422)
    expect(((await bare.json()) as { errors: { pointer: string }[] }).errors).toMatchObject([
      { pointer: '/document' },
      { pointer: '/organ' },
    ])
    const done = await desk.step('coordinator', id, 'settle', {
      owner: desk.here,
      text: '由镇里管',
      ...designation,
    })
    expect(done.status).toBe(200)
    expect(await read().disputes.of(id)).toMatchObject([{ stage: 'designate', ...designation }])
  })

  test('S0-15 S2-16 S4-12: a settled dispute binds routing from that day on, and says why', async () => {
    const item = 'shengtai-003'
    const before = await desk.take({ item })
    const { snapshot } = await desk.caseOf(before.id)
    expect(snapshot.owner?.body).not.toBe('county-bureau')
    const { id } = await disputed({ item })
    const said = { owner: 'county-bureau', text: '三家商定由它管' }
    const alone = await desk.step('lead', id, 'settle', said)
    expect(await alone.json()).toMatchObject({ errors: [{ pointer: '/document' }] })
    expect(await desk.caseOf(id)).toMatchObject({ owner: desk.here, dispute: 'negotiate' })
    const agreed = { ...said, document: '演示协商记录，2026年5月6日' }
    expect((await desk.step('lead', id, 'settle', agreed)).status).toBe(200)
    const next = await desk.caseOf((await desk.take({ item })).id)
    expect(next.snapshot.owner?.body).toBe('county-bureau')
    expect(JSON.stringify(next.snapshot.trace)).toContain('经协商一致定下来')
    // What came before stands as it stood.
    expect((await desk.caseOf(before.id)).snapshot.owner?.body).toBe(snapshot.owner?.body)
  })

  test('while it is disputed its parties and the ladder read it, without a name; nobody else does, and not afterwards', async () => {
    const person = { name: '赵保密', phone: '13800000001' }
    const made = await desk.take(
      { story: '我是赵保密，河边有人倒渣土', nameMode: 'real', item: '' },
      person,
    )
    await desk.step('clerk', made.id, 'accept')
    const open = (login: string) => desk.office.cases.open(desk.member(login), made.id)
    await expect(open('dept')).rejects.toMatchObject({ status: 404 })
    await desk.step('officer', made.id, 'dispute', { with: [desk.department], grounds })
    for (const login of ['dept', 'coordinator']) {
      const view = await open(login)
      expect(view.identity).toBeNull()
      expect(JSON.stringify(view)).not.toMatch(/赵保密|13800000001/)
      expect(view.can).not.toContain('answer')
    }
    await expect(open('other')).rejects.toMatchObject({ status: 404 })
    await desk.step('lead', made.id, 'settle', { owner: desk.here, text: '由镇里管' })
    for (const login of ['dept', 'coordinator'])
      await expect(open(login)).rejects.toMatchObject({ status: 404 })
  })

  test('S0-31 S4-1: a clue that nobody owns ends with a named owner or the result of a dispute', async () => {
    const clue = { wish: 'clue', clue: 'nobody', story: '这条沟没有人管', item: '' } as const
    const { id } = await desk.take(clue)
    await desk.step('clerk', id, 'accept')
    const bare = await desk.step('officer', id, 'answer', { result: 'settled', text: '已经清了。' })
    expect(bare.status).toBe(422)
    expect(await bare.json()).toMatchObject({ errors: [{ pointer: '/names' }] })
    const named = { result: 'settled', text: '已经清了。', names: desk.department }
    expect((await desk.step('officer', id, 'answer', named)).status).toBe(200)
    expect((await desk.caseOf(id)).namedOwner).toBe(desk.department)
    expect((await read().messages.of(id)).at(-1)?.text).toMatch(/这件事由县级.*管。/)

    const other = await desk.take(clue)
    await desk.step('clerk', other.id, 'accept')
    await desk.step('officer', other.id, 'dispute', { with: [desk.department], grounds })
    await desk.step('lead', other.id, 'settle', { owner: desk.here, text: '由镇里管' })
    const answered = await desk.step('officer', other.id, 'answer', {
      result: 'settled',
      text: '好了。',
    })
    expect(answered.status).toBe(200)

    const gone = await desk.take(clue)
    await desk.deps.store.write(async (tx) => {
      const c = await tx.cases.byId(gone.id)
      const { record } = await import('#db/casework.ts')
      const { calendar } = desk.deps
      const ground = { clocks: [], calendar: calendar() }
      if (c) await record(tx, c, { do: 'withdraw' }, { role: 'citizen' }, desk.clock.at, ground)
    })
    expect((await desk.step('clerk', gone.id, 'close', { result: '看过了' })).status).toBe(422)
    const closed = { result: '看过了', names: desk.here }
    expect((await desk.step('clerk', gone.id, 'close', closed)).status).toBe(200)
  })

  test('S4-1: the public board shows item, township, age and owner, never a small number, number, text or spot', async () => {
    const { id, number } = await desk.take({
      wish: 'clue',
      clue: 'many',
      story: '三家都来罚，说法不一样',
      spot: '某铺子门口',
      item: 'shengtai-004',
    })
    const board = await desk.office.cases.board(desk.place.slug)
    const row = board.find((r) => r.item === 'shengtai-004')
    expect(row).toMatchObject({ many: '不到5件', open: true, months: 0, owner: null })
    const shown = JSON.stringify(board)
    for (const secret of [id, number, '三家都来罚', '某铺子']) expect(shown).not.toContain(secret)
    await desk.step('clerk', id, 'accept')
    const answer = { result: 'settled', text: '定了。', names: desk.department }
    await desk.step('officer', id, 'answer', answer)
    const after = await desk.office.cases.board(desk.place.slug)
    expect(after.find((r) => r.item === 'shengtai-004')).toMatchObject({
      open: false,
      owner: desk.department,
    })
  })

  test('S0-31 S4-1: the end of a dispute is the end of the gap on the board, though the case goes on', async () => {
    const clue = { wish: 'clue', clue: 'nobody', item: 'shengtai-005' } as const
    const { id } = await disputed({ story: '渠道塌了，都说不管', ...clue })
    const row = async () =>
      (await desk.office.cases.board(desk.place.slug)).find((r) => r.item === clue.item)
    expect(await row()).toMatchObject({ open: true, nobody: '不到5件', dispute: '不到5件' })
    await desk.step('lead', id, 'settle', { owner: desk.here, text: '由镇里管' })
    expect(await row()).toMatchObject({ open: false, nobody: '', dispute: '', owner: desk.here })
    expect((await desk.caseOf(id)).status).toBe('accepted')
  })

  test('S1-20(1) S4-12: the agenda of a joint meeting is made from open cases; the ladder sees all, others their own', async () => {
    const { id, number } = await disputed({ item: '' })
    const of = async (login: string) =>
      (await desk.office.cases.agenda(desk.member(login))).rows.map((r) => r.number)
    expect(await of('coordinator')).toContain(number)
    expect(await of('dept')).toContain(number)
    expect(await of('clerk')).toContain(number)
    expect(await of('other')).not.toContain(number)
    await desk.step('lead', id, 'settle', { owner: desk.here, text: '由镇里管' })
    expect(await of('coordinator')).not.toContain(number)
  })
})

test('S1-18: where nobody on the ladder can sign in, the owner puts its decision on record, with its document and organ', async () => {
  const [engine] = engines
  if (!engine) throw new Error('no engine')
  const body = 'county-gov'
  const quiet = await openDesk(engine, {}, Infinity, (place) => ({
    ...place,
    ladder: [{ step: '报请决定', body, source: '演示' }],
  }))
  try {
    const { id } = await quiet.take({ item: 'shengtai-002' })
    await quiet.step('officer', id, 'accept')
    await quiet.step('officer', id, 'dispute', { with: [quiet.department], grounds })
    await quiet.step('officer', id, 'raise', { grounds: '没有谈成' })
    expect((await quiet.office.cases.open(quiet.member('lead'), id)).can).toContain('settleDispute')
    const said = { owner: quiet.department, text: '按管理范围' }
    const bare = await quiet.step('lead', id, 'settle', said)
    expect(await bare.json()).toMatchObject({ errors: [{ pointer: '/document' }] })
    expect((await quiet.step('dept', id, 'settle', { ...said, ...designation })).status).toBe(403)
    expect((await quiet.step('lead', id, 'settle', { ...said, ...designation })).status).toBe(200)
    expect(await quiet.caseOf(id)).toMatchObject({ owner: quiet.department, dispute: null })
  } finally {
    await quiet.dispose()
  }
})
