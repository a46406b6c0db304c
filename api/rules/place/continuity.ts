import type { Item } from '#rules/content/item.ts'
import type { Body, Place } from '#rules/content/place.ts'
import { type Day, holdsOn } from '#rules/clocks/day.ts'
import { assignmentOf } from './assignment.ts'
import { responderIn } from './responder.ts'

type Bodies = Pick<Place, 'areas' | 'bodies' | 'firstResponder'>
const stands = (place: Bodies, id: string, on: Day): boolean =>
  place.bodies.some((b) => b.id === id && holdsOn(b, on))

/** Bodies whose last day lies before a day. */
export const endedBy = (place: Pick<Place, 'bodies'>, on: Day): Body[] =>
  place.bodies.filter((b) => b.to !== undefined && b.to < on)

/**
 * Who takes over from a body that has ended (S0-41): the successor of the data, or its successor; without one the first
 * responder, of the case, of the body's area, or of the place. Null when none of them stands on the day.
 */
export function heirOf(
  place: Bodies,
  id: string,
  on: Day,
  first?: string,
): { body: string; by: 'data' | 'first' } | null {
  const named = new Set([id])
  const bodyAt = (at: string | undefined) => place.bodies.find((b) => b.id === at)
  for (let next = bodyAt(id)?.successor; next && !named.has(next); next = bodyAt(next)?.successor) {
    if (stands(place, next, on)) return { body: next, by: 'data' }
    named.add(next)
  }
  const desks = [first, responderIn(place, bodyAt(id)?.area), place.firstResponder]
  const desk = desks.find((d) => d !== undefined && d !== id && stands(place, d, on))
  return desk === undefined ? null : { body: desk, by: 'first' }
}

/** Who exercises an item from a day on, where that is another body than today; undefined when nothing changes hands. */
export function handsOver(
  place: Pick<Place, 'areas' | 'assignments'>,
  item: Item,
  area: string,
  [today, on]: readonly [Day, Day],
): { from: string; to: string | null } | undefined {
  const from = assignmentOf(place, item, area, today)?.owner
  const to = assignmentOf(place, item, area, on)?.owner ?? null
  return from !== undefined && from !== to ? { from, to } : undefined
}
