import type { Day } from '#rules/clocks/day.ts'
import type { Item } from '#rules/content/item.ts'
import type { Area, Assignment, Place } from '#rules/content/place.ts'
import { areaLine, assignmentOf, isActive, type Named, narrowness } from './assignment.ts'
import { homeArea } from './name.ts'

type Asked = Named & Pick<Item, 'kind'>
/** Areas in which the same row answers for an item. */
export type AreaGroup = {
  areas: Area[]
  /** The rest of a county, outside the townships that its pack lists. */
  rest: boolean
  row: Assignment | undefined
  /** An entrustment for these areas that is not active: no agreement, or its days are over (S3-4). */
  dormant: Assignment | undefined
}

/** An entrustment that names the item in the area more narrowly than `*` and is not active on the day. */
export const dormantOf = (
  place: Pick<Place, 'areas' | 'assignments'>,
  item: Asked,
  area: string,
  on: Day,
): Assignment | undefined => {
  const line = areaLine(place.areas, area)
  return place.assignments.find(
    (row) =>
      row.mode === 'entrusted' &&
      line.includes(row.area) &&
      narrowness(row, item) > 1 &&
      !isActive(row, on),
  )
}

/**
 * Who answers for an item in each part of a place: one group for a township pack; for a county its townships, grouped
 * by the row that answers, and the rest of the county where that is another one.
 */
export const areaGroups = (
  place: Pick<Place, 'areas' | 'assignments' | 'level'>,
  item: Asked,
  on: Day,
): AreaGroup[] => {
  const home = homeArea(place)
  if (!home) return []
  const towns = place.areas.filter((area) => area.level === 'township')
  const county = place.level === 'county' && towns.length > 0
  const groups: AreaGroup[] = []
  // Townships that no row names by themselves cannot differ: one look answers for all of them.
  const named = new Set(place.assignments.map((row) => row.area))
  const answers = new Map<string, AreaGroup>()
  for (const area of county ? towns : [home]) {
    const key = areaLine(place.areas, area.id)
      .filter((id) => named.has(id))
      .join(' ')
    const known = answers.get(key)
    if (known) {
      known.areas.push(area)
      continue
    }
    const row = assignmentOf(place, item, area.id, on)
    const dormant = dormantOf(place, item, area.id, on)
    const same = groups.find((g) => g.row === row && g.dormant === dormant)
    const group = same ?? { areas: [], rest: false, row, dormant }
    group.areas.push(area)
    if (!same) groups.push(group)
    answers.set(key, group)
  }
  const row = county ? assignmentOf(place, item, home.id, on) : undefined
  return row && !groups.some((g) => g.row === row)
    ? [...groups, { areas: [home], rest: true, row, dormant: undefined }]
    : groups
}

/** «甲镇、乙乡», «24个乡镇（街道）», «甲县的其他地方»: the areas of a group as a reader says them. */
export const groupName = (group: Pick<AreaGroup, 'areas' | 'rest'>): string => {
  const names = group.areas.map((area) => area.name)
  if (group.rest) return `${names[0] ?? ''}的其他地方`
  if (names.length <= 6) return names.join('、')
  return `${names.length}个${names.some((name) => name.endsWith('街道')) ? '乡镇（街道）' : '乡镇'}`
}
