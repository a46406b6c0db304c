import type { Facts } from '#rules/content/facts.ts'
import type { Item } from '#rules/content/item.ts'
import type { Place } from '#rules/content/place.ts'
import type { Day } from '#rules/clocks/day.ts'
import { narrowness } from '#rules/place/assignment.ts'
import { itemsOf } from '#rules/place/counts.ts'
import { bodyName } from '#rules/place/name.ts'
import { ownAreas, rowFinder } from '#rules/place/rows.ts'

/** Something in the sharing out of powers that is not in order: said in public, with since when it is known. */
export type Fault = {
  kind: 'overlap' | 'gap' | 'expired' | 'scattered'
  say: string
  items: Item[]
  /** The day that the fault, or what we know of it, dates from. */
  since?: Day
}
export const faultNames: Record<Fault['kind'], string> = {
  overlap: '多头：同一件事有两个主体',
  gap: '无人：没有写明由谁办',
  expired: '委托过期或者没有委托书',
  scattered: '分散：同一个乡镇里由几个机构办',
}

const nameOf = (place: Place, id: string): string => {
  const body = place.bodies.find((b) => b.id === id)
  return body ? bodyName(body) : id
}

type Find = ReturnType<typeof rowFinder>

type Hit = { kind: Fault['kind']; say: string; item: Item; since?: Day | undefined }

/** What is wrong with one item in one area; undefined when one living body answers for it. */
const inArea = (place: Place, find: Find, item: Item, area: string, on: Day): Hit | undefined => {
  const rows = find(item, area)
  const owners = [...new Set(rows.map((r) => r.owner))]
  const [first] = rows
  const where = place.areas.length > 1 ? place.areas.find((a) => a.id === area)?.name : undefined
  const at = where ? `${where}：` : ''
  if (owners.length > 1) {
    const since = rows
      .map((r) => r.from ?? '')
      .toSorted()
      .at(-1)
    const names = owners.map((id) => nameOf(place, id)).join('、')
    return { kind: 'overlap', item, say: `${at}${names}都能办`, since }
  }
  if (!first) return { kind: 'gap', item, say: `${at}资料里没有写由谁办` }
  const owner = place.bodies.find((b) => b.id === first.owner)
  if (!owner) return { kind: 'gap', item, say: `${at}写明的机构已经不在名册里`, since: first.from }
  if (!owner.to || owner.to >= on) return undefined
  const next = owner.successor ? `，由${nameOf(place, owner.successor)}接手` : '，没有写由谁接手'
  return {
    kind: 'gap',
    item,
    say: `${at}写的是${bodyName(owner)}，它已经撤销${next}`,
    since: owner.to,
  }
}

const grouped = (kind: Fault['kind'], hits: readonly Hit[]): Fault[] =>
  [
    ...Map.groupBy(
      hits.filter((h) => h.kind === kind),
      (h) => h.say,
    ),
  ].map(([say, rows]) => {
    const since = rows
      .map((r) => r.since ?? '')
      .toSorted()
      .at(-1)
    return { kind, say, items: rows.map((r) => r.item), ...(since ? { since } : {}) }
  })

/** Overlaps, gaps, expired entrustments and scattered powers of a place on a day (S1-10, S3-4, S3-6, S3-9). */
export const faultsOf = (place: Place, facts: Pick<Facts, 'items'>, on: Day): Fault[] => {
  const areas = ownAreas(place, on)
  const items = itemsOf(place, facts.items, on)
  const find = rowFinder(place, on)
  const hits = areas.flatMap((area) =>
    items.flatMap((item) => inArea(place, find, item, area, on) ?? []),
  )
  const ended = place.assignments.filter(
    (row) =>
      row.mode === 'entrusted' &&
      !(row.to && row.to < on) &&
      (!row.agreement || row.agreement.to < on),
  )
  const expired = ended.map((row): Fault => {
    const named = items.filter((i) => narrowness(row, i) > 1)
    const who = `${nameOf(place, row.inNameOf ?? row.owner)}委托${nameOf(place, row.owner)}`
    return row.agreement
      ? {
          kind: 'expired',
          say: `${who}的协议已经到期，不再有效`,
          items: named,
          since: row.agreement.to,
        }
      : {
          kind: 'expired',
          say: `${who}，委托书的期限未公布，所以不算有效`,
          items: named,
          since: row.source.seen,
        }
  })
  return [
    ...grouped('overlap', hits),
    ...grouped('gap', hits),
    ...expired,
    ...areas.flatMap((area) => scattered(place, find, items, area)),
  ]
}

/** Powers of one township that lie with several of its units (S3-9); one unit is in order and gives nothing. */
const scattered = (place: Place, find: Find, items: readonly Item[], area: string): Fault[] => {
  const own = items.flatMap((item) => {
    const [row] = find(item, area)
    return row && row.area === area && row.mode !== 'retained' ? [{ item, owner: row.owner }] : []
  })
  const byOwner = [...Map.groupBy(own, (o) => o.owner)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  )
  return byOwner.slice(1).map(([owner, rows]) => ({
    kind: 'scattered',
    say: `${rows.length} 项由${nameOf(place, owner)}办，不在${nameOf(place, byOwner[0]?.[0] ?? '')}`,
    items: rows.map((r) => r.item),
  }))
}
