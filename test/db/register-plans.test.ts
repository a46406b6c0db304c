import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { watchQueries } from '#test/kit/plans.ts'
import { aDecision } from '#test/kit/rows.ts'
import { sqlite } from '#test/kit/stores.ts'

let test: Awaited<ReturnType<typeof sqlite>>
let queries: ReturnType<typeof watchQueries>
beforeAll(async () => {
  queries = watchQueries()
  test = await sqlite()
})
afterAll(async () => {
  vi.restoreAllMocks()
  await test.dispose()
})

/** Walks from end to end, and walks of a whole place, which a register of one place is. */
const walks = [
  /^SCAN (decisions|decision_cuts|decision_kinds|decision_versions)\b/,
  /^SEARCH (decisions|decision_cuts) USING (COVERING )?INDEX \w+ \(place=\?\)$/,
]

it('DESIGN 3: what one publication reads does not grow with the register', async () => {
  const { id, place, month } = await test.store.write((tx) =>
    tx.decisions.insert(aDecision({ body: 'zhen', field: 'linye', itemId: 'linye-001' })),
  )
  const { decisions, papers, register } = test.store.read
  const page = { offset: 0, limit: 9 }
  const steps = await queries.plans(test.url, async () => {
    await decisions.hasPage(id)
    await decisions.publishedAround({ place, id, month })
    await decisions.registerAround({ place, id, month })
    await decisions.countsOf(place, 'all')
    await decisions.finesOf(place, 'kind:fine', { from: '2025-06', to: month })
    await decisions.newest(place, '2026-05-06', 10)
    await decisions.newestOfCut(place, 'kind:fine', '2026-05-06', 10)
    await decisions.ofCut({ place, cut: 'kind:fine', month }, page)
    await decisions.list({ place, today: '2026-05-06', month }, page)
    await decisions.withdrawn(place, 10)
    await papers.published(id)
    await register.meter(place, 0)
  })
  const walked = steps.filter(([, details]) =>
    details.some((detail) => walks.some((walk) => walk.test(detail))),
  )
  expect(walked).toEqual([])
})
