import type { FieldScore } from '../score.ts'
import type { Features } from './features.ts'

/** How much what the catalogue says of a text counts beside its words; they are of length one. */
const weight = 1.5

const nameOf = (field: string): number => {
  let hash = 0x3c6ef372
  for (let at = 0; at < field.length; at += 1)
    hash = Math.imul(hash ^ field.charCodeAt(at), 0x9e3779b1) ^ (hash >>> 13)
  return (hash >>> 8) & 0xffffff
}

/**
 * Features of a report with the fields that the catalogue sees in it: what is known without any labelled row. With few
 * rows they tell more than the words.
 */
export const withFields = ({ ids, values }: Features, fields: readonly FieldScore[]): Features => {
  const pairs = Array.from(ids, (id, at): [number, number] => [id, values[at] ?? 0])
  for (const { field, score } of fields) pairs.push([nameOf(field), weight * Math.sqrt(score)])
  pairs.sort((a, b) => a[0] - b[0])
  return {
    ids: Uint32Array.from(pairs, ([id]) => id),
    values: Float32Array.from(pairs, ([, value]) => value),
  }
}
