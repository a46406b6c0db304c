import { eachGram, essence } from '#rules/text/grams.ts'

/** A report as it is read: what it is headed, and what it says. */
export type Written = { title?: string | undefined; body: string }

/** Features of a report by their hashes, rising; the same way for training and for reading. */
export type Features = { ids: Uint32Array; values: Float32Array }

/** What stands in the title names the matter; it counts beside the whole text, by this much. */
const titleWeight = 0.5
/** Where nobody wrote a title, the opening of the text stands for it: so many characters. */
const opening = 18
/** What is read of a text; a longer one tells a story around its matter. */
const readLimit = 4_000
const bodySeed = 0x5bd1e995
const titleSeed = 0x1b873593

/** Appends the runs of one text: their counts flattened, and its length made one, so that long texts do not shout. */
const channel = (text: string, seed: number, weight: number, into: [number, number][]): void => {
  const hashes = new Uint32Array(text.length * 3)
  let size = 0
  eachGram(text, seed, (hash) => {
    hashes[size] = hash
    size += 1
  })
  const sorted = hashes.subarray(0, size).sort()
  const from = into.length
  let squares = 0
  for (let at = 0; at < size;) {
    let end = at + 1
    while (end < size && sorted[end] === sorted[at]) end += 1
    const value = 1 + Math.log(end - at)
    squares += value * value
    into.push([sorted[at] ?? 0, value])
    at = end
  }
  const scale = weight / Math.sqrt(squares || 1)
  for (const pair of into.slice(from)) pair[1] *= scale
}

/** The features of a report. */
export const featuresOf = ({ title, body }: Written): Features => {
  const head = essence(title ?? '')
  const text = essence(body.slice(0, readLimit))
  const pairs: [number, number][] = []
  channel(text.startsWith(head) ? text : head + text, bodySeed, 1, pairs)
  channel(head || text.slice(0, opening), titleSeed, titleWeight, pairs)
  pairs.sort((a, b) => a[0] - b[0])
  return {
    ids: Uint32Array.from(pairs, ([id]) => id),
    values: Float32Array.from(pairs, ([, value]) => value),
  }
}
