import type { Facts } from '#rules/content/facts.ts'
import type { Item } from '#rules/content/item.ts'
import type { Assignment, Place } from '#rules/content/place.ts'
import { type Day } from '#rules/clocks/day.ts'
import { declaredCounts, itemsOf } from '#rules/place/counts.ts'
import { ownAreas, rowFinder } from '#rules/place/rows.ts'
import { type Claim, claimRate, claimsOf, type Fraction } from './claims.ts'

/** The elements of an item that must be public (S1-11, S2-17): what is missing is shown, never hidden. */
export const required = [
  { id: 'matter', name: '具体事项' },
  { id: 'authority', name: '行使主体和权限' },
  { id: 'announcement', name: '公告或者法律授权' },
  { id: 'conditions', name: '条件' },
  { id: 'basis', name: '处罚依据' },
  { id: 'procedure', name: '程序' },
  { id: 'range', name: '幅度' },
  { id: 'manner', name: '种类和方式' },
  { id: 'discretion', name: '裁量基准' },
  { id: 'boundary', name: '监管找谁' },
  { id: 'supervised', name: '监管事项' },
] as const
export type ElementId = (typeof required)[number]['id']

/** One item of a place with what its page has and lacks. */
export type ItemCheck = { item: Item; claim: Claim; missing: ElementId[] }

const basisOf = (row: Assignment | undefined): boolean =>
  row !== undefined &&
  (row.mode === 'statutory' || row.mode === 'retained' || row.announcement !== undefined)

const check = (
  item: Item,
  row: Assignment | undefined,
  claim: Claim,
  facts: Pick<Facts, 'procedures'>,
): ItemCheck => {
  const has: Record<ElementId, boolean> = {
    matter: item.act !== '',
    authority: row !== undefined,
    announcement: basisOf(row),
    conditions: Boolean(item.conditions) || item.tiers.some((t) => t.when),
    basis: item.kind !== '处罚' || item.basis.some((b) => b.role === 'penalises'),
    procedure: facts.procedures.length > 0,
    // Compulsory wherever the article fixes an amount.
    range: item.tiers.length > 0 || item.fineWithoutAmount || !item.kinds.includes('罚款'),
    manner: item.kinds.length > 0,
    discretion: Boolean(item.discretion),
    boundary: item.boundary.supervises !== '',
    supervised: claim.state === 'claimed' || claim.state === 'none',
  }
  return { item, claim, missing: required.map((r) => r.id).filter((id) => !has[id]) }
}

/**
 * The items that a place exercises itself on a day, each with what is missing. What the county kept is the county's: it
 * counts where the place is the county.
 */
export const itemChecks = (
  place: Place,
  facts: Pick<Facts, 'items' | 'procedures'>,
  on: Day,
): ItemCheck[] => {
  const areas = ownAreas(place, on)
  const rowsOf = rowFinder(place, on)
  const own = itemsOf(place, facts.items, on).flatMap((item) => {
    const rows = areas.flatMap((area) => rowsOf(item, area)[0] ?? [])
    const row =
      rows.find((r) => r.mode !== 'retained') ?? (place.level === 'county' ? rows[0] : undefined)
    return row ? [{ item, row }] : []
  })
  const claims = claimsOf(
    place,
    own.map(({ item }) => item),
  )
  return own.flatMap(({ item, row }, n) => {
    const claim = claims[n]
    return claim ? [check(item, row, claim, facts)] : []
  })
}

/** One row of the board: a field, or the whole place, with its two rates and the age of its oldest check. */
export type FieldCheck = {
  field: string
  declared: number
  entered: number
  verified: number
  complete: Fraction
  claimed: Fraction
  /** How many items have each element. */
  elements: Record<ElementId, number>
  /** First and last day on which an item was compared with the law; absent without items. */
  checked?: { first: Day; last: Day }
}

const sum = (
  field: string,
  checks: readonly ItemCheck[],
): Omit<FieldCheck, 'declared' | 'verified'> => {
  const days = checks.map((c) => c.item.checkedOn).toSorted()
  const [first, last] = [days[0], days.at(-1)]
  const having = (id: ElementId) => checks.filter((c) => !c.missing.includes(id)).length
  return {
    field,
    entered: checks.length,
    complete: { done: checks.filter((c) => c.missing.length === 0).length, of: checks.length },
    claimed: claimRate(checks.map((c) => c.claim)),
    elements: Object.fromEntries(
      required.map((r) => [r.id, having(r.id)]),
    ) as FieldCheck['elements'],
    ...(first && last ? { checked: { first, last } } : {}),
  }
}

/** 事项要素完整率 and 认领率 of every field that was handed down or has items, and of the place (S0-28, S2-17). */
export const completeness = (
  place: Place,
  facts: Pick<Facts, 'items' | 'fields' | 'procedures'>,
  on: Day,
): { fields: FieldCheck[]; total: FieldCheck; checks: ItemCheck[] } => {
  const checks = itemChecks(place, facts, on)
  const counts = new Map(declaredCounts(place, facts.items, on).map((c) => [c.field, c]))
  const byField = Map.groupBy(checks, (c) => c.item.field)
  const ids = new Set([...counts.keys(), ...byField.keys()])
  const of = (id: string) => ({
    ...sum(id, byField.get(id) ?? []),
    declared: counts.get(id)?.declared ?? 0,
    verified: counts.get(id)?.verified ?? 0,
  })
  const fields = facts.fields.filter((f) => ids.has(f.id)).map((f) => of(f.id))
  const total = {
    ...sum('', checks),
    // A source may give a total alone.
    declared: place.declaredTotal ?? fields.reduce((n, f) => n + f.declared, 0),
    verified: fields.reduce((n, f) => n + f.verified, 0),
  }
  return { fields, total, checks }
}
