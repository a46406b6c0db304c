import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PassThrough } from 'node:stream'
import { demo } from '#api/cli/demo.ts'
import { sowSamples } from '#api/office/decisions/samples.ts'
import { gapsIn } from '#api/office/decisions/settle.ts'
import { nameFor } from '#rules/decisions/gates.ts'
import { searchInput } from '#rules/decisions/search.ts'
import { homeArea } from '#rules/place/name.ts'
import { makeHouse } from '#test/kit/house.ts'
import { aDecision } from '#test/kit/rows.ts'

let house: Awaited<ReturnType<typeof makeHouse>>
const slug = () => house.deps.facts().places[0]?.slug ?? ''
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.dispose())

describe('samples in the register', () => {
  it('come once, are listed and counted, and ask for one publish', async () => {
    const deps = { ...house.deps, publish: () => undefined }
    expect(await sowSamples(deps, slug(), { count: 250, seed: 3 })).toBe(250)
    expect(await sowSamples(deps, slug(), { count: 260, seed: 3 })).toBe(10)
    expect(await house.office.decisions.count(slug())).toBe(260)
    const months = await house.office.decisions.months(slug())
    expect(months.reduce((n, m) => n + m.count, 0)).toBe(260)
    const meters = await house.office.decisions.meters(slug())
    expect(meters.reduce((n, m) => n + m.inTime + m.late, 0)).toBe(260)
    expect(meters.every((m) => m.demo)).toBe(true)
    const jobs = await house.deps.store.read.publishJobs.pending()
    expect(jobs.map((j) => (j.change as { type: string }).type)).toEqual(['facts', 'facts'])
  })
  it('are decided by whoever decides in this place, and found like any other', async () => {
    const { register } = house.office.decisions
    const all = await register.search(slug(), searchInput.parse({ q: '演示' }))
    const some = await register.search(slug(), searchInput.parse({ q: '演示', kind: 'fine' }))
    expect(all?.hits.length).toBeGreaterThan(0)
    expect(some?.counted).toBeGreaterThan(0)
    expect(some?.hits.every((d) => d.kinds.includes('罚款'))).toBe(true)
    const place = house.deps.facts().places[0]
    const home = (place && homeArea(place)?.id) ?? ''
    for (const d of all?.hits ?? []) {
      const right = place && nameFor(house.deps.facts(), place, d.itemId ?? '', home, d.decidedOn)
      expect(d.organ).toBe(`${right?.organ}（演示）`)
    }
  })
  it('an office neither takes them nor publishes one that came in a file (on-the-page 1)', async () => {
    const office = { ...house.deps, config: { ...house.deps.config, mode: 'office' as const } }
    await expect(sowSamples(office, slug(), { count: 1, seed: 1 })).rejects.toThrow('演示')
    const carried = await house.deps.store.write((tx) =>
      tx.decisions.insert(
        aDecision({ place: slug(), number: '演示〔2026〕1号', status: 'draft', demo: false }),
      ),
    )
    expect(gapsIn(office, carried).map((g) => g.field)).toContain('demo')
    expect(gapsIn(house.deps, carried).map((g) => g.field)).not.toContain('demo')
  })
  it('the command refuses an office and what it does not know', async () => {
    const run = async (args: string[], env: Record<string, string>) => {
      const io = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() }
      return { code: await demo.run(args, io, env), said: String(io.stderr.read() ?? '') }
    }
    expect(await run(['decisions'], { MODE: 'office' })).toMatchObject({ code: 1 })
    expect(await run(['decisions', '--count', 'x'], {})).toMatchObject({ code: 2 })
    expect((await run(['cases'], {})).said).toContain('用法')
  })
})
