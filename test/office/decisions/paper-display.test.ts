import { expect, it } from 'vitest'
import { createDecisions } from '#api/office/decisions/use.ts'
import { makeHouse } from '#test/kit/house.ts'
import { aDecision, aStaff, morning } from '#test/kit/rows.ts'

it('DESIGN 6.5: the papers of a decision go with its display, on the day itself', async () => {
  let at = morning
  const house = await makeHouse({ parts: { now: () => at } })
  const { deps } = house
  const place = deps.facts().places[0]?.slug ?? ''
  const decisions = createDecisions({ ...deps, publish: () => undefined })
  const kept = await deps.files.put(new Uint8Array([255, 216, 255]))
  const { decision, paper } = await deps.store.write(async (tx) => {
    const by = await tx.staff.insert(aStaff({ place }))
    const row = await tx.decisions.insert(aDecision({ place, displayUntil: '2026-05-06' }))
    const page = await tx.papers.insert({
      id: crypto.randomUUID(),
      decisionId: row.id,
      name: 'x',
      mime: 'image/jpeg',
      ...kept,
      pages: 1,
      state: 'public',
      at,
      addedBy: by.id,
    })
    return { decision: row.id, paper: page.id }
  })
  expect(await decisions.publicPaper(place, decision, paper)).toHaveLength(3)
  expect(await decisions.publicPaper('elsewhere', decision, paper)).toBeNull()
  expect(await decisions.publicPaper(place, 'another', paper)).toBeNull()
  at += 24 * 3_600_000
  expect(await decisions.publicPaper(place, decision, paper)).toBeNull()
  await house.dispose()
})
