import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRevision } from '#api/facts/revisions.ts'
import type { Facts } from '#rules/content/facts.ts'
import { revision, type Revision } from '#rules/content/revision.ts'
import { layRevisions } from '#rules/content/revisions.ts'
import { addDays, dayNumber, dayOf } from '#rules/clocks/day.ts'
import { facts, placeOf } from '#test/kit/content.ts'

const base = facts()
const team = placeOf('lingxi').bodies.find((b) => b.id === 'lingxi-team')
if (!team) throw new Error('no team')
const phone = (from: string, number: string | null, to?: string): Revision =>
  revision.parse({
    kind: 'body',
    place: 'lingxi',
    id: 'lingxi-team',
    from,
    to,
    cause: '更正',
    payload: number === null ? null : { ...team, phone: number },
  })
const phoneOf = (laid: Facts) => laid.places[0]?.bodies.find((b) => b.id === 'lingxi-team')?.phone

describe('S0-14: revisions laid over the shipped facts', () => {
  it('hold from their first to their last day, the later one on top, whatever the order', () => {
    const rows = [
      phone('2026-05-01', '二'),
      phone('2026-01-01', '一'),
      phone('2026-07-01', '三', '2026-07-31'),
    ]
    const table: [string, string | undefined][] = [
      ['2025-12-31', undefined],
      ['2026-01-01', '一'],
      ['2026-05-01', '二'],
      ['2026-07-31', '三'],
      ['2026-08-01', '二'],
    ]
    for (const [on, expected] of table)
      expect(phoneOf(layRevisions(base, rows, on)), on).toBe(expected)
  })

  it('among equals of one day the later entry counts; null takes the fact away', () => {
    const rows = [phone('2026-05-01', '一'), phone('2026-05-01', '二')]
    expect(phoneOf(layRevisions(base, rows, '2026-05-01'))).toBe('二')
    const gone = layRevisions(base, [...rows, phone('2026-06-01', null)], '2026-06-01')
    expect(gone.places[0]?.bodies.map((b) => b.id)).not.toContain('lingxi-team')
  })

  it('leave the shipped facts alone, and change the version only when something is laid', () => {
    const before = JSON.stringify(base)
    const rows = [phone('2026-05-01', '一')]
    expect(layRevisions(base, rows, '2026-04-30')).toBe(base)
    const laid = layRevisions(base, rows, '2026-05-01')
    expect(laid.version).not.toBe(base.version)
    expect(layRevisions(base, rows, '2026-05-02').version).toBe(laid.version)
    expect(JSON.stringify(base)).toBe(before)
  })

  it('a withdrawal after an addition gives back what was there', () => {
    const day = fc
      .integer({ min: dayNumber('2026-01-01'), max: dayNumber('2026-12-01') })
      .map(dayOf)
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 20 }), (from, days) => {
        const officer = {
          name: '演示人员甲',
          body: 'lingxi-team',
          duty: '执法',
          certificate: '演示-0001',
          demo: true,
        }
        const row = (since: string, payload: unknown) =>
          revision.parse({
            kind: 'officer',
            place: 'lingxi',
            id: '演示-0001',
            from: since,
            cause: '演示',
            payload,
          })
        const rows = [row(from, officer), row(addDays(from, days), null)]
        expect(layRevisions(base, rows, from).places[0]?.officers).toEqual([officer])
        const {
          version: _,
          versions: _own,
          ...after
        } = layRevisions(base, rows, addDays(from, days))
        const { version: __, ...shipped } = base
        expect(after).toEqual(shipped)
      }),
    )
  })

  it('reach every list of the facts', () => {
    const clock = base.clocks[0]
    const area = { id: 'cun', name: '某村', level: 'village', parent: 'lingxi' }
    const laid = layRevisions(
      base,
      [
        { kind: 'area', place: 'lingxi', id: 'cun', payload: area },
        { kind: 'declared', place: 'lingxi', id: 'keji', payload: { field: 'keji', count: 2 } },
        { kind: 'place_clock', place: 'lingxi', id: clock?.id, payload: clock },
        { kind: 'reserved', place: 'lingxi', id: 'reserved', payload: null },
        { kind: 'hotline', id: '12350', payload: null },
        {
          kind: 'holidays',
          id: '2027',
          payload: { year: 2027, source: '试验', off: [], work: [] },
        },
      ].map((r) => revision.parse({ from: '2026-01-01', cause: '试验', ...r })),
      '2026-05-06',
    )
    const place = laid.places[0]
    expect(place?.areas.map((a) => a.id)).toEqual(['cangnan', 'lingxi', 'cun'])
    expect(place?.declared.find((d) => d.field === 'keji')?.count).toBe(2)
    expect(place?.declared).toHaveLength(25)
    expect(place?.reserved).toBeUndefined()
    expect(place?.clocks.map((c) => c.id)).toContain(clock?.id)
    expect(laid.hotlines.map((h) => h.number)).not.toContain('12350')
    expect(laid.holidays.map((h) => h.year)).toEqual([2024, 2025, 2026, 2027])
  })

  it('a row of the database that fits no schema is not laid, and not fatal', () => {
    const good = {
      kind: 'hotline',
      place: '',
      key: '12350',
      validFrom: '2026-01-01',
      data: null,
      note: '停用',
    }
    const bad = { ...good, kind: 'body', place: 'lingxi', key: 'x', data: { id: 'x' } }
    expect(readRevision(good)?.id).toBe('12350')
    expect(readRevision(bad)).toBeUndefined()
  })
})

describe('S0-14: an official list laid as announced', () => {
  const announced = {
    number: '演示〔2026〕1号',
    on: '2026-05-01',
    title: '演示公告',
    document: 'x',
  }
  const row = (id: string, name: string, from: string, gone = false): Revision =>
    revision.parse({
      kind: 'official',
      place: 'lingxi',
      id,
      from,
      cause: '演示公告',
      payload: gone
        ? null
        : {
            id,
            name,
            kind: '处罚',
            change: '新增',
            announcement: announced,
            from,
            at: '表 第2行',
          },
    })
  const names = (laid: Facts) =>
    laid.places.find((p) => p.slug === 'lingxi')?.official?.map((r) => r.name)

  it('keeps the order of the first rows, the later text on top, and is the same laid at once or one by one', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            id: fc.constantFrom('a', 'b', 'c', 'd'),
            name: fc.constantFrom('甲事', '乙事', '丙事'),
            month: fc.integer({ min: 1, max: 6 }),
            gone: fc.boolean(),
          }),
          { minLength: 1, maxLength: 12 },
        ),
        (list) => {
          const rows = list.map((r) => row(r.id, r.name, `2026-0${r.month}-01`, r.gone))
          const wanted = new Map<string, string>()
          for (const r of rows.toSorted((a, b) => a.from.localeCompare(b.from)))
            if (r.kind === 'official' && r.payload) wanted.set(r.id, r.payload.name)
            else wanted.delete(r.id)
          expect(names(layRevisions(base, rows, '2026-12-31'))).toEqual([...wanted.values()])
        },
      ),
    )
  })
  it('is absent before its first day, and where a place has none', () => {
    const rows = [row('a', '甲事', '2026-05-01')]
    expect(names(layRevisions(base, rows, '2026-04-30'))).toBeUndefined()
    const laid = layRevisions(base, rows, '2026-05-01')
    expect(
      laid.places.filter((p) => p.slug !== 'lingxi').every((p) => p.official === undefined),
    ).toBe(true)
  })
})
