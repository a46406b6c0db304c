import type { Item, PenaltyKind } from '#rules/content/item.ts'
import type { Place, Reserved } from '#rules/content/place.ts'

/** own: here; above: the reserved body; review: the legal reviewer must say, and it is recorded; police: 行政处罚法 18. */
export type Decider = 'own' | 'above' | 'review' | 'police'

/**
 * Who may decide a penalty of this kind (S0-12). Where the source reserves «large» sums without a number, the kind is
 * neither blocked nor allowed: the legal reviewer decides.
 */
export const whoDecides = (place: Pick<Place, 'reserved'>, kind: PenaltyKind): Decider => {
  if (kind === '行政拘留') return 'police'
  if (place.reserved?.kinds.includes(kind)) return 'above'
  return place.reserved?.needsReview.some((r) => r.kind === kind) ? 'review' : 'own'
}

/** Which of these kinds a body may not decide: what the place reserves binds its townships alone (S0-12). */
export const notItsOwn = (
  place: Pick<Place, 'bodies' | 'reserved'>,
  body: string,
  kinds: readonly PenaltyKind[],
): PenaltyKind[] => {
  const township = place.bodies.find((b) => b.id === body)?.kind === 'township'
  return kinds.filter((kind) => {
    const who = whoDecides(place, kind)
    return who === 'police' || (township && who === 'above')
  })
}

/** How one item splits: what stays here, what goes above, what waits for the reviewer. */
export type ReservedParts = {
  own: PenaltyKind[]
  above: PenaltyKind[]
  review: Reserved['needsReview']
  police: PenaltyKind[]
  /** Body that keeps the reserved kinds. */
  to: string | undefined
  /** The source's list ends with 等: other severe penalties may be kept too. */
  open: boolean
}

export const reservedParts = (
  place: Pick<Place, 'reserved'>,
  item: Pick<Item, 'kinds'>,
): ReservedParts => {
  const of = (who: Decider): PenaltyKind[] => item.kinds.filter((k) => whoDecides(place, k) === who)
  const review = of('review')
  return {
    own: of('own'),
    above: of('above'),
    review: place.reserved?.needsReview.filter((r) => review.includes(r.kind)) ?? [],
    police: of('police'),
    to: place.reserved?.to,
    open: place.reserved?.open ?? false,
  }
}
