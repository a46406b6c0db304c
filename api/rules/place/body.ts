import type { Assignment, Body, Place } from '#rules/content/place.ts'

export { bodyName } from './name.ts'

/** The body with this id; content is checked, so a missing one is a mistake of the caller and throws. */
export const bodyOf = (place: Pick<Place, 'bodies'>, id: string): Body => {
  const body = place.bodies.find((b) => b.id === id)
  if (!body) throw new RangeError(`没有这个机构“${id}”`)
  return body
}

/**
 * The body in whose name a matter is decided (S0-18): the one that the row names, else the owner itself. Under an
 * entrustment that is the entrusting body (行政处罚法 20).
 */
export const actingBody = (place: Pick<Place, 'bodies'>, row: Assignment): Body =>
  bodyOf(place, row.inNameOf ?? row.owner)
