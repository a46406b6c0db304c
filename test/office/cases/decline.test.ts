import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines } from '#test/kit/stores.ts'
import { openDesk, type Desk } from '../desk.ts'

describe.each(engines)('S1-25: no bare decline, on $name', (engine) => {
  let desk: Desk
  beforeAll(async () => void (desk = await openDesk(engine)))
  afterAll(() => desk.dispose())
  const elsewhere = { result: 'otherwise', text: '请向人民法院起诉，理由如下。' }
  /** An accepted report that the catalogue gives to a body. */
  async function reportFor(body: string): Promise<string> {
    const { id } = await desk.take()
    await desk.step('clerk', id, 'accept')
    const c = await desk.caseOf(id)
    const owner = { body, name: '某局', mode: null, inNameOf: null }
    const drawn = { verb: 'noted' as const, role: 'system', staffId: null, public: false }
    await desk.deps.store.write((tx) =>
      tx.cases.update(
        c,
        { snapshot: { ...c.snapshot, owner } },
        { ...drawn, at: desk.clock.at, payload: { text: '认定归某局' } },
      ),
    )
    return id
  }

  test('S1-25 a report that another body must act on is not answered away', async () => {
    const id = await reportFor(desk.department)
    const no = await desk.step('clerk', id, 'answer', elsewhere)
    expect(no.status).toBe(409)
    expect(((await no.json()) as { detail: string }).detail).toContain('请用“移送”')
    expect((await desk.caseOf(id)).status).toBe('accepted')
  })

  test('S1-25 what nobody here may do is answered so, and is not called a transfer', async () => {
    const id = await reportFor(desk.here)
    expect((await desk.step('clerk', id, 'answer', elsewhere)).status).toBe(200)
    expect(await desk.caseOf(id)).toMatchObject({ status: 'answered', finding: 'not_filed' })
  })
})
