import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines } from '#test/kit/stores.ts'
import { openDesk, type Desk } from '../desk.ts'

describe.each(engines)('who a case may be given to, on $name', (engine) => {
  let desk: Desk
  beforeAll(async () => void (desk = await openDesk(engine)))
  afterAll(() => desk.dispose())

  test('A6.1 nobody gets a case who could not open it: another body, or a role without cases', async () => {
    const { id } = await desk.take()
    const refused = ['dept', 'admin', 'security', 'auditor', 'cadre', 'publisher']
    for (const login of refused) {
      const to = desk.member(login).id
      expect([login, (await desk.step('clerk', id, 'assign', { to })).status]).toEqual([login, 400])
    }
    const offered = (await desk.office.cases.open(desk.member('clerk'), id)).colleagues
    const bulk = await desk.office.cases.colleagues(desk.member('clerk'))
    for (const login of refused) {
      const { id: account } = desk.member(login)
      expect(offered.map((p) => p.id)).not.toContain(account)
      expect(bulk.map((p) => p.value)).not.toContain(account)
    }
    const officer = desk.member('officer').id
    expect(offered.map((p) => p.id)).toContain(officer)
    expect((await desk.step('clerk', id, 'assign', { to: officer })).status).toBe(200)
  })
})
