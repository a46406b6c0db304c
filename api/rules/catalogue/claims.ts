import type { Item } from '#rules/content/item.ts'
import type { Guidance, Oversight, Supervised } from '#rules/content/oversight.ts'
import { noOversight } from '#rules/content/oversight.ts'
import type { Place } from '#rules/content/place.ts'

/** A share as it must be shown: two whole numbers, never a percentage alone. */
export type Fraction = { done: number; of: number }
export const sayFraction = ({ done, of }: Fraction): string =>
  of === 0 ? '0/0' : `${done}/${of}（${Math.floor((done / of) * 1000) / 10}%）`

export const oversightOf = (place: Pick<Place, 'oversight'>): Oversight =>
  place.oversight ?? noOversight

/** Each item beside its supervising item: claimed, written but unclaimed, an explicit «无», or nothing at all. */
export type Claim = {
  item: Item
  state: 'claimed' | 'unclaimed' | 'none' | 'missing'
  row: Supervised | undefined
}
export const claimNames: Record<Claim['state'], string> = {
  claimed: '已认领',
  unclaimed: '未认领',
  none: '无（不设监管事项）',
  missing: '未公布',
}

/** Who claimed an item and on which day, or that nobody has. */
export const sayClaimant = ({ row, state }: Claim, nameOf: (body: string) => string): string =>
  row?.claimedBy
    ? `${nameOf(row.claimedBy)}，${row.claimedOn}`
    : state === 'none'
      ? claimNames.none
      : '未认领'

export const claimOf = (place: Pick<Place, 'oversight'>, item: Item): Claim => {
  const row = oversightOf(place).supervised.find((s) => s.item === item.id)
  return {
    item,
    row,
    state: !row
      ? 'missing'
      : row.matter === null
        ? 'none'
        : row.claimedBy
          ? 'claimed'
          : 'unclaimed',
  }
}

/** Claims of many items, with one look at the rows. */
export const claimsOf = (place: Pick<Place, 'oversight'>, items: readonly Item[]): Claim[] => {
  const rows = new Map(oversightOf(place).supervised.map((s) => [s.item, s]))
  const one = (item: Item) => {
    const row = rows.get(item.id)
    return claimOf({ oversight: { ...noOversight, supervised: row ? [row] : [] } }, item)
  }
  return items.map(one)
}

/**
 * 认领率 (S0-28, S2-17): items whose supervising item a department has claimed, of all that need one. An explicit «无»
 * needs none; an item that nobody has written about yet counts as unclaimed.
 */
export const claimRate = (claims: readonly Claim[]): Fraction => {
  const due = claims.filter((c) => c.state !== 'none')
  return { done: due.filter((c) => c.state === 'claimed').length, of: due.length }
}

/** Who guides the township in this item (S1-32), also when the day is over; a row for the item before its field's. */
export const guidanceOf = (
  place: Pick<Place, 'oversight'>,
  item: Pick<Item, 'id' | 'field'>,
): Guidance | undefined => {
  const rows = oversightOf(place).guidance
  return (
    rows.find((g) => g.items.includes(item.id)) ?? rows.find((g) => g.fields.includes(item.field))
  )
}
