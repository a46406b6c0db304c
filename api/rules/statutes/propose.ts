import type { Law } from '../content/common.ts'
import type { Item } from '../content/item.ts'
import { sameAuthority } from './agree.ts'
import { matches } from './check.ts'
import type { Provision } from './provision.ts'

/** A penalising row that no item cites yet. `field` is a guess and may be missing; the higher the score, the sooner. */
export type Proposal = { row: Provision; field?: string; score: number }

/** Kinds that follow from another penalty and seldom make a matter of their own. */
const consequences = new Set(['限制从业', '吊销许可证件', '降低资质等级'])

/**
 * Rows of the list in force that no item penalises by, best first. The field comes from the items that cite the same
 * law, else from those with a like authority. A row gains by a fixed amount, a named authority, a law already in use,
 * and a field with few items. Nothing is decided here: whoever uses a row reads the article first (DESIGN §5).
 */
export function propose(rows: Provision[], items: Item[], laws: Law[]): Proposal[] {
  const inForce = new Set(laws.filter((l) => l.inForce).map((l) => l.title))
  const active = items.filter((i) => !i.to)
  const cited = new Map<string, Item['basis']>()
  for (const b of active.flatMap((i) => i.basis))
    if (b.role === 'penalises') cited.set(b.law, [...(cited.get(b.law) ?? []), b])
  const fieldOf = guessField(active)
  const size = Map.groupBy(active, (i) => i.field)
  const used = (p: Provision) => (cited.get(p.law) ?? []).some((b) => matches(p, b))
  return rows
    .filter((p) => p.standing === '现' && inForce.has(p.law) && p.kinds.length > 0 && !used(p))
    .map((row) => {
      const field = fieldOf(row)
      const thin = field ? thinness(size.get(field)?.length ?? 0) : 0
      return { row, ...(field ? { field } : {}), score: worth(row, cited.has(row.law)) + thin }
    })
    .toSorted((a, b) => b.score - a.score)
}

function worth(row: Provision, known: boolean): number {
  const onlyFollows = row.kinds.every((k) => consequences.has(k))
  return (
    (row.tiers.length ? 3 : 0) + (row.authority ? 1 : 0) + (known ? 1 : 0) - (onlyFollows ? 3 : 0)
  )
}

/** 3 for an empty field, falling to 0 at 60 items. */
const thinness = (items: number) => Math.max(0, 3 - Math.floor(items / 20))

/** The field most items under this law belong to, else the field of the items whose authority is like the row's. */
function guessField(items: Item[]): (row: Provision) => string | undefined {
  const byLaw = new Map<string, string[]>()
  const byAuthority = new Map<string, string[]>()
  const add = (map: Map<string, string[]>, key: string, field: string) =>
    map.set(key, [...(map.get(key) ?? []), field])
  for (const i of items) {
    const penalising = i.basis.filter((b) => b.role === 'penalises').map((b) => b.law)
    for (const law of new Set(penalising)) add(byLaw, law, i.field)
    if (i.authority) add(byAuthority, i.authority, i.field)
  }
  const seen = new Map<string, string | undefined>()
  const likely = (authority: string): string | undefined => {
    if (!seen.has(authority)) {
      const like = [...byAuthority].filter(([name]) => sameAuthority(name, authority))
      seen.set(authority, most(like.flatMap(([, fields]) => fields)))
    }
    return seen.get(authority)
  }
  return (row) =>
    most(byLaw.get(row.law) ?? []) ?? (row.authority ? likely(row.authority) : undefined)
}

function most(names: string[]): string | undefined {
  const counts = [...Map.groupBy(names, (n) => n)].map(([name, all]) => ({ name, n: all.length }))
  return counts.toSorted((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1))[0]?.name
}
