import type { Day } from '../clocks/day.ts'
import type { Item } from '../content/item.ts'
import type { Assignment, Body, Place } from '../content/place.ts'
import { areaGroups, groupName } from '../place/area-groups.ts'
import type { Named } from '../place/assignment.ts'
import { bodyName } from '../place/name.ts'

/** Who exercises an item in which part of a place, by the names that readers see. */
export type Actor = {
  /** The areas in words; empty where one answer holds for the whole place. */
  where: string
  /** How many areas. */
  areas: number
  row: Assignment
  owner: Body
  ownerName: string
  inNameOf: string
  department: string
  /** An entrustment for these areas is known that is not active. */
  dormant: boolean
}

/** More answers than this are told by their number: eighteen townships that each act for themselves are one line. */
export const mostGroups = 3

/** Every answer to «who acts here», the townships of a county first; empty when no row of the place answers. */
export const actorsOf = (
  place: Place,
  item: Named & Pick<Item, 'kind'>,
  field: string,
  day: Day,
): Actor[] => {
  const say = (id: string | undefined): string => {
    const body = place.bodies.find((b) => b.id === id)
    return body ? bodyName(body, field) : ''
  }
  const groups = areaGroups(place, item, day)
  return groups.flatMap((group) => {
    const { row, areas, dormant } = group
    const owner = place.bodies.find((b) => b.id === row?.owner)
    if (!row || !owner) return []
    return {
      where: groups.length > 1 ? groupName(group) : '',
      areas: areas.length,
      row,
      owner,
      ownerName: bodyName(owner, field),
      inNameOf: say(row.inNameOf ?? row.owner),
      department: say(row.department),
      dormant: dormant !== undefined,
    }
  })
}
