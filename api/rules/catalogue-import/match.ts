import type { Item } from '#rules/content/item.ts'
import { citeOf, citesIn, type Cite } from './cite.ts'
import { actOf, alike, pairsOf, within } from './likeness.ts'

/** A compiled item that a row of the list may be, with a score of 0–1 and what it rests on. */
export type Candidate = { item: string; score: number; law: number; act: number }
/** matched: one item, clearly. ask: a person chooses. none: only the list has it. */
export type Match = { verdict: 'matched' | 'ask' | 'none'; candidates: Candidate[] }
export type Matchable = {
  name: string
  part?: string | undefined
  basis?: string | undefined
  kind: Item['kind']
}

/** From this score on a match is taken, when the next one is so much behind; from the lower one on it is asked. */
export const thresholds = { sure: 0.7, lead: 0.08, act: 0.25, ask: 0.45 } as const
const mostCandidates = 5

type Known = {
  item: Item
  penalises: Cite[]
  prohibits: Cite[]
  names: ReadonlySet<string>[]
  act: ReadonlySet<string>
}
const keyOf = (c: Cite): string => `${c.law} ${c.article}`

/** How well the cited provisions are those of an item, 0–1: the penalising article counts, its paragraph settles. */
const lawScore = (cites: readonly Cite[], known: Known): number => {
  let best = 0
  for (const cite of cites) {
    for (const own of known.penalises)
      if (keyOf(own) === keyOf(cite)) {
        const differ =
          own.paragraph !== undefined &&
          cite.paragraph !== undefined &&
          own.paragraph !== cite.paragraph
        best = Math.max(best, differ ? 0.75 : 1)
      } else if (own.law === cite.law) best = Math.max(best, 0.1)
    for (const own of known.prohibits) if (keyOf(own) === keyOf(cite)) best = Math.max(best, 0.5)
  }
  return best
}

const actScore = (name: ReadonlySet<string>, known: Known): number =>
  Math.min(
    1,
    Math.max(...known.names.map((own) => alike(name, own)), 0.8 * within(name, known.act)),
  )

/**
 * Matches rows of an official list to compiled items by law, article and act. `fieldOf` gives the items to compare by
 * name alone, where no cited article leads to any. Order of provisions and items makes no difference.
 */
export const matcher = (items: readonly Item[]) => {
  const known: Known[] = items.map((item) => ({
    item,
    penalises: item.basis.filter((b) => b.role === 'penalises').map(citeOf),
    prohibits: item.basis.filter((b) => b.role === 'prohibits').map(citeOf),
    names: [item.name, item.title].map((name) => pairsOf(actOf(name))),
    act: pairsOf(actOf(item.act + item.words.join(''))),
  }))
  const byArticle = new Map<string, Known[]>()
  const penalising = new Map<string, number>()
  const byPair = new Map<string, Known[]>()
  const add = (map: Map<string, Known[]>, key: string, one: Known) => {
    const list = map.get(key)
    if (!list) map.set(key, [one])
    else if (list.at(-1) !== one) list.push(one)
  }
  for (const one of known) {
    for (const key of new Set(one.penalises.map(keyOf)))
      penalising.set(key, (penalising.get(key) ?? 0) + 1)
    for (const cite of [...one.penalises, ...one.prohibits]) add(byArticle, keyOf(cite), one)
    for (const names of one.names) for (const pair of names) add(byPair, pair, one)
  }

  /** Items whose name shares enough with a name to be worth a comparison. */
  const byName = (name: ReadonlySet<string>): Known[] => {
    const counts = new Map<Known, number>()
    for (const pair of name)
      for (const one of byPair.get(pair) ?? []) counts.set(one, (counts.get(one) ?? 0) + 1)
    return [...counts].filter(([, count]) => count * 3 >= name.size).map(([one]) => one)
  }

  return (row: Matchable): Match => {
    const cites = citesIn(row.basis ?? '')
    const name = pairsOf(actOf(row.name + (row.part ?? '')))
    const alone = row.part ? pairsOf(actOf(row.name)) : name
    const looked = new Set([
      ...cites.flatMap((c) => byArticle.get(keyOf(c)) ?? []),
      ...byName(name),
    ])
    const candidates: Candidate[] = []
    for (const one of looked) {
      if (row.kind !== '未知' && one.item.kind !== '未知' && row.kind !== one.item.kind) continue
      const law = lawScore(cites, one)
      const act = Math.max(actScore(name, one), actScore(alone, one))
      // An article under which the catalogue has this one item alone says more than one that many share.
      const only =
        law === 1 &&
        one.penalises.some(
          (c) => penalising.get(keyOf(c)) === 1 && cites.some((d) => keyOf(d) === keyOf(c)),
        )
      // A name alone is sure only where the row cites nothing and the names are the same.
      const byNameAlone = Math.min(0.7 * act, cites.length > 0 ? 0.69 : 1)
      const byLaw = 0.6 * law + 0.4 * act + (only ? 0.08 : 0)
      const score = Math.min(1, Math.max(byLaw, byNameAlone))
      if (score >= thresholds.ask || law >= 0.75)
        candidates.push({ item: one.item.id, score: Math.round(score * 1000) / 1000, law, act })
    }
    candidates.sort((a, b) => b.score - a.score || (a.item < b.item ? -1 : 1))
    const [best, next] = candidates
    if (!best) return { verdict: 'none', candidates }
    const sure =
      best.score >= thresholds.sure &&
      best.act >= thresholds.act &&
      best.score - (next?.score ?? 0) >= thresholds.lead
    return { verdict: sure ? 'matched' : 'ask', candidates: candidates.slice(0, mostCandidates) }
  }
}
