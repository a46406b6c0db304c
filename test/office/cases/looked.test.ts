import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookedInto } from '#api/office/cases/looked.ts'
import { engines } from '#test/kit/stores.ts'
import { openDesk, watchers, type Desk } from '../desk.ts'

let desk: Desk
beforeAll(async () => void (desk = await openDesk(engines[0]!)))
afterAll(() => desk.dispose())

test('on-the-page 6: no look at a paper of a restricted case stands in the ordinary audit', async () => {
  const ordinary = await desk.take()
  const hidden = await desk.take({ story: '某队员收钱不办事，我要反映他', wish: 'conduct' })
  const { read } = desk.deps.store
  const looked = lookedInto(desk.deps)
  for (const detail of [{ letter: '2026-1' }, { sheet: true as const }, { file: 'f' }]) {
    const open = await read.cases.byId(ordinary.id)
    const shut = await read.restricted(watchers).cases.byId(hidden.id)
    if (!open || !shut) throw new Error('lost')
    await looked(desk.member('clerk'), open, detail)
    await looked(desk.member('supervisor'), shut, detail)
  }
  const lines = await read.audit.list({ limit: 1000 })
  expect(
    lines.filter((l) => l.object === `case:${ordinary.id}` && l.verb === 'case.see').length,
  ).toBe(3)
  expect(JSON.stringify(lines.map((l) => l.object))).not.toContain(`case:${hidden.id}`)
})
