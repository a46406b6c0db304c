import { addDays, type Day } from '#rules/clocks/day.ts'
import type { Facts } from '#rules/content/facts.ts'
import { layRevisions } from '#rules/content/revisions.ts'
import type { Revision } from '#rules/content/revision.ts'
import { causesOf, type Change, changesBetween } from './changes.ts'
import { type State, stateOf } from './state.ts'

/** The catalogue of a place between two changes. `key` is its first day, or `initial` for what the content began with. */
export type Version = {
  key: string
  /** First day; absent for the first version, whose beginning no source gives. */
  from?: Day
  /** Last day; absent for the one in force. */
  to?: Day
  state: State
  changes: Change[]
}
export const initial = 'initial'

type Dated = { from?: Day | undefined; to?: Day | undefined }
const turns = (row: Dated): Day[] => [
  ...(row.from ? [row.from] : []),
  ...(row.to ? [addDays(row.to, 1)] : []),
]

/** Kinds of revisions that a version shows; words, clocks and officers have no versions. */
const shown = new Set<Revision['kind']>([
  'item',
  'field',
  'place',
  'area',
  'body',
  'assignment',
  'official',
])

/** Days on which something of the place may begin or end, up to `today`, the earliest first. */
export const turningDays = (
  shipped: Facts,
  revisions: readonly Revision[],
  slug: string,
  today: Day,
): Day[] => {
  const mine = revisions.filter((r) => shown.has(r.kind) && (!('place' in r) || r.place === slug))
  const place = shipped.places.find((p) => p.slug === slug)
  const dated: Dated[] = [
    ...mine,
    // What a revision brings has days of its own.
    ...mine.flatMap((r) => {
      const payload: unknown = r.payload
      return payload !== null && typeof payload === 'object' ? [payload as Dated] : []
    }),
    ...mine.flatMap((r) =>
      r.kind === 'assignment' && r.payload?.agreement ? [r.payload.agreement] : [],
    ),
    ...shipped.items,
    ...(place?.bodies ?? []),
    ...(place?.assignments ?? []),
    ...(place?.assignments ?? []).flatMap((row) => row.agreement ?? []),
    ...(place?.agreements ?? []),
  ]
  return [...new Set(dated.flatMap(turns))].filter((day) => day <= today).toSorted()
}

/**
 * Every version of a place's catalogue, assignments and bodies up to a day, the oldest first: shipped content and the
 * office's revisions decide alone, so the same days give the same versions whenever they are asked.
 */
export const versionsOf = (
  shipped: Facts,
  revisions: readonly Revision[],
  slug: string,
  today: Day,
): Version[] => {
  const days = turningDays(shipped, revisions, slug, today)
  const at = (day: Day) => stateOf(layRevisions(shipped, revisions, day), slug, day)
  const first = at(days[0] === undefined ? today : addDays(days[0], -1))
  if (!first) return []
  const causes = causesOf(revisions, slug)
  const versions: Version[] = [{ key: initial, state: first, changes: [] }]
  for (const day of days) {
    const before = versions.at(-1)
    const state = at(day)
    if (!before || !state) continue
    const changes = changesBetween(before.state, state, causes)
    if (changes.length === 0) continue
    before.to = addDays(day, -1)
    versions.push({ key: day, from: day, state, changes })
  }
  return versions
}

/** The version in force on a day; before the first change that is the initial one. */
export const versionOn = <V extends Pick<Version, 'from'>>(
  versions: readonly V[],
  day: Day,
): V | undefined => versions.findLast((v) => v.from === undefined || v.from <= day)
