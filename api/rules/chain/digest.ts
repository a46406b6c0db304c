import { canonical } from './canonical.ts'
import { commitment, type Hash } from './link.ts'
import { merkleTree, ofNode, rootFrom, type Step } from './merkle.ts'

/** A digest holds at least so many leaves, real or not, so that a quiet day looks like any other. */
export const leastLeaves = 64

/** One day of one place; `before` is the root of the digest before it. */
export type DigestOf = { place: string; day: string; before: string }

/** What the first digest of a place is tied to. */
export const firstRoot = (hash: Hash, place: string): string =>
  hash(canonical(['shouwen', 'digests', place]))

/** The published root of a day: its tree, tied to the root before, so that one root vouches for all earlier ones. */
export const dayRoot = (hash: Hash, before: string, tree: string): string =>
  ofNode(hash, before, tree)

/** What stands in the tree for a case: nobody who lacks the salt can tell of which case, or whether of any. */
const blinded = (hash: Hash, place: string, day: string, { head, salt }: Blind): string =>
  commitment(hash, salt, [place, day, head])
type Blind = { head: string; salt: string }

/** What the holder of a case needs to find it in the digest of a day. */
export type Sealed = Blind & { path: Step[] }

/**
 * The digest of a day over the heads of the cases that moved. Leaves are blinded, filled up to a power of two with
 * random ones and put in the order of their bytes, so neither root nor a neighbour's proof tells how many cases there
 * are. `random(n)` gives n bytes in hex, from a cryptographic source.
 */
export function sealDay(
  hash: Hash,
  { place, day, before }: DigestOf,
  heads: readonly string[],
  random: (bytes: number) => string,
): { tree: string; root: string; sealed: Sealed[] } {
  const own = heads.map((head) => {
    const blind = { head, salt: random(16) }
    return { ...blind, leaf: blinded(hash, place, day, blind) }
  })
  const size = Math.max(leastLeaves, 2 ** Math.ceil(Math.log2(own.length || 1)))
  const noise = Array.from({ length: size - own.length }, () => random(32))
  const leaves = [...own.map(({ leaf }) => leaf), ...noise].sort()
  const places = new Map(leaves.map((leaf, at) => [leaf, at]))
  const { root: tree, proofs } = merkleTree(hash, leaves)
  const last: Step = { side: 'left', hash: before }
  return {
    tree,
    root: dayRoot(hash, before, tree),
    sealed: own.map(({ head, salt, leaf }) => ({
      head,
      salt,
      path: [...(proofs[places.get(leaf) ?? -1] ?? []), last],
    })),
  }
}

/** The root to which a case's own proof leads; the published one, when it stands in that day's digest. */
export const sealedRoot = (hash: Hash, place: string, day: string, sealed: Sealed): string =>
  rootFrom(hash, blinded(hash, place, day, sealed), sealed.path)

/** One month of published digests, as the JSON file of the site gives it. */
export type DigestMonth = {
  format: typeof monthFormat
  place: string
  /** `YYYY-MM`. */
  month: string
  /** The root to which the first of these days is tied. */
  before: string
  days: { day: string; tree: string; root: string; made: string }[]
}
export const monthFormat = 'shouwen-digests-1'

/** Whether each root of a month is tied to the one before. */
export const monthHolds = (hash: Hash, { before, days }: DigestMonth): boolean =>
  days.every(({ tree, root }, at) => root === dayRoot(hash, days[at - 1]?.root ?? before, tree))
