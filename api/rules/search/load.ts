import lunr from 'lunr'
import type { Catalogue } from './build.ts'
import type { Manifest, Part } from './partition.ts'

const everything = (): boolean => true

/**
 * An index of the terms in the given parts, with the same scores for them as the whole index: lunr's score of a
 * document is a sum over the query's terms, and weights are stored, not computed again. `keep` leaves out the terms
 * that a query has no use for.
 */
export const loadParts = (
  manifest: Manifest,
  parts: Part[],
  keep: (term: string) => boolean = everything,
): Catalogue => {
  const { fields, words } = manifest
  const inverted: Array<[string, object]> = []
  const vectors = new Map<string, Array<[number, number]>>()
  for (const [term, [index, ...lists]] of parts.flatMap((part) => Object.entries(part))) {
    if (!keep(term)) continue
    const documents = fields.map((): Record<string, object> => ({}))
    for (const [field = 0, ...pairs] of lists)
      for (let i = 0; i + 1 < pairs.length; i += 2) {
        const ref = manifest.cards[pairs[i] ?? -1]?.[0] ?? ''
        const key = `${fields[field]}/${ref}`
        const entries = vectors.get(key) ?? []
        vectors.set(key, entries)
        entries.push([index, pairs[i + 1] ?? 0])
        Object.assign(documents[field] ?? {}, { [ref]: {} })
      }
    const byField = Object.fromEntries(fields.map((name, at) => [name, documents[at]]))
    inverted.push([term, { _index: index, ...byField }])
  }
  const index = lunr.Index.load({
    version: lunr.version,
    fields,
    // lunr wants terms in order for its term tree, and vector entries in order of their index.
    invertedIndex: inverted.sort(([a], [b]) => (a < b ? -1 : 1)),
    fieldVectors: [...vectors].map(([ref, entries]) => [
      ref,
      entries.sort((a, b) => a[0] - b[0]).flat(),
    ]),
    pipeline: [],
  })
  const cards = manifest.cards.map(([id, title, field, kind, body]) => ({
    id,
    title,
    field: words[field] ?? '',
    kind: words[kind] ?? '',
    body: words[body] ?? '',
  }))
  return { index, cards }
}
