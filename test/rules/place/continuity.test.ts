import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endedBy, handsOver, heirOf } from '#rules/place/continuity.ts'
import type { Body, Place } from '#rules/content/place.ts'
import { facts } from '#test/kit/content.ts'

const [shipped] = facts().places
const [sample] = shipped?.bodies ?? []
if (!shipped || !sample) throw new Error('no place')
const body = (id: string, more: Partial<Body> = {}): Body => {
  const { from: _from, to: _to, successor: _successor, area: _area, ...plain } = sample
  return { ...plain, id, ...more }
}
const place = (bodies: Body[]): Place => ({ ...shipped, firstResponder: 'desk', bodies })

describe('S0-41: nothing is left with a body that has ended', () => {
  test('the successor of the data takes over, or its successor; without one the first responder', () => {
    const all = place([
      body('desk'),
      body('old', { to: '2026-05-05', successor: 'between' }),
      body('between', { to: '2026-05-31', successor: 'new' }),
      body('new', { from: '2026-05-06' }),
      body('alone', { to: '2026-05-05' }),
    ])
    expect(endedBy(all, '2026-05-05')).toEqual([])
    expect(endedBy(all, '2026-05-06').map((b) => b.id)).toEqual(['old', 'alone'])
    expect(heirOf(all, 'old', '2026-05-06')).toEqual({ body: 'between', by: 'data' })
    expect(heirOf(all, 'old', '2026-06-01')).toEqual({ body: 'new', by: 'data' })
    expect(heirOf(all, 'alone', '2026-05-06')).toEqual({ body: 'desk', by: 'first' })
    expect(heirOf(all, 'alone', '2026-05-06', 'new')).toEqual({ body: 'new', by: 'first' })
  })

  test('whatever the data says, an heir stands on the day and is another body; circles end', () => {
    const ids = ['desk', 'a', 'b', 'c']
    const any = fc.record({
      to: fc.constantFrom(undefined, '2026-05-01', '2026-06-01'),
      successor: fc.constantFrom(undefined, ...ids),
    })
    fc.assert(
      fc.property(fc.tuple(any, any, any, any), fc.constantFrom(...ids), (ends, id) => {
        const bodies = ids.map((at, n) => {
          const { to, successor } = ends[n] ?? {}
          return body(at, { ...(to ? { to } : {}), ...(successor ? { successor } : {}) })
        })
        const heir = heirOf(place(bodies), id, '2026-05-15')
        const found = bodies.find((b) => b.id === heir?.body)
        if (heir)
          expect(found && found.id !== id && (found.to ?? '9999') >= '2026-05-15').toBe(true)
        else expect(id === 'desk' || bodies[0]?.to === '2026-05-01').toBe(true)
      }),
    )
  })

  test('an assignment that changes hands on a day is seen before it', () => {
    const area = shipped.areas[0]?.id ?? ''
    const row = shipped.assignments[0]
    const [item] = facts().items
    if (!row || !item) throw new Error('no assignment')
    const { items: _items, covers: _covers, from: _from, to: _to, ...plain } = row
    const all = { ...plain, mode: 'empowered', fields: ['*'], items: [], covers: [], area } as const
    const assignments = [
      { ...all, fields: ['*'], covers: [], items: [], owner: 'a', to: '2026-05-31' },
      { ...all, fields: ['*'], covers: [], items: [], owner: 'b', from: '2026-06-01' },
    ]
    const of = (rows: typeof assignments, on: string) =>
      handsOver({ areas: shipped.areas, assignments: rows }, item, area, ['2026-05-06', on])
    expect(of(assignments, '2026-06-02')).toEqual({ from: 'a', to: 'b' })
    expect(of(assignments, '2026-05-20')).toBeUndefined()
    expect(of(assignments.slice(0, 1), '2026-06-02')).toEqual({ from: 'a', to: null })
  })
})
