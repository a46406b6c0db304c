import type { Hash } from './link.ts'

/** One step from a leaf to the root: the sister's hash and on which side she stands. */
export type Step = { side: 'left' | 'right'; hash: string }

/** A root, and for each head in its order the steps from it up to the root. */
export type Tree = { root: string; proofs: Step[][] }

// As in RFC 6962, leaves and nodes are hashed under different prefixes, so that neither passes for
// the other, and an odd leaf is never doubled.
const ofLeaf = (hash: Hash, head: string) => hash(`0${head}`)

/** Two roots under one, the left before the right. */
export const ofNode = (hash: Hash, left: string, right: string): string => hash(`1${left}${right}`)

/** The Merkle tree over heads in their order, with every proof in one walk; of no heads, the hash of nothing. */
export const merkleTree = (hash: Hash, heads: readonly string[]): Tree => {
  const [only] = heads
  if (only === undefined) return { root: hash(''), proofs: [] }
  if (heads.length === 1) return { root: ofLeaf(hash, only), proofs: [[]] }
  const cut = split(heads.length)
  const left = merkleTree(hash, heads.slice(0, cut))
  const right = merkleTree(hash, heads.slice(cut))
  for (const proof of left.proofs) proof.push({ side: 'right', hash: right.root })
  for (const proof of right.proofs) proof.push({ side: 'left', hash: left.root })
  return {
    root: ofNode(hash, left.root, right.root),
    proofs: [...left.proofs, ...right.proofs],
  }
}

/** Where the steps of a proof lead, beginning with this head. */
export const rootFrom = (hash: Hash, head: string, proof: readonly Step[]): string =>
  proof.reduce(
    (at, step) =>
      step.side === 'left' ? ofNode(hash, step.hash, at) : ofNode(hash, at, step.hash),
    ofLeaf(hash, head),
  )

/** The largest power of two below `n`. */
const split = (n: number): number => 2 ** Math.floor(Math.log2(n - 1))
