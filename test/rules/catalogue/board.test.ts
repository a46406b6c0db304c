import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimOf, claimRate, claimsOf, guidanceOf, sayFraction } from '#rules/catalogue/claims.ts'
import { completeness, itemChecks } from '#rules/catalogue/completeness.ts'
import { faultsOf } from '#rules/catalogue/faults.ts'
import { ownAreas, rowFinder } from '#rules/place/rows.ts'
import { assignmentOf } from '#rules/place/assignment.ts'
import { noOversight, supervised } from '#rules/content/oversight.ts'
import { invented } from '#test/rules/route/places.ts'
import { facts as shipped } from '#test/kit/content.ts'
import { anItem, inventedFacts } from './fixture.ts'

const on = '2026-06-01'
const base = invented()

describe('事项要素完整率 and what is missing (S1-11, S2-17)', () => {
  const facts = inventedFacts([anItem('jianshe-001'), anItem('dangan-001')])
  it('only what the place exercises itself is counted, each with what it lacks', () => {
    const checks = itemChecks(base, facts, on)
    expect(checks.map((c) => [c.item.id, c.missing])).toEqual([
      ['jianshe-001', ['announcement', 'discretion', 'supervised']],
    ])
  })
  it('a fine without an amount lacks its range, unless the article names none', () => {
    const missing = (more: object) =>
      itemChecks(base, inventedFacts([anItem('jianshe-001', more)]), on)[0]?.missing
    expect(missing({ tiers: [] })).toContain('range')
    expect(missing({ tiers: [], fineWithoutAmount: true })).not.toContain('range')
  })
  it('an item with everything makes the rate whole', () => {
    const place = {
      ...base,
      assignments: base.assignments.map((r) => ({ ...r, announcement: 'plan' })),
      oversight: {
        ...noOversight,
        supervised: [{ item: 'jianshe-001', matter: null, why: '没有审批' }],
      },
    }
    const whole = inventedFacts([anItem('jianshe-001', { discretion: '某基准' })])
    const { total } = completeness(place, whole, on)
    expect(total.complete).toEqual({ done: 1, of: 1 })
  })
  it('the sum of the fields is the whole, for every shipped place', () => {
    for (const place of shipped().places) {
      const { fields, total } = completeness(place, shipped(), '2026-11-22')
      expect(fields.reduce((n, f) => n + f.entered, 0)).toBe(total.entered)
      expect(fields.reduce((n, f) => n + f.claimed.of, 0)).toBe(total.claimed.of)
      expect(total.entered).toBeGreaterThan(0)
      // Nobody has claimed anything in the sources.
      expect(total.claimed.done).toBe(0)
    }
  })
})

describe('认领率 (S0-28): claimed, unclaimed, an explicit 无, or nothing', () => {
  const items = ['jianshe-001', 'jianshe-002', 'jianshe-003', 'jianshe-004'].map((id) => anItem(id))
  const place = {
    oversight: {
      ...noOversight,
      supervised: [
        { item: 'jianshe-001', matter: '对甲的监管', claimedBy: 'dept', claimedOn: on },
        { item: 'jianshe-002', matter: '对乙的监管' },
        { item: 'jianshe-003', matter: null, why: '没有审批，也没有许可' },
      ],
      guidance: [{ id: 'g', fields: ['jianshe'], items: [], unit: 'dept', until: '2027-01-01' }],
    },
  }
  it('each state is told apart, and 无 is out of the count', () => {
    const claims = claimsOf(place, items)
    expect(claims.map((c) => c.state)).toEqual(['claimed', 'unclaimed', 'none', 'missing'])
    expect(claims).toEqual(items.map((i) => claimOf(place, i)))
    expect(claimRate(claims)).toEqual({ done: 1, of: 3 })
    expect(sayFraction({ done: 1, of: 3 })).toBe('1/3（33.3%）')
  })
  it('a share below the whole never reads as 100 %', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), (of) => {
        expect(sayFraction({ done: of - 1, of })).not.toContain('100%')
      }),
    )
  })
  it('«无» needs its reason, and a claim its day', () => {
    expect(supervised.safeParse({ item: 'a', matter: null }).success).toBe(false)
    expect(supervised.safeParse({ item: 'a', matter: '某监管', claimedBy: 'dept' }).success).toBe(
      false,
    )
  })
  it('guidance is found by the item, then by its field (S1-32)', () => {
    expect(guidanceOf(place, anItem('jianshe-001'))?.unit).toBe('dept')
    expect(guidanceOf(place, anItem('dangan-001'))).toBeUndefined()
  })
})

describe('overlaps, gaps, expired entrustments, scattered powers (S1-10, S3-4, S3-6, S3-9)', () => {
  const items = [anItem('jianshe-001'), anItem('nongye-001', { field: 'nongye' })]
  const facts = inventedFacts(items)
  const kinds = (place = base, day = on) => faultsOf(place, facts, day).map((f) => f.kind)

  it('an ordered place has none', () => {
    expect(kinds()).toEqual([])
  })
  it('two owners of equal rank are 多头', () => {
    const [, town] = base.assignments
    if (!town) throw new Error('no row')
    const doubled = { ...base, assignments: [...base.assignments, { ...town, owner: 'gov' }] }
    const [fault] = faultsOf(doubled, facts, on)
    expect(fault).toMatchObject({ kind: 'overlap', items: [{ id: 'jianshe-001' }] })
    expect(fault?.say).toContain('青山镇综合行政执法队、青山镇人民政府都能办')
  })
  it('no row at all, or a body that is gone, is 无人', () => {
    const alone = { ...base, assignments: base.assignments.slice(1) }
    expect(kinds({ ...alone, assignments: alone.assignments.slice(2) })).toContain('gap')
    const dead = {
      ...base,
      bodies: base.bodies.map((b) => (b.id === 'team' ? { ...b, to: '2026-05-31' } : b)),
    }
    expect(faultsOf(dead, facts, on)).toContainEqual(
      expect.objectContaining({ kind: 'gap', since: '2026-05-31' }),
    )
  })
  it('an agreement that has ended is listed with the day of its end', () => {
    expect(faultsOf(base, facts, '2027-02-01')).toContainEqual(
      expect.objectContaining({
        kind: 'expired',
        since: '2026-12-31',
        items: [expect.objectContaining({ id: 'nongye-001' })],
      }),
    )
  })
  it('powers of one township with two units are 分散', () => {
    const two = {
      ...base,
      assignments: base.assignments.map((r) =>
        r.mode === 'entrusted' ? { ...r, owner: 'gov' } : r,
      ),
    }
    expect(kinds(two)).toEqual(['scattered'])
  })
})

describe('rows for whole catalogues', () => {
  it('finds what assignmentOf finds, item by item', () => {
    for (const place of shipped().places) {
      const find = rowFinder(place, '2026-11-22')
      const areas = [...ownAreas(place, '2026-11-22'), place.areas.at(-1)?.id ?? '']
      for (const item of shipped().items.filter((_, n) => n % 29 === 0))
        for (const area of areas)
          expect(find(item, area)[0]).toBe(assignmentOf(place, item, area, '2026-11-22'))
    }
  })
})
