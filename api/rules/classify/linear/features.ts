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

/** The runs of one text: counts flattened, and the length made `weight`, so that long texts do not shout. */
export const runsOf = (text: string, seed: number, weight: number): Features => {
  const hashes = new Uint32Array(text.length * 3)
  let size = 0
  eachGram(text, seed, (hash) => {
    hashes[size] = hash
    size += 1
  })
  const sorted = hashes.subarray(0, size).sort()
  const values = new Float32Array(size)
  let count = 0
  let squares = 0
  for (let at = 0; at < size;) {
    let end = at + 1
    while (end < size && sorted[end] === sorted[at]) end += 1
    const value = 1 + Math.log(end - at)
    squares += value * value
    sorted[count] = sorted[at] ?? 0
    values[count] = value
    count += 1
    at = end
  }
  const scale = weight / Math.sqrt(squares || 1)
  for (let at = 0; at < count; at += 1) values[at] = (values[at] ?? 0) * scale
  return { ids: sorted.slice(0, count), values: values.slice(0, count) }
}

/** Two lists of features as one, rising still. */
const merged = (a: Features, b: Features): Features => {
  const ids = new Uint32Array(a.ids.length + b.ids.length)
  const values = new Float32Array(ids.length)
  let [left, right] = [0, 0]
  for (let at = 0; at < ids.length; at += 1) {
    const takeLeft =
      right >= b.ids.length || (left < a.ids.length && (a.ids[left] ?? 0) <= (b.ids[right] ?? 0))
    const [from, place] = takeLeft ? [a, left] : [b, right]
    ids[at] = from.ids[place] ?? 0
    values[at] = from.values[place] ?? 0
    if (takeLeft) left += 1
    else right += 1
  }
  return { ids, values }
}

/** The features of a report. */
export const featuresOf = ({ title, body }: Written): Features => {
  const head = essence(title ?? '')
  const text = essence(body.slice(0, readLimit))
  return merged(
    runsOf(text.startsWith(head) ? text : head + text, bodySeed, 1),
    runsOf(head || text.slice(0, opening), titleSeed, titleWeight),
  )
}
