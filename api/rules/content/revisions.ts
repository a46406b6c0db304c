import { sha256 } from '#rules/chain/sha256.ts'
import { type Day, holdsOn } from '#rules/clocks/day.ts'
import type { Facts } from './facts.ts'
import { type Approval, noOversight, type Oversight } from './oversight.ts'
import type { Official } from './official.ts'
import type { Place } from './place.ts'
import { settledKey } from './settled.ts'
import type { PlaceRevision, Revision } from './revision.ts'

/** The row with this key replaced where it stands, added at the end, or taken away. */
const laid = <T>(rows: readonly T[], key: (row: T) => string, id: string, row: T | null): T[] => {
  const known = rows.some((r) => key(r) === id)
  if (row === null) return known ? rows.filter((r) => key(r) !== id) : [...rows]
  return known ? rows.map((r) => (key(r) === id ? row : r)) : [...rows, row]
}
const byId = (row: { id?: string | undefined }): string => row.id ?? ''

type OfficialRevision = Extract<PlaceRevision, { kind: 'official' }>
/** A list of ten thousand rows is laid at once: row by row would copy it ten thousand times. */
const layOfficial = (place: Place, rows: readonly OfficialRevision[]): Place => {
  if (rows.length === 0) return place
  const list = new Map<string, Official>(place.official?.map((row) => [row.id, row]))
  for (const r of rows)
    if (r.payload) list.set(r.id, r.payload)
    else list.delete(r.id)
  return { ...place, official: [...list.values()] }
}

type Beside = Extract<PlaceRevision, { kind: 'supervised' | 'approval' | 'guidance' | 'returned' }>
const layBeside = (o: Oversight, r: Beside): Oversight => {
  switch (r.kind) {
    case 'supervised':
      return { ...o, supervised: laid(o.supervised, (s) => s.item, r.id, r.payload) }
    case 'approval':
      return { ...o, approvals: laid<Approval>(o.approvals, (a) => a.list, r.id, r.payload) }
    case 'guidance':
      return { ...o, guidance: laid(o.guidance, byId, r.id, r.payload) }
    case 'returned':
      return { ...o, returned: laid(o.returned, (x) => x.item, r.id, r.payload) }
  }
}

const layPlace = (place: Place, r: PlaceRevision): Place => {
  switch (r.kind) {
    case 'place':
      return r.payload ? { ...place, ...r.payload, slug: place.slug } : place
    case 'area':
      return { ...place, areas: laid(place.areas, byId, r.id, r.payload) }
    case 'body':
      return { ...place, bodies: laid(place.bodies, byId, r.id, r.payload) }
    case 'assignment':
      return { ...place, assignments: laid(place.assignments, byId, r.id, r.payload) }
    case 'declared':
      return { ...place, declared: laid(place.declared, (d) => d.field, r.id, r.payload) }
    case 'document':
      return { ...place, documents: laid(place.documents, byId, r.id, r.payload) }
    case 'officer':
      return { ...place, officers: laid(place.officers, (o) => o.certificate, r.id, r.payload) }
    case 'place_clock':
      return { ...place, clocks: laid(place.clocks, byId, r.id, r.payload) }
    case 'settled':
      return { ...place, settled: laid(place.settled ?? [], settledKey, r.id, r.payload) }
    case 'reserved':
      return { ...place, reserved: r.payload ?? undefined }
    case 'supervised':
    case 'approval':
    case 'guidance':
    case 'returned':
      return { ...place, oversight: layBeside(place.oversight ?? noOversight, r) }
    case 'official':
      return layOfficial(place, [r])
  }
}

const layOne = (facts: Facts, r: Revision): Facts => {
  switch (r.kind) {
    case 'field':
      return { ...facts, fields: laid(facts.fields, byId, r.id, r.payload) }
    case 'law':
      return { ...facts, laws: laid(facts.laws, (l) => l.title, r.id, r.payload) }
    case 'item':
      return { ...facts, items: laid(facts.items, byId, r.id, r.payload) }
    case 'lexicon':
      return { ...facts, lexicon: laid(facts.lexicon, (l) => l.say, r.id, r.payload) }
    case 'special':
      return { ...facts, specials: laid(facts.specials, (s) => s.kind, r.id, r.payload) }
    case 'hotline':
      return { ...facts, hotlines: laid(facts.hotlines, (h) => h.number, r.id, r.payload) }
    case 'holidays':
      return { ...facts, holidays: laid(facts.holidays, (h) => String(h.year), r.id, r.payload) }
    case 'topic':
      return { ...facts, topics: laid(facts.topics, byId, r.id, r.payload) }
    case 'procedure':
      return { ...facts, procedures: laid(facts.procedures, byId, r.id, r.payload) }
    case 'clock':
      return { ...facts, clocks: laid(facts.clocks, byId, r.id, r.payload) }
    default:
      return {
        ...facts,
        places: facts.places.map((p) => (p.slug === r.place ? layPlace(p, r) : p)),
      }
  }
}

const marks = new WeakMap<Revision, string>()
/** A fingerprint of one revision, reckoned once: callers with many may do it beforehand, bit by bit. */
export const markOf = (r: Revision): string => {
  const known = marks.get(r)
  if (known !== undefined) return known
  const mark = sha256(JSON.stringify(r)).slice(0, 16)
  marks.set(r, mark)
  return mark
}

/**
 * The facts as they stand on a day: shipped content with the revisions active on that day laid over it, the later
 * `from` last, the later entry last among equals. The version tells the laid facts from the shipped ones.
 */
export const layRevisions = (facts: Facts, revisions: readonly Revision[], on: Day): Facts => {
  const active = revisions
    .filter((r) => holdsOn(r, on))
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  if (active.length === 0) return facts
  const versionOf = (given: readonly Revision[]): string =>
    given.length === 0
      ? facts.version
      : sha256(facts.version + given.map(markOf).join(' ')).slice(0, 16)
  const version = versionOf(active)
  // A page of one place that names a version must not be old because another place was revised.
  const versions = Object.fromEntries(
    facts.places.map(({ slug }) => [
      slug,
      versionOf(active.filter((r) => !('place' in r) || r.place === slug)),
    ]),
  )
  const lists = new Map<string, OfficialRevision[]>()
  let result = facts
  for (const r of active)
    if (r.kind !== 'official') result = layOne(result, r)
    else if (!lists.get(r.place)?.push(r)) lists.set(r.place, [r])
  if (lists.size > 0)
    result = {
      ...result,
      places: result.places.map((p) => layOfficial(p, lists.get(p.slug) ?? [])),
    }
  return { ...result, version, versions }
}
