import type { Clause } from './clauses.ts'
import { tellingTokens, type Model } from './model.ts'

export type ItemScore = { item: string; score: number; why: string[] }
export type FieldScore = { field: string; score: number }
export type Scored = { items: ItemScore[]; fields: FieldScore[] }

type Evidence = { total: number; why: Map<string, number> }

const gather = <K>(into: Map<K, Evidence>, key: K, points: number, why: string): void => {
  const known = into.get(key) ?? { total: 0, why: new Map<string, number>() }
  into.set(key, known)
  known.total += points
  known.why.set(why, Math.max(known.why.get(why) ?? 0, points))
}

/** The telling words, longest evidence first; a piece of a word already named is left out. */
const strongest = (why: Map<string, number>): string[] => {
  const words = [...why].sort((a, b) => b[1] - a[1]).map(([word]) => word)
  const out: string[] = []
  for (const word of words)
    if (out.length < 4 && !out.some((named) => named.includes(word))) out.push(word)
  return out
}

const itemEvidence = (clauses: Clause[], model: Model): Map<number, Evidence> => {
  const found = new Map<number, Evidence>()
  /** token → how much it counts, and the word of the text that brought it. */
  const said = new Map<string, { weight: number; word: string }>()
  const add = (token: string, weight: number, word: string): void => {
    if ((said.get(token)?.weight ?? 0) < weight) said.set(token, { weight, word })
  }
  for (const { text } of clauses) {
    for (const { phrase, value } of model.sayings.find(text))
      for (const token of value.stands) add(token, value.weight, phrase)
    for (const token of tellingTokens(text)) add(token, 1, token)
  }
  for (const [token, { weight, word }] of said) {
    const list = model.postings.get(token) ?? []
    if (list.length === 0) continue
    const rarity = model.rarity(token)
    for (let i = 0; i + 1 < list.length; i += 2) {
      const at = list[i] ?? 0
      if (model.here[at]) gather(found, at, weight * (list[i + 1] ?? 0) * rarity, word)
    }
  }
  for (const { text } of clauses)
    for (const { phrase, value } of model.phrases.find(text))
      for (const item of value)
        gather(found, item, (2 * phrase.length) / Math.sqrt(value.length), phrase)
  // A bigram that only runs across two words explains nothing to a reader.
  for (const { why } of found.values())
    for (const word of why.keys()) if (word.length === 3 && why.size > 3) why.delete(word)
  return found
}

/** Items from this rank on are taken for chance hits. */
const noiseRank = 12

/** Items and fields that a report speaks about, best first; scores are in [0, 1) and grow with the evidence. */
export const score = (clauses: Clause[], model: Model): Scored => {
  const evidence = itemEvidence(clauses, model)
  const items = [...evidence]
    .map(([at, { total, why }]) => ({ at, total, why: strongest(why) }))
    .sort((a, b) => b.total - a.total)
  const fields = new Map<string, number>()
  const cueCount = new Map<string, number>()
  clauses.forEach(({ text }, at) => {
    for (const { phrase, value } of model.cues.find(text)) {
      const seen = cueCount.get(phrase) ?? 0
      cueCount.set(phrase, seen + 1)
      // A word said again adds less; the opening of a text mostly names the matter.
      const points = (value.weight * 14 * (at < 2 ? 1.6 : 1)) / (1 + 1.5 * seen)
      for (const field of value.stands) fields.set(field, (fields.get(field) ?? 0) + points)
    }
  })
  // What unrelated items reach by chance in a text of this length.
  const noise = items[noiseRank]?.total ?? 0
  const seen = new Set<string>()
  for (const { at, total } of items.slice(0, noiseRank)) {
    const field = model.items[at]?.field ?? ''
    if (seen.has(field)) continue
    seen.add(field)
    const points = ((total - noise) * total) / (total + 8)
    fields.set(field, (fields.get(field) ?? 0) + points)
  }
  const sum = [...fields.values()].reduce((a, b) => a + b, 0) || 1
  return {
    items: items.slice(0, 10).map(({ at, total, why }) => ({
      item: model.items[at]?.id ?? '',
      score: total / (total + 20),
      why,
    })),
    // Where no item stands out from chance, no field does either.
    fields: [...fields]
      .filter(([, points]) => points > 0)
      .map(([field, points]) => ({ field, score: points / sum }))
      .sort((a, b) => b.score - a.score),
  }
}
