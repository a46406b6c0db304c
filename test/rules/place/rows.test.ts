import { describe, expect, it } from 'vitest'
import { type Place } from '#rules/content/place.ts'
import { areaGroups, dormantOf, groupName } from '#rules/place/area-groups.ts'
import { areaLine, assignmentOf, covers, isActive, narrowness } from '#rules/place/assignment.ts'
import { ownAreas, rowFinder } from '#rules/place/rows.ts'
import { on, row, area, areas, paper, item } from './made.ts'

describe('how a row names an item (S0-9)', () => {
  it('the item, the branch, the field, the rest', () => {
    const of = (more: object) => narrowness(row('r', more), item)
    expect(of({ items: ['stone-001'], fields: ['*'] })).toBe(4)
    expect(of({ fields: ['gravel', 'stone'] })).toBe(3)
    expect(of({ fields: ['stone', '*'] })).toBe(2)
    expect(of({ fields: ['*'] })).toBe(1)
    expect(of({ fields: ['water'] })).toBe(0)
    expect(narrowness(row('r', { fields: ['gravel'] }), { id: 'x', field: 'stone' })).toBe(0)
  })
  it('the kinds that go along; compulsion under no entrustment (行政强制法 17)', () => {
    const of = (kind: '处罚' | '强制', more: object) => covers(row('r', more), kind)
    expect([
      of('强制', {}),
      of('强制', { covers: ['处罚'] }),
      of('处罚', { covers: ['处罚'] }),
    ]).toEqual([true, false, true])
    expect([of('强制', { mode: 'entrusted' }), of('处罚', { mode: 'entrusted' })]).toEqual([
      false,
      true,
    ])
  })
  it('days of the row and of its agreement (S3-4)', () => {
    const active = (more: object) => isActive(row('r', more), on)
    expect(active({})).toBe(true)
    expect(active({ to: '2026-05-05' })).toBe(false)
    expect(active({ mode: 'entrusted' })).toBe(false)
    expect(active({ mode: 'entrusted', agreement: paper })).toBe(true)
    expect(active({ mode: 'entrusted', agreement: { ...paper, from: '2026-05-07' } })).toBe(false)
    expect(active({ mode: 'entrusted', agreement: paper, to: '2026-05-05' })).toBe(false)
    expect(active({ agreement: { ...paper, from: '2026-05-07' } })).toBe(true)
  })
  it('an area and what it lies in, innermost first', () => {
    expect(areaLine(areas, 'yard')).toEqual(['yard', 'east', 'county'])
    expect(areaLine(areas, 'sea')).toEqual(['sea'])
    expect(areaLine(areas, '')).toEqual([])
  })
  it('the narrower before the inner; of equals the first', () => {
    const rows = [
      row('rest', { fields: ['*'], area: 'yard' }),
      row('field', { fields: ['stone'] }),
      row('inner', { fields: ['stone'], area: 'east' }),
      row('again', { fields: ['stone'], area: 'east' }),
      row('far', { items: ['stone-001'], area: 'west' }),
    ]
    const of = (at: string) => assignmentOf({ areas, assignments: rows }, item, at, on)?.id
    expect([of('yard'), of('east'), of('west'), of('north'), of('sea')]).toEqual([
      'inner',
      'inner',
      'far',
      'field',
      undefined,
    ])
    const find = rowFinder({ areas, assignments: rows }, on)
    expect(find(item, 'yard').map((r) => r.id)).toEqual(['inner', 'again'])
    expect(find({ ...item, id: 'other' }, 'west').map((r) => r.id)).toEqual(['field'])
    expect(find({ ...item, id: 'third' }, 'west').map((r) => r.id)).toEqual(['field'])
    expect(find({ ...item, id: 'other', field: 'water' }, 'west')).toEqual([])
    expect(find({ ...item, id: 'other', kind: '强制' }, 'west').map((r) => r.id)).toEqual(['field'])
    expect(find(item, 'west').map((r) => r.id)).toEqual(['far'])
  })
  it('areas in which somebody acts', () => {
    const rows = [
      row('a', { area: 'east' }),
      row('b', { area: 'east' }),
      row('c', { to: '2026-05-05' }),
    ]
    expect(ownAreas({ areas, assignments: rows }, on)).toEqual(['east'])
  })
})

describe('who answers in each part (S4-9)', () => {
  const county = (rows: Place['assignments'], more: object = {}) => ({
    areas,
    assignments: rows,
    level: 'county' as const,
    ...more,
  })
  const told = (place: Parameters<typeof areaGroups>[0]) =>
    areaGroups(place, item, on).map((g) => [groupName(g), g.row?.id, g.dormant?.id])
  it('townships by the row that answers, and the rest of the county', () => {
    const rest = row('rest', { fields: ['*'] })
    const east = row('e', { fields: ['stone'], area: 'east' })
    expect(told(county([rest]))).toEqual([['east、west、north', 'rest', undefined]])
    expect(told(county([rest, east]))).toEqual([
      ['east', 'e', undefined],
      ['west、north', 'rest', undefined],
    ])
    const all = ['east', 'west', 'north'].map((id) => row(id, { fields: ['stone'], area: id }))
    expect(told(county([rest, ...all])).at(-1)).toEqual(['county的其他地方', 'rest', undefined])
    expect(told(county(all))).toHaveLength(3)
    expect(told(county([]))).toEqual([['east、west、north', undefined, undefined]])
  })
  it('a township speaks of itself; a county without townships too; without areas nobody', () => {
    const rest = row('rest', { fields: ['*'] })
    expect(told({ ...county([rest]), level: 'township' })).toEqual([['east', 'rest', undefined]])
    expect(told(county([rest], { areas: areas.slice(0, 1) }))).toEqual([
      ['county', 'rest', undefined],
    ])
    expect(told(county([rest], { areas: [] }))).toEqual([])
  })
  it('S3-4: an entrustment that sleeps is told, unless it names only the rest', () => {
    const rest = row('rest', { fields: ['*'] })
    const asleep = row('s', { fields: ['stone'], area: 'east', mode: 'entrusted' })
    expect(told(county([rest, asleep]))).toEqual([
      ['east', 'rest', 's'],
      ['west、north', 'rest', undefined],
    ])
    const of = (more: object, at = 'yard') =>
      dormantOf(
        {
          areas,
          assignments: [row('s', { fields: ['stone'], area: 'east', mode: 'entrusted', ...more })],
        },
        item,
        at,
        on,
      )?.id
    expect([
      of({}),
      of({ fields: ['*'] }),
      of({ mode: 'empowered' }),
      of({ agreement: paper }),
      of({}, 'west'),
    ]).toEqual(['s', undefined, undefined, undefined, undefined])
  })
  it('six by name, seven by number', () => {
    const of = (n: number, name = '镇') =>
      groupName({
        areas: Array.from({ length: n }, (_, i) => area(`${i}${name}`, 'township')),
        rest: false,
      })
    expect([of(6), of(7), of(7, '街道')]).toEqual([
      '0镇、1镇、2镇、3镇、4镇、5镇',
      '7个乡镇',
      '7个乡镇（街道）',
    ])
    expect(groupName({ areas: [], rest: true })).toBe('的其他地方')
  })
})
