import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines } from '#test/kit/stores.ts'
import { openDesk, type Desk } from '../desk.ts'

const day = 86_400_000

describe.each(engines)('what is asked of other bodies, on $name', (engine) => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk(engine)
    await desk.add('bureau', 'clerk', 'county-bureau')
  })
  afterAll(() => desk.dispose())
  const read = () => desk.deps.store.read
  const reply = (login: string, id: string, body: unknown) =>
    desk.as(login, `/admin/letters/${id}/reply`, body)
  const taken = async (story = '仓库里堆了很多桶，味道刺鼻') => {
    const made = await desk.take(
      { story, nameMode: 'withheld' },
      { name: '赵保密', phone: '13800000001' },
    )
    await desk.step('clerk', made.id, 'accept')
    return made
  }
  const ask = (id: string, more: object) =>
    desk.step('officer', id, 'request', { kind: 'assistance', text: '请派人一起看', ...more })
  const letters = async (login: string, number: string) =>
    (await desk.office.cases.letters(desk.member(login))).waiting.filter((l) => l.number === number)

  test('S1-6: whoever cannot help says why; a refusal without reasons is none', async () => {
    const { id, number } = await taken()
    await ask(id, { to: desk.department })
    const [letter] = await letters('dept', number)
    const bare = await reply('dept', letter?.id ?? '', { outcome: 'refused' })
    expect(bare.status).toBe(422)
    const why = { outcome: 'refused', text: '没有检测资质，请找县监测站' }
    expect((await reply('dept', letter?.id ?? '', why)).status).toBe(200)
    expect((await reply('dept', letter?.id ?? '', why)).status).toBe(409)
    const view = await desk.office.cases.open(desk.member('clerk'), id)
    expect(view.requests).toMatchObject([{ outcome: 'refused', answer: why.text }])
  })

  test('S1-20(5) 处罚法 75: a letter, and the sheet for the visit, carry nothing of the reporter', async () => {
    const { id, number } = await taken('我是赵保密，电话13800000001，仓库味道刺鼻')
    await ask(id, { kind: 'hazard', to: desk.department, text: '赵保密反映有桶装气体' })
    const [letter] = await letters('dept', number)
    expect(letter).toMatchObject({ kind: 'hazard', text: '［已隐去］反映有桶装气体' })
    expect(JSON.stringify(letter)).not.toMatch(/赵保密|13800000001/)
    await expect(desk.office.cases.open(desk.member('dept'), id)).rejects.toMatchObject({
      status: 404,
    })
    const sheet = await desk.office.cases.sheet(desk.member('officer'), id)
    expect(JSON.stringify({ ...sheet, place: null })).not.toMatch(/赵保密|13800000001|味道刺鼻/)
  })

  test('S1-20(7) S4-13 行政处罚法 27, 移送规定 5, 8: a suspected crime goes to the police alone, runs its own clocks, and is hidden from others', async () => {
    const { id, number, secret } = await taken()
    const crime = { kind: 'crime', text: '数量达到追诉标准' }
    expect((await ask(id, { ...crime, to: desk.department })).status).toBe(400)
    expect((await ask(id, { ...crime, to: 'police' })).status).toBe(200)
    const [request] = await read().requests.of(id)
    const clock = async (name: string) =>
      (await read().caseClocks.of(id)).find((k) => k.clockId === name)
    expect(await clock('crime-approval')).toMatchObject({ dueOn: '2026-05-09', stoppedOn: null })
    const mark = (kind: string, text: string) =>
      desk.step('officer', id, 'crime', {
        request: request?.id,
        mark: kind,
        text,
        on: '2026-05-06',
      })
    expect((await mark('approved', '演示负责人批准')).status).toBe(200)
    expect((await clock('crime-approval'))?.stoppedOn).toBe('2026-05-06')
    expect((await mark('received', '演示回执')).status).toBe(200)
    expect(await clock('crime-answer')).toMatchObject({ dueOn: '2026-05-09', stoppedOn: null })

    const mine = await desk.office.cases.open(desk.member('officer'), id)
    expect(mine.requests).toHaveLength(1)
    const auxiliary = await desk.office.cases.open(desk.member('assistant'), id)
    const citizen = await desk.office.complaints.track.find(desk.place.slug, number, secret)
    const told = await desk.office.complaints.track.view(
      desk.place.slug,
      citizen.number,
      citizen.secret,
    )
    const proof = await desk.office.complaints.track.proof(
      desk.place.slug,
      citizen.number,
      citizen.secret,
    )
    for (const shown of [auxiliary, told, proof])
      expect(JSON.stringify(shown)).not.toMatch(/追诉标准|涉嫌犯罪案件移送|crime/)
    expect(JSON.stringify(auxiliary.clocks)).not.toContain('公安')
  })

  test('S1-25: a body without an account receives and answers on paper, recorded by whoever follows; one with an account does not', async () => {
    const { id } = await taken()
    const move = { grounds: '在它的管理范围', handling: '已拍照', evidence: '' }
    await desk.step('officer', id, 'transfer', { ...move, to: desk.department })
    const paper = { paperDocument: '演示收文〔2026〕号', paperOn: '2026-05-06' }
    expect(await (await desk.step('officer', id, 'receive', paper)).json()).toMatchObject({
      code: 'case.has_accounts',
    })
    await desk.step('dept', id, 'return', { grounds: '不在范围', proposal: '司法所' })
    await desk.step('officer', id, 'transfer', { ...move, to: 'judicial-station' })
    expect((await desk.step('officer', id, 'receive')).status).toBe(403)
    const half = await desk.step('officer', id, 'receive', { paperDocument: paper.paperDocument })
    expect(half.status).toBe(422)
    const view = await desk.office.cases.open(desk.member('officer'), id)
    expect(view.paper?.can).toContain('receiveTransfer')
    expect((await desk.step('officer', id, 'receive', paper)).status).toBe(200)
    expect(await read().cases.byId(id)).toMatchObject({
      owner: 'judicial-station',
      firstResponder: desk.here,
    })
    const answer = { result: 'unfounded', text: '它书面答复没有发现。', ...paper }
    expect((await desk.step('officer', id, 'answer', answer)).status).toBe(200)
    const last = (await read().events.of(id)).at(-1)
    expect(last?.payload).toMatchObject({
      owner: 'judicial-station',
      paper: { body: 'judicial-station', document: paper.paperDocument, recordedBy: desk.here },
    })
    expect((await read().messages.of(id)).at(-1)?.text).toContain('书面答复没有发现')
  })

  test('S4-9 S1-19: a summons goes to several bodies, each with its serial, answer time or silence on record', async () => {
    const { id, number } = await taken()
    const done = await ask(id, {
      kind: 'summons',
      to: [desk.department, 'county-bureau'],
      dueOn: '2026-05-08',
    })
    expect(done.status).toBe(200)
    const [dept] = await letters('dept', number)
    const [bureau] = await letters('bureau', number)
    expect(new Set([dept?.serial, bureau?.serial]).size).toBe(2)
    expect((await reply('bureau', dept?.id ?? '', { outcome: 'arrived' })).status).toBe(404)
    expect((await reply('dept', dept?.id ?? '', { outcome: 'arrived' })).status).toBe(200)
    expect(await letters('dept', number)).toEqual([])
    desk.later(3 * day)
    expect(await desk.office.cases.lapse()).toMatchObject({ requests: 1 })
    expect(await desk.office.cases.lapse()).toMatchObject({ requests: 0 })
    const [late] = await letters('bureau', number)
    expect(late).toMatchObject({ late: true, age: 3 })
    const rows = await read().requests.of(id)
    expect(rows.map((r) => [r.toBody, r.outcome, r.lapsedAt === null])).toEqual(
      expect.arrayContaining([
        [desk.department, 'arrived', true],
        ['county-bureau', null, false],
      ]),
    )
    const verbs = (await read().events.of(id)).map((e) => e.verb)
    expect(verbs.filter((v) => v === 'request_lapsed')).toHaveLength(1)
    // A late answer is still an answer, and the silence stays on record.
    expect((await reply('bureau', late?.id ?? '', { outcome: 'done', text: '已去' })).status).toBe(
      200,
    )
    expect((await read().requests.byId(late?.id ?? ''))?.lapsedAt).not.toBeNull()
    expect((await read().cases.byId(id))?.owner).toBe(desk.here)
  })
})
