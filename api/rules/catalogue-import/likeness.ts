import { plain } from './clean.ts'

const dress = /^(对于|对|关于)|(的)?(行政)?(处罚|强制|检查|监督检查)(权)?$/g

/** The act that a name speaks of: «对…的行政处罚» without its frame. */
export const actOf = (name: string): string => plain(name).replace(dress, '')

/** Pairs of neighbouring characters; one character stands for itself. */
export const pairsOf = (text: string): ReadonlySet<string> => {
  const characters = Array.from(text)
  if (characters.length < 2) return new Set(characters)
  return new Set(characters.slice(1).map((right, i) => `${characters[i]}${right}`))
}

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  let count = 0
  for (const pair of few) if (many.has(pair)) count += 1
  return count
}

/** How much two sets of pairs are alike, 0–1: half for being the same, half for one lying inside the other. */
export const alike = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  if (a.size === 0 || b.size === 0) return 0
  const common = shared(a, b)
  return common / (a.size + b.size) + common / (2 * Math.min(a.size, b.size))
}

/** The share of `inner` that lies in `outer`, 0–1. */
export const within = (inner: ReadonlySet<string>, outer: ReadonlySet<string>): number =>
  inner.size === 0 ? 0 : shared(inner, outer) / inner.size
