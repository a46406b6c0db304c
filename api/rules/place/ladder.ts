import type { Place } from '#rules/content/place.ts'

/** Whether a body stands on the ladder of the place: it coordinates and designates in disputes (S0-15, S1-18, S4-12). */
export const onLadder = (place: Pick<Place, 'ladder'>, body: string): boolean =>
  place.ladder.some((rung) => rung.body === body)
