import { describe, expect, it } from 'vitest'
import { facts } from '#test/kit/content.ts'
import { fieldRows, sayField, saySum } from '#site/components/counts.ts'
import { exercisesOf, sayStanding, standingTag } from '#site/components/exercise.ts'

const day = '2026-11-22'
const all = facts()
const places = all.places.filter((p) => p.grants)
const of = (place: (typeof places)[number], id: string) => {
  const item = all.items.find((i) => i.id === id)
  if (!item) throw new Error(`no item ${id}`)
  return exercisesOf(place, item, '演示', day)
}

describe('S2-7 S4-9: powers handed down without a list', () => {
  it.each(places.map((p) => [p.name, p] as const))(
    '%s: no item is said to be kept above, none to be handed down',
    (_, place) => {
      for (const id of ['jianshe-051', 'shichang-003', 'shuili-001', 'renfang-004'])
        for (const exercise of of(place, id)) {
          expect(standingTag(exercise), id).toBe('尚未核对')
          expect(sayStanding(exercise), id).toContain('是哪些没有公布，这一项在不在内没有核对')
          expect(sayStanding(exercise), id).not.toContain('没有划下来')
        }
    },
  )

  it.each(places.map((p) => [p.name, p] as const))(
    '%s: police matters and the town’s own by statute are certain',
    (_, place) => {
      for (const exercise of of(place, 'gongan-001'))
        expect(standingTag(exercise)).toBe('保留在上级')
      expect(of(place, 'ziran-013').map(standingTag)).toContain('法定')
    },
  )

  it('the sums say how much was handed down, and count all that was compiled as unverified', () => {
    expect(places.length).toBeGreaterThan(1)
    for (const place of places) {
      const rows = fieldRows(all, place, day)
      const said = saySum(place, rows)
      const compiled = rows.reduce((n, row) => n + row.items, 0)
      expect(said).toContain(`${place.grants?.count}`)
      expect(said).toContain(`是哪些未公布 · 本站依法梳理 ${compiled} 项（尚未与公告核对）`)
      for (const row of rows) expect(sayField(row, place)).not.toContain('没有划下来')
    }
  })
})

describe('townships that each act for themselves', () => {
  it.each(places.map((p) => [p.name, p] as const))('%s: are told as one', (_, place) => {
    const told = of(place, 'ziran-013')
    const towns = place.areas.filter((a) => a.level === 'township' && !a.name.endsWith('街道'))
    const each = told.filter((e) => e.each)
    expect(each.map((e) => [e.where, e.ownerName, e.inNameOf])).toEqual([
      [`${towns.length}个乡镇`, '当地综合行政执法队', '当地人民政府'],
    ])
    expect(told.length).toBeLessThan(4)
  })
})
