import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines } from '#test/kit/stores.ts'
import { openDesk, type Desk } from '../desk.ts'
import { ownItem, paperOf } from './paper.ts'

describe.each(engines)(
  'a decision and the report behind it, on $name (行政处罚法 60)',
  (engine) => {
    let desk: Desk
    let item: string
    beforeAll(async () => {
      desk = await openDesk(engine)
      item = ownItem(desk).item
    })
    afterAll(() => desk.dispose())
    const read = () => desk.deps.store.read
    const step = (id: string, name: string, body: unknown) =>
      desk.as('lead', `/admin/cases/${id}/${name}`, body)
    const filed = async (number: string) => {
      const made = await desk.take()
      await step(made.id, 'accept', {})
      expect((await step(made.id, 'file', { number })).status).toBe(200)
      const [filing] = await read().filings.of(made.id)
      return { ...made, filing: filing?.id ?? '' }
    }
    const paper = (number: string, more: object) => paperOf(desk, item, number, more)
    const told = async (number: string, secret: string) => {
      const { track } = desk.office.complaints
      const held = await track.find(desk.place.slug, number, secret)
      return track.view(desk.place.slug, held.number, held.secret)
    }
    const entered = async (number: string, more: object) => {
      const answer = await desk.as('lead', '/admin/decisions/enter', paper(number, more))
      expect([answer.status, await answer.clone().text()]).toEqual([200, expect.any(String)])
      return ((await answer.json()) as { id: string }).id
    }
    const release = async (id: string) =>
      expect(
        (await desk.as('publisher', `/admin/decisions/${id}/release`, { checked: true })).status,
      ).toBe(200)

    test('a decision entered for a penalty case ends it in the chain of its report, and is shown once public', async () => {
      const { id, number, secret, filing } = await filed('演立〔2026〕1号')
      const decision = await entered('演链〔2026〕1号', { filing })
      const events = await read().events.of(id)
      expect(events.at(-1)).toMatchObject({
        verb: 'concluded',
        payload: { filing, decision: '演链〔2026〕1号', register: decision },
      })
      const clock = (await read().caseClocks.of(id)).find((k) => k.clockId === 'penalty-decision')
      expect(clock?.stoppedOn).not.toBeNull()
      const view = await desk.office.cases.open(desk.member('clerk'), id)
      expect(view.filings).toMatchObject([{ decision: { id: decision, shown: false } }])
      expect((await told(number, secret)).decisions).toEqual([])
      const inside = await desk.office.decisions.inside(desk.member('lead'), decision)
      expect(inside.report).toEqual({ filing: '演立〔2026〕1号', number, caseId: id })
      const publisher = await desk.office.decisions.inside(desk.member('publisher'), decision)
      expect(publisher.report).toMatchObject({ caseId: null })

      await release(decision)
      const after = await desk.office.cases.open(desk.member('clerk'), id)
      expect(after.filings).toMatchObject([{ decision: { shown: true } }])
      expect((await told(number, secret)).decisions).toEqual([
        { id: decision, number: '演链〔2026〕1号' },
      ])
      // What is withdrawn leads nowhere from the report either (DESIGN §6.5).
      await desk.as('publisher', `/admin/decisions/${decision}/withdraw`, {
        reason: '演示：登记错了',
      })
      expect((await told(number, secret)).decisions).toEqual([])
    })

    test('a decision that comes into the register later finds the penalty case that named it', async () => {
      const one = await filed('演立〔2026〕2号')
      const other = await filed('演立〔2026〕3号')
      for (const [made, decision] of [
        [one, '演链〔2026〕2号'],
        [other, '演链〔2026〕9号'],
      ] as const)
        expect(
          (await step(made.id, 'decide', { decision, on: '2026-05-05', kinds: '罚款' })).status,
        ).toBe(200)
      expect((await read().filings.of(one.id))[0]?.decisionId).toBeNull()
      const decision = await entered('演链〔2026〕2号', {})
      await release(decision)
      expect((await read().filings.of(one.id))[0]?.decisionId).toBe(decision)
      expect((await read().filings.of(other.id))[0]?.decisionId).toBeNull()
      expect((await read().decisions.byId(decision))?.filingId).toBe(one.filing)
      expect((await told(one.number, one.secret)).decisions).toHaveLength(1)
      expect((await told(other.number, other.secret)).decisions).toEqual([])
    })

    test('S0-25 S2-11b: a reviewer of another body may review, and the record says of which', async () => {
      await desk.add('pooled', 'reviewer', 'county-bureau')
      const id = await entered('演审〔2026〕7号', { reviewDue: ['complex'] })
      const points = ['subject', 'jurisdiction', 'facts', 'law', 'procedure']
      const given = { points, opinion: '演示意见' }
      expect((await desk.as('pooled', `/admin/decisions/${id}/review`, given)).status).toBe(200)
      const { dossier } = await desk.office.decisions.inside(desk.member('lead'), id)
      expect(dossier?.review).toMatchObject({ body: 'county-bureau', passed: true })
    })
  },
)
