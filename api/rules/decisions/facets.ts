import type { Facts } from '../content/facts.ts'
import type { Place } from '../content/place.ts'
import { bodyName } from '../place/name.ts'
import { kindCode, kindOf } from './cuts.ts'

export type FacetName = 'body' | 'field' | 'kind' | 'month'
export type FacetRow = { value: string; name: string; count: number }
export type FacetLists = Record<FacetName, FacetRow[]>
/** The columns by which hits are counted. */
export type FacetHit = {
  body: string | null
  field: string | null
  month: string
  kinds: readonly string[]
}

/** Counts hits by facet, each list in the order of its names (months: the newest first), never by number. */
export function facetsOf(
  hits: readonly FacetHit[],
  facts: Pick<Facts, 'fields'>,
  place: Place,
): FacetLists {
  const counts: Record<FacetName, Map<string, number>> = {
    body: new Map(),
    field: new Map(),
    kind: new Map(),
    month: new Map(),
  }
  const add = (facet: FacetName, value: string | null): void => {
    if (value) counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1)
  }
  for (const { body, field, month, kinds } of hits) {
    add('body', body)
    add('field', field)
    add('month', month)
    for (const kind of new Set(kinds.map(kindCode))) add('kind', kind)
  }
  const bodies = new Map(place.bodies.map((b) => [b.id, bodyName(b)]))
  const fields = new Map(facts.fields.map((f) => [f.id, f.name]))
  const rows = (facet: FacetName, name: (value: string) => string | undefined): FacetRow[] =>
    [...counts[facet]]
      .map(([value, count]) => ({ value, count, name: name(value) ?? value }))
      .toSorted((a, b) =>
        facet === 'month' ? (a.value < b.value ? 1 : -1) : a.name.localeCompare(b.name, 'zh'),
      )
  return {
    body: rows('body', (v) => bodies.get(v)),
    field: rows('field', (v) => fields.get(v)),
    kind: rows('kind', kindOf),
    month: rows('month', (v) => v),
  }
}
