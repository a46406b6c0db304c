import type { Hash } from './link.ts'

/** One step from a leaf to the root: the sister's hash and on which side she stands. */
export type Step = { side: 'left' | 'right'; hash: string }

// As in RFC 6962, leaves and nodes are hashed under different prefixes, so that neither passes for
// the other, and an odd leaf is never doubled.
const ofLeaf = (hash: Hash, head: string) => hash(`0${head}`)
const ofNode = (hash: Hash, left: string, right: string) => hash(`1${left}${right}`)

/** The Merkle root over the heads of a day, in their order; of no heads, the hash of nothing. */
export const merkleRoot = (hash: Hash, heads: readonly string[]): string => {
  const [only] = heads
  if (only === undefined) return hash('')
  if (heads.length === 1) return ofLeaf(hash, only)
  const cut = split(heads.length)
  return ofNode(hash, merkleRoot(hash, heads.slice(0, cut)), merkleRoot(hash, heads.slice(cut)))
}

/** The steps from the head at `position` up to the root. Throws a RangeError outside the list. */
export const inclusionProof = (hash: Hash, heads: readonly string[], position: number): Step[] => {
  if (!Number.isInteger(position) || position < 0 || position >= heads.length)
    throw new RangeError(`no head at ${position}`)
  if (heads.length === 1) return []
  const cut = split(heads.length)
  const [before, after] = [heads.slice(0, cut), heads.slice(cut)]
  return position < cut
    ? [...inclusionProof(hash, before, position), { side: 'right', hash: merkleRoot(hash, after) }]
    : [
        ...inclusionProof(hash, after, position - cut),
        { side: 'left', hash: merkleRoot(hash, before) },
      ]
}

/** Whether the published root holds this head, by the proof on the receipt alone. */
export const isIncluded = (hash: Hash, head: string, proof: readonly Step[], root: string) =>
  proof.reduce(
    (at, step) =>
      step.side === 'left' ? ofNode(hash, step.hash, at) : ofNode(hash, at, step.hash),
    ofLeaf(hash, head),
  ) === root

/** The largest power of two below `n`. */
const split = (n: number): number => 2 ** Math.floor(Math.log2(n - 1))
