import { describe, expect, it } from 'vitest'
import { areaGroups, groupName } from '#rules/place/area-groups.ts'
import { assignmentOf } from '#rules/place/assignment.ts'
import { facts } from '#test/kit/content.ts'

const day = '2026-11-22'

describe('who answers in each part of a place', () => {
  it('says of every item and township what the assignment of that township says', () => {
    for (const place of facts().places)
      for (const item of facts().items.filter((_, i) => i % 7 === 0)) {
        const groups = areaGroups(place, item, day)
        const towns = place.areas.filter((a) => a.level === 'township')
        const covered = groups.filter((g) => !g.rest).flatMap((g) => g.areas)
        expect(covered.map((a) => a.id).toSorted(), place.slug).toEqual(
          towns.map((a) => a.id).toSorted(),
        )
        for (const group of groups)
          for (const area of group.areas)
            expect(group.row, `${place.slug} ${item.id} ${area.id}`).toBe(
              assignmentOf(place, item, area.id, day),
            )
      }
  })

  it('names few areas one by one, and many by their number', () => {
    const areas = (...names: string[]) =>
      names.map((name, i) => ({ id: `a${i}`, name, level: 'township' as const }))
    expect(groupName({ areas: areas('甲镇', '乙乡'), rest: false })).toBe('甲镇、乙乡')
    expect(groupName({ areas: areas('甲县'), rest: true })).toBe('甲县的其他地方')
    const many = areas('甲镇', '乙镇', '丙镇', '丁镇', '戊镇', '己镇', '庚街道')
    expect(groupName({ areas: many, rest: false })).toBe('7个乡镇（街道）')
    expect(groupName({ areas: many.slice(0, 6).concat(areas('辛镇')), rest: false })).toBe(
      '7个乡镇',
    )
  })
})
