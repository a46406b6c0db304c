import type { Hash } from '../chain/link.ts'
import type { Announced } from './draw.ts'

/** An object and an officer who must not meet. */
export type Pair = readonly [object: string, officer: string]

/** SHA-256 of a list, one code a line, sorted. */
export const listHash = (hash: Hash, codes: readonly string[]): string =>
  hash(codes.toSorted().join('\n'))

/** The hashes of the three lists, as the announcement and the record show them. */
export const listHashes = (
  hash: Hash,
  a: Pick<Announced, 'objects' | 'officers' | 'conflicts'>,
) => ({
  objects: listHash(hash, a.objects),
  officers: listHash(hash, a.officers),
  conflicts: listHash(
    hash,
    a.conflicts.map((pair) => pair.join(' ')),
  ),
})

/** What binds a draw before it is held: the parts of its announcement, one a line. */
export const commitmentOf = (hash: Hash, a: Announced): string => {
  const { objects, officers, conflicts } = listHashes(hash, a)
  return hash([a.id, a.valueSource, a.valueOn, a.count, objects, officers, conflicts].join('\n'))
}
