import type { Area, Body, Place } from '#rules/content/place.ts'

/** The area that a pack is about: the township of a township pack, the county of a county pack. */
export const homeArea = (place: Pick<Place, 'areas' | 'level'>): Area | undefined =>
  place.areas.find((area) => area.level === place.level) ?? place.areas[0]

/** The name of a body; one that stands for the departments of all fields takes the name of the field in. */
export const bodyName = (body: Pick<Body, 'name' | 'perField'>, field?: string): string =>
  body.perField ? body.name.replace('{field}', field ?? '业务') : body.name
