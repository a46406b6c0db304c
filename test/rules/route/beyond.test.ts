import { describe, expect, it, test } from 'vitest'
import { blank, lines, special, to } from './matters.ts'
import { invented } from './places.ts'

describe('S0-9: power ends at the border', () => {
  test.each([
    '青山镇',
    '山河县青山镇',
    '东村',
    'east',
    '某条街12号',
    '幸福小区',
    '老街社区',
    '工业园区',
    undefined,
    '',
  ])('%s is inside', (area) =>
    expect(to({ item: 'jianshe-903', area }).owner.kind).toBe('township'),
  )
  test.each([
    '平原镇',
    '白云镇',
    '白云街道',
    '海滨县',
    '隔壁镇',
    'plain',
    'county',
    'elsewhere',
    '山河县白云乡某村',
  ])('%s is outside', (area) =>
    expect(to({ item: 'jianshe-903', area }).owner.kind).toBe('outside_area'),
  )
})

describe('safety first', () => {
  it('an emergency is told to call, and is routed all the same', () => {
    const r = to({ item: 'jianshe-903', classification: special('emergency') })
    expect(r.trace[0]?.text).toMatch(/119.*照样登记/)
    expect(r.path[0]).toContain('119')
    expect(r.owner.kind).toBe('township')
  })

  it('on-the-page 6: an accusation reaches the supervisor or nobody here', () => {
    const accusing = { item: 'jianshe-903', classification: special('discipline') }
    expect(to(accusing).owner).toMatchObject({ body: null, name: expect.stringContaining('12388') })
    const place = invented()
    const supervised = {
      ...place,
      supervisor: 'watch',
      bodies: [
        ...place.bodies,
        { ...place.bodies[8]!, id: 'watch', name: '县司法局', kind: 'supervisor' as const },
      ],
    }
    expect(to({ ...accusing, place: supervised }).owner.body).toBe('watch')
  })

  it('a named body beside a reproach accuses; a named body alone does not', () => {
    const bad = to({ item: 'jianshe-903', text: '青山镇综合行政执法队的人打人' })
    expect(bad.path.join()).not.toContain('青山镇综合行政执法队')
    expect(to({ item: 'jianshe-903', text: '请青山镇综合行政执法队来看看' }).owner.kind).toBe(
      'township',
    )
  })
})

describe('nobody in charge, many heads, and what is no enforcement matter', () => {
  it.each(['nobody_in_charge', 'many_heads'] as const)(
    'S0-15, S0-31: %s without an item goes up the ladder, the first finder acting first (S1-18)',
    (kind) => {
      const r = to({ classification: special(kind) })
      expect(r.owner).toMatchObject({ kind: 'unclear_dispute', body: 'team' })
      expect(r.path).toContain('县综合行政执法指导办公室')
    },
  )

  it('a clue about an item that has an owner goes to that owner', () => {
    const r = to({ item: 'jianshe-903', classification: special('nobody_in_charge') })
    expect(r.owner.kind).toBe('township')
    expect(lines(r)).toContain('登记为线索')
  })

  it('an item that no row assigns is said to be nobody’s', () => {
    const place = invented()
    place.assignments = place.assignments.filter((row) => !row.fields.includes('*'))
    expect(to({ place, item: 'shichang-901' }).owner.kind).toBe('unclear_dispute')
  })

  test.each([
    ['police', 'police'],
    ['consultation', 'township'],
    ['petition', 'township'],
    ['civil', 'township'],
    ['labour_arbitration', 'township'],
    ['none', 'township'],
  ] as const)('%s → %s', (kind, owner) => {
    const r = to({ classification: special(kind) })
    expect(r.owner.kind).toBe(owner)
    expect(r.special).toBe(kind)
  })

  it('stays with the desk, with candidates, when nothing decides', () => {
    const items = [{ item: 'jianshe-903', score: 0.1, why: [] }]
    const r = to({ classification: { ...blank, items } })
    expect(r.owner.body).toBe('team')
    expect(r.candidates).toEqual(items)
  })
})
