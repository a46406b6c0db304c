import type { Example } from '#rules/content/common.ts'
import { telling } from './everyday.ts'

type Kind = Example['kind']
type Model = { total: number; sizes: Map<Kind, number>; counts: Map<string, Map<Kind, number>> }

/** Characters and pairs of characters of a text; a pair says more than its characters. */
const signs = (text: string): string[] => {
  const found = new Set<string>()
  for (const run of text.split(/[^\p{L}\p{N}]+/u))
    Array.from(run).forEach((character, at, all) => {
      found.add(character)
      if (at > 0) found.add(`${all[at - 1]}${character}`)
    })
  found.delete('')
  return [...found]
}
const weightOf = (sign: string): number => (Array.from(sign).length > 1 ? 1 : 0.6)
/** Added to every count, so that a sign seen once decides nothing. */
const doubt = 0.08

const built = new WeakMap<Example[], Model>()
const modelOf = (examples: Example[]): Model => {
  const known = built.get(examples)
  if (known) return known
  const model: Model = { total: examples.length, sizes: new Map(), counts: new Map() }
  for (const { kind, text } of examples) {
    model.sizes.set(kind, (model.sizes.get(kind) ?? 0) + 1)
    for (const sign of signs(text.normalize('NFKC').toLowerCase())) {
      const counts = model.counts.get(sign) ?? new Map<Kind, number>()
      model.counts.set(sign, counts)
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
    }
  }
  built.set(examples, model)
  return model
}

export type Likeness = { kind: Kind; score: number; why: string[] }

/**
 * How much a normalised text sounds like the examples of each kind rather than like all others, best first: the sum of
 * log odds of its signs, by the square root of their number. Counts what was written down by hand; nothing is trained.
 */
export const likenesses = (text: string, examples: Example[]): Likeness[] => {
  const { total, sizes, counts } = modelOf(examples)
  const here = signs(text)
  const odds = (sign: string, kind: Kind, size: number): number => {
    const by = counts.get(sign)
    if (!by) return 0
    const own = by.get(kind) ?? 0
    const all = [...by.values()].reduce((a, b) => a + b, 0)
    const inside = (own + doubt) / (size + 2 * doubt)
    const outside = (all - own + doubt) / (total - size + 2 * doubt)
    return Math.log(inside / outside) * weightOf(sign)
  }
  return [...sizes]
    .map(([kind, size]) => {
      const parts = here.map((sign) => ({ sign, points: odds(sign, kind, size) }))
      const score = parts.reduce((sum, { points }) => sum + points, 0) / Math.sqrt(here.length || 1)
      const why = parts
        .filter(({ sign, points }) => points > 0 && sign.length > 1 && telling(sign) > 0.4)
        .sort((a, b) => b.points - a.points)
        .slice(0, 3)
        .map(({ sign }) => sign)
      return { kind, score, why }
    })
    .sort((a, b) => b.score - a.score)
}
