import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines } from '#test/kit/stores.ts'
import type { Clock } from '#rules/content/common.ts'
import { openDesk, type Desk } from '../desk.ts'

/** A limit with an extension, as a place may have one. */
const answerClock: Clock = {
  id: 'demo-answer',
  name: '答复来件人',
  start: 'received',
  stop: 'answered',
  length: 10,
  unit: 'working',
  kinds: [],
  pauses: [],
  extension: { length: 5, unit: 'working', source: '演示文件第二条' },
  source: '演示文件第一条',
  standing: 'promise',
}

describe.each(engines)('a case between acceptance and its end, on $name', (engine) => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk(engine, {}, Infinity, (p) => ({
      ...p,
      clocks: [...p.clocks, answerClock],
    }))
  })
  afterAll(() => desk.dispose())
  const read = () => desk.deps.store.read
  const accepted = async (more: Parameters<Desk['take']>[0] = {}) => {
    const made = await desk.take(more)
    await desk.step('clerk', made.id, 'accept')
    return made
  }
  const clock = async (id: string, name: string) =>
    (await read().caseClocks.of(id)).find((k) => k.clockId === name)
  const visit = {
    officerA: '某甲',
    certificateA: '演示1',
    officerB: '某乙',
    certificateB: '演示2',
    on: '2026-05-06',
    record: '演示记录',
  }

  test('on-the-page 5: an extension is given once, with a reason that the citizen reads, by what its source allows', async () => {
    const { id } = await accepted()
    expect((await clock(id, 'demo-answer'))?.dueOn).toBe('2026-05-19')
    expect((await desk.step('officer', id, 'extend', { reason: '要等检测' })).status).toBe(403)
    expect((await desk.step('lead', id, 'extend', { reason: '要等检测' })).status).toBe(200)
    expect((await clock(id, 'demo-answer'))?.dueOn).toBe('2026-05-26')
    expect((await read().cases.byId(id))?.dueOn).toBe('2026-05-26')
    expect((await read().messages.of(id)).at(-1)?.text).toContain('要等检测')
    expect((await desk.step('lead', id, 'extend', { reason: '再等等' })).status).toBe(409)
  })

  test('S1-14 行政处罚法 42, 55: a check has two licensed officers and a record', async () => {
    const { id } = await accepted()
    const alone = await desk.step('officer', id, 'check', { ...visit, certificateB: '演示1' })
    expect(alone.status).toBe(422)
    expect((await desk.step('officer', id, 'check', { ...visit, record: ' ' })).status).toBe(400)
    expect((await desk.step('officer', id, 'check', visit)).status).toBe(200)
    const last = (await read().events.of(id)).at(-1)
    expect(last?.payload).toMatchObject({ officers: [{ certificate: '演示1' }, { name: '某乙' }] })
  })

  test('行政处罚法 54, 60: 立案 has a number of its own, starts the ninety days, and the decision stops them after the answer', async () => {
    const { id } = await accepted()
    const answer = { result: 'filed', text: '已经立案。' }
    expect((await desk.step('officer', id, 'answer', answer)).status).toBe(409)
    expect((await desk.step('officer', id, 'file', { number: '演示罚立〔2026〕1号' })).status).toBe(
      403,
    )
    expect((await desk.step('lead', id, 'file', { number: '演示罚立〔2026〕1号' })).status).toBe(
      200,
    )
    expect(await clock(id, 'penalty-decision')).toMatchObject({
      startedOn: '2026-05-06',
      dueOn: '2026-08-04',
      stoppedOn: null,
    })
    expect((await desk.step('officer', id, 'answer', answer)).status).toBe(200)
    const open = await desk.office.cases.filings(desk.member('lead'))
    expect(open).toMatchObject([{ filing: '演示罚立〔2026〕1号', dueOn: '2026-08-04' }])

    const second = await accepted()
    const twice = await desk.step('lead', second.id, 'file', { number: '演示罚立〔2026〕1号' })
    expect(await twice.json()).toMatchObject({ errors: [{ pointer: '/number' }] })

    const decision = { decision: '演示罚决〔2026〕1号', on: '2026-05-06', kinds: '警告' }
    expect((await desk.step('lead', id, 'decide', decision)).status).toBe(200)
    expect((await clock(id, 'penalty-decision'))?.stoppedOn).toBe('2026-05-06')
    expect(await desk.office.cases.filings(desk.member('lead'))).toEqual([])
    expect((await desk.step('lead', id, 'decide', decision)).status).toBe(409)
  })

  test('S0-12: a township records no decision with a penalty that the county keeps; the county does', async () => {
    const { id } = await accepted()
    await desk.step('lead', id, 'file', { number: '演示罚立〔2026〕7号' })
    const decision = { decision: '演示罚决〔2026〕7号', on: '2026-05-06' }
    expect((await desk.step('lead', id, 'decide', decision)).status).toBe(400)
    const kept = { ...decision, kinds: ['罚款', '吊销许可证件'] }
    const no = await desk.step('lead', id, 'decide', kept)
    expect(no.status).toBe(409)
    expect(await no.json()).toMatchObject({ errors: [{ pointer: '/kinds' }] })
    const ask = async (login: string) => {
      const answer = await desk.step(login, id, 'penalty', { kinds: ['吊销许可证件', '罚款'] })
      return ((await answer.json()) as { answer: { own: string[]; above: string[] } }).answer
    }
    expect(await ask('officer')).toMatchObject({ own: ['罚款'], above: ['吊销许可证件'] })
    const move = { to: desk.department, grounds: '保留在县级', handling: '已固定证据' }
    await desk.step('officer', id, 'transfer', move)
    await desk.step('dept', id, 'receive')
    expect(await ask('dept')).toMatchObject({ own: ['吊销许可证件', '罚款'], above: [] })
  })

  test('DESIGN 6.3: cases of one matter are merged, and the answer of the main one is told to each in the same write', async () => {
    const main = await accepted({ story: '夜里打桩' })
    const child = await desk.take({ nameMode: 'real' }, { name: '孙某', phone: '13800000002' })
    expect((await desk.step('officer', child.id, 'merge', { into: child.number })).status).toBe(400)
    expect((await desk.step('dept', child.id, 'merge', { into: main.number })).status).toBe(404)
    expect((await desk.step('officer', child.id, 'merge', { into: main.number })).status).toBe(200)
    const view = await desk.office.cases.open(desk.member('clerk'), main.id)
    expect(view.merged.map((m) => m.id)).toEqual([child.id])
    const boom = () => Promise.reject(new Error('power cut'))
    desk.spoil((tx) => ({ ...tx, search: tx.search, audit: { ...tx.audit, insert: boom } }))
    const answer = { result: 'corrected', text: '已责令停工。' }
    expect((await desk.step('officer', main.id, 'answer', answer)).status).toBe(500)
    desk.spoil(null)
    expect((await read().cases.byId(child.id))?.status).toBe('received')
    expect((await desk.step('officer', main.id, 'answer', answer)).status).toBe(200)
    expect(await read().cases.byId(child.id)).toMatchObject({
      status: 'answered',
      owner: desk.here,
      mergedInto: main.id,
    })
    expect((await read().messages.of(child.id)).at(-1)?.text).toContain('已责令停工')
    expect((await desk.step('officer', child.id, 'merge', { into: main.number })).status).toBe(400)
  })

  test('S1-20(4): urging reaches the owner and the first responder; satisfaction is kept; «不满意» reopens once', async () => {
    const made = await accepted()
    const { track } = desk.office.complaints
    const slug = desk.place.slug
    const { number, secret } = await track.find(slug, made.number, made.secret)
    const may = async () => (await track.view(slug, number, secret)).may
    expect(await may()).toEqual(['reply', 'withdraw', 'urge'])
    await track.urge(slug, number, secret)
    await expect(track.rate(slug, number, secret, 5, '')).rejects.toMatchObject({ status: 409 })
    await desk.step('officer', made.id, 'answer', { result: 'corrected', text: '已经改正。' })
    expect(await may()).toEqual(['reply', 'rate', 'reopen'])
    await expect(track.rate(slug, number, secret, 7, '')).rejects.toMatchObject({ status: 422 })
    await track.rate(slug, number, secret, 2, '来得太慢')
    expect((await read().cases.byId(made.id))?.rating).toBe(2)
    await track.reopen(slug, number, secret, '夜里还在施工')
    expect(await read().cases.byId(made.id)).toMatchObject({ status: 'accepted', answeredAt: null })
    await desk.step('officer', made.id, 'answer', { result: 'corrected', text: '又去看了。' })
    expect(await may()).toEqual(['reply', 'rate'])
    await expect(track.reopen(slug, number, secret, '还是')).rejects.toMatchObject({
      code: 'case.reopened_once',
    })
    const verbs = (await read().events.of(made.id)).map((e) => e.verb)
    expect(verbs.filter((v) => ['urged', 'rated', 'dissatisfied'].includes(v))).toEqual([
      'urged',
      'rated',
      'dissatisfied',
    ])
  })

  test('on-the-page 4: withdrawal ends the reply, not the check of a reported violation', async () => {
    const made = await accepted()
    const { track } = desk.office.complaints
    const { number, secret } = await track.find(desk.place.slug, made.number, made.secret)
    await track.withdraw(desk.place.slug, number, secret)
    expect((await desk.step('officer', made.id, 'check', visit)).status).toBe(200)
    const found = { finding: 'corrected', text: '现场已停工' }
    expect((await desk.step('officer', made.id, 'find', found)).status).toBe(200)
    const told = await desk.step('officer', made.id, 'answer', { result: 'corrected', text: '好' })
    expect(told.status).toBe(409)
    expect((await desk.step('clerk', made.id, 'close', { result: '现场已停工' })).status).toBe(200)
  })
})
