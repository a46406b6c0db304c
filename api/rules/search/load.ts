import lunr from 'lunr'

/** Of each term: document number and weight, in rising order. All that the index is. */
export type Pairs = [document: number, weight: number][]
export type Weights = Map<string, Pairs>

/** Fields are added up when the index is made (build.ts). */
const field = 'all'

/**
 * A lunr index of the terms that a query needs, with the same scores for them as an index of all: a document's score is
 * a sum over the query's terms, and weights are stored, not computed again. Terms without pairs are left out.
 */
export const loadWeights = (
  terms: readonly string[],
  pairs: (term: string) => Pairs | undefined,
): lunr.Index => {
  const inverted: Array<[string, object]> = []
  const vectors = new Map<number, number[]>()
  // lunr wants terms in order for its term tree, and vector entries in order of their index.
  const sorted = [...new Set(terms)].filter((term) => pairs(term) !== undefined).sort()
  sorted.forEach((term, index) => {
    const documents: Record<string, object> = {}
    for (const [at, weight] of pairs(term) ?? []) {
      documents[at] = {}
      const vector = vectors.get(at)
      if (vector) vector.push(index, weight)
      else vectors.set(at, [index, weight])
    }
    inverted.push([term, { _index: index, [field]: documents }])
  })
  return lunr.Index.load({
    version: lunr.version,
    fields: [field],
    invertedIndex: inverted,
    fieldVectors: [...vectors].map(([at, vector]) => [`${field}/${at}`, vector]),
    pipeline: [],
  })
}
