import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines } from '#test/kit/stores.ts'
import { openDesk, type Desk } from '../desk.ts'

/** The desk's clock stands on Wednesday, 2026-05-06: what is recorded now may have happened days ago. */
describe.each(engines)('the day on which something happened, on $name', (engine) => {
  let desk: Desk
  beforeAll(async () => void (desk = await openDesk(engine)))
  afterAll(() => desk.dispose())
  const row = async (id: string, clock: string) =>
    (await desk.deps.store.read.caseClocks.of(id)).find((k) => k.clockId === clock)
  const taken = async () => {
    const { id } = await desk.take()
    await desk.step('officer', id, 'accept')
    return id
  }
  const measure = (id: string, mark: string, on: string) =>
    desk.step('officer', id, 'measure', { mark, text: '演示清单', on })

  test('行政处罚法 56: seven working days from the day on which evidence was held, not from its record', async () => {
    const id = await taken()
    await measure(id, 'evidence_held', '2026-04-28')
    expect(await row(id, 'evidence-hold')).toMatchObject({
      startedOn: '2026-04-28',
      // Without the five days of May and with the worked Saturday, 9 May.
      dueOn: '2026-05-11',
    })
  })

  test('行政处罚法 60: ninety days from the filing; a decision that is recorded late was not late', async () => {
    const id = await taken()
    const filing = { number: '演立〔2026〕甲1号', on: '2026-02-02' }
    expect((await desk.step('lead', id, 'file', filing)).status).toBe(200)
    // The ninetieth day, 3 May, is a day off; the first working day after it is the 6th.
    expect((await row(id, 'penalty-decision'))?.dueOn).toBe('2026-05-06')
    const [filed] = await desk.deps.store.read.filings.of(id)
    expect(filed?.filedAt).toBe(Date.parse('2026-02-02T00:00:00+08:00'))
    const hearing = { text: '演示听证通知书', on: '2026-05-06', reason: '听证' }
    await desk.step('officer', id, 'measure', { ...hearing, mark: 'time_out' })
    const [open] = await desk.office.cases.filings(desk.member('lead'))
    expect(open).toMatchObject({ pausedOn: '2026-05-06' })
    await desk.step('officer', id, 'measure', { ...hearing, mark: 'time_in' })
    expect(await row(id, 'penalty-decision')).toMatchObject({ dueOn: '2026-05-06', pausedOn: null })
    const decide = { decision: '演罚〔2026〕甲1号', on: '2026-04-30', kinds: '警告' }
    expect((await desk.step('lead', id, 'decide', decide)).status).toBe(200)
    expect((await row(id, 'penalty-decision'))?.stoppedOn).toBe('2026-04-30')
    expect(await row(id, 'decision-service')).toMatchObject({
      startedOn: '2026-04-30',
      dueOn: '2026-05-13',
    })
  })

  test('what is held a second time has a clock of its own', async () => {
    const id = await taken()
    await measure(id, 'evidence_held', '2026-04-20')
    await measure(id, 'evidence_settled', '2026-04-22')
    expect((await row(id, 'evidence-hold'))?.stoppedOn).toBe('2026-04-22')
    await measure(id, 'evidence_held', '2026-05-06')
    expect(await row(id, 'evidence-hold')).toMatchObject({
      startedOn: '2026-05-06',
      dueOn: '2026-05-14',
      stoppedOn: null,
    })
    expect((await desk.caseOf(id)).dueOn).not.toBeNull()
  })

  test('行政强制法 25: a seizure is extended once by thirty days, and the time of a test does not count', async () => {
    const id = await taken()
    await measure(id, 'seized', '2026-04-20')
    expect((await row(id, 'seizure'))?.dueOn).toBe('2026-05-20')
    await measure(id, 'seizure_extended', '2026-05-06')
    expect((await row(id, 'seizure'))?.dueOn).toBe('2026-06-19')
    const lab = (mark: string, on: string, reason = '检测') =>
      desk.step('officer', id, 'measure', { mark, text: '演示检测委托书', on, reason })
    expect((await lab('time_in', '2026-05-01')).status).toBe(400)
    const other = await lab('time_out', '2026-04-25', '领导出差')
    expect(await other.json()).toMatchObject({ errors: [{ pointer: '/reason' }] })
    expect((await lab('time_out', '2026-04-25')).status).toBe(200)
    expect((await lab('time_out', '2026-04-26')).status).toBe(400)
    expect(await row(id, 'seizure')).toMatchObject({ pausedOn: '2026-04-25', stoppedOn: null })
    // The citizen's answer ends the wait for the citizen, not a test.
    await desk.step('officer', id, 'ask', { text: '请补充' })
    await desk.step('officer', id, 'transfer', {
      to: desk.department,
      grounds: '不归我们',
      handling: '已制止',
    })
    expect((await row(id, 'seizure'))?.pausedOn).toBe('2026-04-25')
    expect((await lab('time_in', '2026-05-01')).status).toBe(409)
    await desk.step('officer', id, 'recall', { grounds: '先由本单位办' })
    expect((await lab('time_in', '2026-05-01')).status).toBe(200)
    // Six days, from 25 to 30 April.
    expect(await row(id, 'seizure')).toMatchObject({ dueOn: '2026-06-25', pausedOn: null })
  })

  test('nothing is on record before it has happened', async () => {
    const id = await taken()
    const tomorrow = '2026-05-07'
    const officers = {
      officerA: '甲',
      certificateA: '演示1',
      officerB: '乙',
      certificateB: '演示2',
      record: '演示',
    }
    const steps: [string, object][] = [
      ['check', { ...officers, on: tomorrow }],
      ['file', { number: '演立2号', on: tomorrow }],
      ['measure', { mark: 'seized', text: '演示', on: tomorrow }],
    ]
    for (const [name, body] of steps) {
      const answer = await desk.step('lead', id, name, body)
      expect(await answer.text(), name).toContain('还没有到')
    }
    await desk.step('lead', id, 'file', { number: '演立〔2026〕甲2号' })
    const decided = await desk.step('lead', id, 'decide', {
      decision: '演罚2号',
      on: tomorrow,
      kinds: '警告',
    })
    expect(decided.status).toBe(400)
    const paper = { paperDocument: '演示回函', paperOn: tomorrow }
    await desk.step('officer', id, 'transfer', {
      to: 'police',
      grounds: '不归我们',
      handling: '已制止',
      evidence: '照片',
    })
    const received = await desk.step('officer', id, 'receive', paper)
    expect(await received.json()).toMatchObject({ errors: [{ pointer: '/paperOn' }] })
  })
})
