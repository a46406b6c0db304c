import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'
import { searchParts } from '#rules/publish/pages.ts'
import { buildIndex, type Catalogue } from '#rules/search/build.ts'
import { partition, type Parts } from '#rules/search/partition.ts'

type Made = { catalogue: Catalogue; parts?: Parts }

/** Indexes by facts: new facts are a new object, and the old indexes go with the old one. */
const made = new WeakMap<Facts, Map<string, Made>>()

const entryOf = (facts: Facts, place: Place, day: string): Made => {
  const byKey = made.get(facts) ?? new Map<string, Made>()
  made.set(facts, byKey)
  const key = `${place.slug} ${day}`
  const entry = byKey.get(key) ?? { catalogue: buildIndex(facts, place, day) }
  // One day is kept for each place: yesterday's index serves nobody.
  for (const other of byKey.keys()) if (other.startsWith(`${place.slug} `)) byKey.delete(other)
  byKey.set(key, entry)
  return entry
}

/** The index of a place's catalogue as of a day, built once. */
export const catalogueOf = (facts: Facts, place: Place, day: string): Catalogue =>
  entryOf(facts, place, day).catalogue

/** The same index in the parts that the browser loads. */
export const partsOf = (facts: Facts, place: Place, day: string): Parts => {
  const entry = entryOf(facts, place, day)
  return (entry.parts ??= partition(entry.catalogue, facts.version, searchParts))
}
