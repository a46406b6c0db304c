import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boxes } from '#rules/staff/boxes.ts'
import { adminPages, mayOpen } from '#rules/staff/pages.ts'
import { allows, verbs } from '#rules/staff/roles.ts'
import { engines } from '#test/kit/stores.ts'
import { openDesk, type Desk } from '../desk.ts'

const told = {
  consent: 'spoken',
  consentOn: '2026-05-05',
  agreed: 'yes',
  story: '沟里有人倒粪水，味道很大',
  wish: 'check',
  time: 'often',
  nameMode: 'real',
  name: '沈老伯',
  phone: '13800000031',
}

describe.each(engines)('village cadres who report for a villager, on $name', (engine) => {
  let desk: Desk
  beforeAll(async () => void (desk = await openDesk(engine)))
  afterAll(() => desk.dispose())
  const report = (body: object, login = 'cadre') =>
    desk.as(login, '/admin/behalf', { ...told, area: desk.place.areas.at(-1)?.id ?? '', ...body })
  const wrong = async (answer: Response) =>
    ((await answer.json()) as { errors?: { pointer: string }[] }).errors?.map((e) => e.pointer)

  test('S1-26: taken in like every other report, with the consent in its chain', async () => {
    const made = await report({})
    expect(made.status).toBe(200)
    const { number, secret } = (await made.json()) as { number: string; secret: string }
    const row = await desk.deps.store.read.cases.byNumber(number)
    expect(row).toMatchObject({ channel: 'cadre', firstResponder: desk.here, owner: desk.here })
    const [first] = await desk.deps.store.read.events.of(row?.id ?? '')
    expect(first).toMatchObject({
      verb: 'received',
      role: 'cadre',
      staffId: desk.member('cadre').id,
      payload: { consent: { way: 'spoken', on: '2026-05-05' } },
    })
    // The desk reads who agreed and how; the villager has number and secret.
    const view = await desk.office.cases.open(desk.member('clerk'), row?.id ?? '')
    expect(view.timeline[0]?.text).toContain('当面口头同意')
    expect(view.identity?.name).toBe('沈老伯')
    const held = await desk.office.complaints.track.find(desk.place.slug, number, secret)
    expect(held.number).toBe(number)
  })

  test('without the consent of the villager, or with a day to come, nothing is taken', async () => {
    const taken = async () =>
      (await desk.deps.store.read.audit.list({ limit: 500 })).filter((r) => r.verb === 'case.enter')
    const before = (await taken()).length
    expect(await wrong(await report({ agreed: undefined }))).toEqual(['/agreed'])
    expect(await wrong(await report({ consent: '' }))).toEqual(['/consent'])
    expect(await wrong(await report({ consentOn: '2027-01-01' }))).toEqual(['/consentOn'])
    expect((await report({ channel: 'phone' })).status).toBe(400)
    expect((await report({}, 'clerk')).status).toBe(403)
    expect(await taken()).toHaveLength(before)
  })

  test('on-the-page 6: what accuses the office goes to its supervisors, and nothing says so at the desk', async () => {
    const { read } = desk.deps.store
    const lines = async () => (await read.audit.list({ limit: 500 })).map((r) => r.object)
    const ordinary = (await (await report({})).json()) as { say: string; number: string }
    const before = await lines()
    const answer = await report({ story: '某队员收钱不办事，我要反映他', wish: 'conduct' })
    const made = (await answer.json()) as { say: string; number: string }
    expect(answer.status).toBe(200)
    // The same words as for every other report.
    const plain = (of: { say: string }) => of.say.replace(/编号.*查询码 \S+ /, '')
    expect(plain(made)).toBe(plain(ordinary))
    expect(made.say).not.toContain('首问单位')
    expect(await read.cases.byNumber(made.number)).toBeUndefined()
    expect(await lines()).toEqual(before)
  })

  test('S1-25: afterwards the cadre sees no complainant, no case, no list and no file', async () => {
    const { number } = (await (await report({ name: '沈金花', phone: '13800000032' })).json()) as {
      number: string
    }
    const row = await desk.deps.store.read.cases.byNumber(number)
    const id = row?.id ?? ''
    const cadre = desk.member('cadre')
    const { cases } = desk.office
    for (const look of [
      () => cases.open(cadre, id),
      () => cases.seenBy(cadre, id),
      () => cases.sheet(cadre, id),
      () => cases.lettersOf(cadre, id),
      () => cases.draftAnswer(cadre, id, 'filed'),
      () => cases.proposals(cadre),
    ])
      await expect(look()).rejects.toMatchObject({ status: expect.any(Number) })
    expect(await cases.search(cadre, number)).toEqual([])
    expect(await cases.picked(cadre, [id])).toEqual([])
    // Its one verb, its one page, and what every account has.
    expect(verbs.filter((verb) => allows('cadre', verb))).toEqual(['case.behalf'])
    const opens = Object.keys(adminPages).filter((name) => mayOpen('cadre', `/admin/${name}/`))
    expect(opens.sort()).toEqual(['', 'behalf', 'refused', 'security', 'sign-in'])
    for (const box of boxes) expect(mayOpen('cadre', `/admin/cases/${box}/`)).toBe(false)
  })
})
