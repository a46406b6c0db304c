import type { Facts } from './facts.ts'
import { type Finding, type Origin } from './finding.ts'
import { checkCommon } from './check-common.ts'
import { checkItems } from './check-items.ts'
import { checkOwners } from './check-owners.ts'
import { checkPlace } from './check-place.ts'
import type { Retired } from './common.ts'

/**
 * Every reference of the facts, checked at once: fields, laws, bodies, areas, items, counts, owners. Empty = sound.
 */
export const check = (facts: Facts, retired: readonly Retired[], origin: Origin): Finding[] => [
  ...checkCommon(facts, origin),
  ...checkItems(facts, retired, origin),
  ...facts.places.flatMap((place) => [
    ...checkPlace(place, facts, origin),
    ...checkOwners(place, origin),
  ]),
]
