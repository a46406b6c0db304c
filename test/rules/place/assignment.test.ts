import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignment, type Assignment, body, type Body } from '#rules/content/place.ts'
import { areaLine, assignmentOf, isActive } from '#rules/place/assignment.ts'
import { asWritten, remedies, reviewBodyOf } from '#rules/place/remedies.ts'
import { facts } from '#test/kit/content.ts'

const source = { document: 'd', seen: '2026-01-01' }
const areas = [
  { id: 'county', name: '县', level: 'county' as const },
  { id: 'town', name: '镇', level: 'township' as const, parent: 'county' },
  { id: 'village', name: '村', level: 'village' as const, parent: 'town' },
]
const row = (patch: object): Assignment =>
  assignment.parse({
    id: 'r',
    fields: ['*'],
    area: 'county',
    owner: 'dept',
    mode: 'retained',
    standing: 'retained',
    source,
    ...patch,
  })
const rest = row({})
const item = { id: 'jianshe-001', field: 'jianshe', kind: '处罚' as const }
const on = '2026-05-06'
const owner = (rows: Assignment[], area = 'village', day = on) =>
  assignmentOf({ areas, assignments: rows }, item, area, day)?.owner

describe('who exercises an item in an area on a day', () => {
  const field = row({ fields: ['jianshe'], owner: 'field' })
  const single = row({ fields: [], items: ['jianshe-001'], owner: 'single' })

  it('the narrowest row wins, whatever their order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([rest, field, single], { minLength: 1 }), (rows) => {
        const best = ['single', 'field', 'dept'].find((o) => rows.some((r) => r.owner === o))
        expect(owner(rows)).toBe(best)
      }),
    )
  })

  it('S0-9: among equals the inner area wins, and outside it the row is silent', () => {
    const inTown = row({ area: 'town', owner: 'town' })
    expect(owner([rest, inTown], 'village')).toBe('town')
    expect(owner([inTown, rest], 'county')).toBe('dept')
    expect(owner([inTown], 'county')).toBeUndefined()
  })

  it.each([
    ['before it begins', { from: '2026-05-07' }, 'dept'],
    ['on its first day', { from: '2026-05-06' }, 'field'],
    ['on its last day', { to: '2026-05-06' }, 'field'],
    ['after its last day', { to: '2026-05-05' }, 'dept'],
  ])('S0-14: %s', (_, dates, expected) =>
    expect(owner([rest, row({ fields: ['jianshe'], owner: 'field', ...dates })])).toBe(expected),
  )

  it('S3-4: an entrustment lives only with a running agreement', () => {
    const entrusted = (agreement?: object) =>
      row({
        fields: ['jianshe'],
        owner: 'town',
        inNameOf: 'dept',
        mode: 'entrusted',
        standing: 'in_scope',
        agreement,
      })
    expect(isActive(entrusted(), on)).toBe(false)
    expect(owner([rest, entrusted()])).toBe('dept')
    expect(owner([rest, entrusted({ from: '2026-01-01', to: '2026-12-31' })])).toBe('town')
    expect(owner([rest, entrusted({ from: '2025-01-01', to: '2026-05-05' })])).toBe('dept')
  })

  it('行政强制法 17: compulsion never follows an entrustment', () => {
    const entrusted = row({
      fields: ['jianshe'],
      owner: 'town',
      inNameOf: 'dept',
      mode: 'entrusted',
      standing: 'in_scope',
      agreement: { from: '2026-01-01', to: '2026-12-31' },
    })
    const place = { areas, assignments: [rest, entrusted] }
    expect(assignmentOf(place, item, 'town', on)?.owner).toBe('town')
    expect(assignmentOf(place, { ...item, kind: '强制' }, 'town', on)?.owner).toBe('dept')
  })

  it('an area that leads back to itself ends', () => {
    const loop = [
      { id: 'a', name: '甲', level: 'village' as const, parent: 'b' },
      { id: 'b', name: '乙', level: 'village' as const, parent: 'a' },
    ]
    expect(areaLine(loop, 'a')).toEqual(['a', 'b'])
  })
})

describe('remedies by level and type (行政复议法 19, 23, 24)', () => {
  const a = (patch: Partial<Body> & { id: string }): Body =>
    body.parse({ name: `机构${patch.id}`, kind: 'department', duty: '职责', source, ...patch })
  const bodies = [
    a({ id: 'gov', name: '某县人民政府', kind: 'government' }),
    a({ id: 'town', kind: 'township', parent: 'gov' }),
    a({ id: 'loose-town', kind: 'township' }),
    a({ id: 'dept', parent: 'gov' }),
    a({ id: 'branch', kind: 'professional_team', parent: 'gov' }),
    a({ id: 'vertical' }),
    a({ id: 'each', name: '县级{field}主管部门', perField: true, parent: 'gov' }),
  ]
  const place = { bodies }
  const reviewer = (id: string) => {
    const found = bodies.find((b) => b.id === id)
    return found && reviewBodyOf(place, found)
  }

  it.each([
    ['town', '某县人民政府'],
    ['loose-town', '县级人民政府'],
    ['dept', '某县人民政府'],
    ['branch', asWritten],
    ['vertical', asWritten],
    ['each', asWritten],
  ])('%s → %s', (id, expected) => expect(reviewer(id)).toBe(expected))

  it('S1-28: the numbers are those of the clocks, and an on-the-spot penalty must be reviewed first', () => {
    const { blocks } = remedies(place, row({ owner: 'town' }))
    const length = (id: string) => facts().clocks.find((c) => c.id === id)?.length
    expect(blocks[0]?.text).toContain(`${length('review')}日`)
    expect(blocks[0]?.text).toContain(`${length('suit')}个月`)
    const spot = blocks.find((b) => b.when === '当场作出的处罚')
    expect(spot?.text).toMatch(/^要先/)
    expect(spot?.text).not.toContain('直接')
    expect(spot?.text).toContain(`${length('suit-after-review')}日`)
  })

  it('S3: under an entrustment review and suit are against the entrusting body', () => {
    const found = remedies(
      place,
      row({ owner: 'town', inNameOf: 'dept', mode: 'entrusted', standing: 'in_scope' }),
    )
    expect(found).toMatchObject({ respondent: '机构dept', reviewBody: '某县人民政府' })
    expect(found.blocks.at(-1)?.when).toBe('委托执法')
  })
})
