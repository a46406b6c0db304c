import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkOwners } from '#rules/content/check-owners.ts'
import { itemKinds } from '#rules/content/item.ts'
import { assignment, type Assignment } from '#rules/content/place.ts'
import { areaLine, assignmentOf, covers, isActive, narrowness } from '#rules/place/assignment.ts'

const areas = [
  { id: 'county', name: '县', level: 'county' as const },
  { id: 'town', name: '镇', level: 'township' as const, parent: 'county' },
]
const origin = () => ({ file: 'assignments.yaml', path: '[0]' })
const months = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01']
const items = [
  { id: 'a-001', field: 'a' },
  { id: 'a-002', field: 'a' },
  { id: 'b-001', field: 'b' },
]
/** Items that no row names singly. */
const others = [
  { id: 'a-999', field: 'a' },
  { id: 'b-999', field: 'b' },
]

const rest: Assignment = assignment.parse({
  id: 'rest',
  fields: ['*'],
  area: 'county',
  owner: 'dept',
  mode: 'retained',
  standing: 'retained',
  source: { document: 'd', seen: '2026-01-01' },
})
const span = fc
  .uniqueArray(fc.constantFrom(...months), { minLength: 2, maxLength: 2 })
  .map((ends) => {
    const [from, to] = ends.toSorted()
    return { from, to }
  })
const row: fc.Arbitrary<Assignment> = fc
  .record({
    ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, fc.constant(value)])),
    fields: fc.subarray(['a', 'b']),
    items: fc.subarray(
      items.map((i) => i.id),
      { minLength: 1 },
    ),
    area: fc.constantFrom('county', 'town'),
    owner: fc.constantFrom('one', 'two', 'three'),
    mode: fc.constantFrom('empowered', 'entrusted'),
    covers: fc.constantFrom([], ['处罚'], ['强制']),
    agreement: fc.option(span, { nil: undefined }),
    dates: fc.option(span, { nil: undefined }),
  })
  .map(({ dates, ...r }) => assignment.parse({ ...r, ...dates }))

/** Rows that claim an item in an area on a day with the same, highest right: tried out, not reasoned. */
const rivals = (rows: readonly Assignment[]): boolean =>
  areas.some(({ id: area }) =>
    [...items, ...others].some((item) =>
      itemKinds.some((kind) =>
        months.some((day) => {
          const line = areaLine(areas, area)
          const claims = rows
            .filter((r) => line.includes(r.area) && covers(r, kind) && isActive(r, day))
            .map((r) => narrowness(r, item) * 1000 - line.indexOf(r.area))
            .filter((rank) => rank >= 999)
          return new Set(claims).size !== claims.length
        }),
      ),
    ),
  )

describe('S1-10 S3-5: one owner for one item in one area on one day', () => {
  it('the check finds something exactly where two owners are found by trying', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 4 }), (rows) => {
        const found = checkOwners({ areas, assignments: [rest, ...rows] }, origin)
        expect(found.length > 0).toBe(rivals([rest, ...rows]))
      }),
      { numRuns: 500 },
    )
  })

  it('with the lasting row for everything, nobody is never the answer (三不管)', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 4 }),
        fc.constantFrom(...items),
        fc.constantFrom(...itemKinds),
        fc.constantFrom('county', 'town'),
        fc.constantFrom(...months),
        (rows, item, kind, area, day) => {
          const place = { areas, assignments: [...rows, rest] }
          expect(assignmentOf(place, { ...item, kind }, area, day)).toBeDefined()
        },
      ),
    )
  })

  it.each([
    ['dates that meet', { to: '2026-03-01' }, { from: '2026-03-01' }, 1],
    ['one after the other', { to: '2026-02-28' }, { from: '2026-03-01' }, 0],
    ['another area', {}, { area: 'town' }, 0],
    ['a narrower row', {}, { fields: [], items: ['a-001'] }, 0],
    ['other kinds of items', { covers: ['处罚'] }, { covers: ['检查'] }, 0],
    ['an entrustment without an agreement', {}, { mode: 'entrusted' }, 0],
  ])('%s', (_, a, b, count) => {
    const of = (patch: object) => assignment.parse({ ...rest, fields: ['a'], ...patch })
    const rows = [rest, of({ owner: 'one', ...a }), of({ owner: 'two', ...b })]
    expect(checkOwners({ areas, assignments: rows }, origin)).toHaveLength(count)
  })
})
