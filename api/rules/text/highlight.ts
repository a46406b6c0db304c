import { normalise } from './normalise.ts'
import { spans, tokens } from './tokens.ts'

export type Segment = { text: string; hit: boolean }

/** A character with the marks that belong to it: the smallest piece that may be normalised alone. */
const cluster = /[^](?:\p{M}|\u200d|\ufe0f)*/gu

/** A text cut into marked and plain pieces, where tokens of the query stand; joined they are the text again. */
export const highlight = (text: string, query: string): Segment[] => {
  const wanted = new Set(tokens(query))
  const pieces = text.match(cluster) ?? []
  let plain = ''
  const owner: number[] = []
  pieces.forEach((piece, at) => {
    const folded = normalise(piece) || ' '
    for (let i = 0; i < folded.length; i++) owner.push(at)
    plain += folded
  })
  const marked = new Set<number>()
  for (const span of spans(plain))
    if (wanted.has(span.token)) for (let i = span.from; i < span.to; i++) marked.add(owner[i] ?? -1)
  // A query of one character marks that character wherever it stands.
  if (wanted.size === 1 && Array.from(normalise(query)).length === 1)
    pieces.forEach((piece, at) => normalise(piece) === normalise(query) && marked.add(at))
  const out: Segment[] = []
  pieces.forEach((piece, at) => {
    const last = out[out.length - 1]
    if (last && last.hit === marked.has(at)) last.text += piece
    else out.push({ text: piece, hit: marked.has(at) })
  })
  return out
}
