import type { Facts } from './facts.ts'
import { type Finding, findingAt, type Origin, repeated } from './finding.ts'
import type { Place } from './place.ts'

/** What oversight.yaml names exists, and nothing stands there twice. */
export const checkOversight = (place: Place, facts: Facts, origin: Origin): Finding[] => {
  const { oversight } = place
  if (!oversight) return []
  const at = findingAt(origin)
  const items = new Set(facts.items.map((i) => i.id))
  const fields = new Set(facts.fields.map((f) => f.id))
  const bodies = new Set(place.bodies.map((b) => b.id))
  const known = (path: string, ids: Set<string>, id: string | undefined, what: string) =>
    id === undefined || ids.has(id) ? [] : [at(oversight, path, `没有这个${what}“${id}”`)]
  const twice = <T extends object>(list: string, rows: readonly T[], key: (row: T) => string) =>
    repeated(rows, key).map((row) => at(oversight, list, `“${key(row)}”重复`))
  return [
    ...oversight.supervised.flatMap((s, i) => [
      ...known(`supervised[${i}].item`, items, s.item, '事项'),
      ...known(`supervised[${i}].claimedBy`, bodies, s.claimedBy, '机构'),
    ]),
    ...oversight.approvals.flatMap((a, i) => known(`approvals[${i}].by`, bodies, a.by, '机构')),
    ...oversight.guidance.flatMap((g, i) => [
      ...known(`guidance[${i}].unit`, bodies, g.unit, '机构'),
      ...g.items.flatMap((id, n) => known(`guidance[${i}].items[${n}]`, items, id, '事项')),
      ...g.fields.flatMap((id, n) => known(`guidance[${i}].fields[${n}]`, fields, id, '领域')),
    ]),
    ...oversight.returned.flatMap((r, i) => known(`returned[${i}].item`, items, r.item, '事项')),
    ...twice('supervised', oversight.supervised, (s) => s.item),
    ...twice('approvals', oversight.approvals, (a) => a.list),
    ...twice('guidance', oversight.guidance, (g) => g.id),
    ...twice('returned', oversight.returned, (r) => r.item),
  ]
}
