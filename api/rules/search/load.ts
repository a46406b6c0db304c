import lunr from 'lunr'

/** Of each term: document number and weight, in rising order. All that the index is. */
export type Weights = Map<string, [document: number, weight: number][]>

/** Fields are added up when the index is made (build.ts). */
const field = 'all'

/**
 * A lunr index of some terms, with the same scores for them as the whole index: a document's score is a sum over the
 * query's terms, and weights are stored, not computed again.
 */
export const loadWeights = (weights: Weights): lunr.Index => {
  const inverted: Array<[string, object]> = []
  const vectors = new Map<number, number[]>()
  // lunr wants terms in order for its term tree, and vector entries in order of their index.
  ;[...weights.keys()].sort().forEach((term, index) => {
    const documents: Record<string, object> = {}
    for (const [at, weight] of weights.get(term) ?? []) {
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
