/** The objects of a JSON array as texts, one after another, so that a long file is never held whole. */
export async function* objectsIn(text: AsyncIterable<string>): AsyncGenerator<string> {
  let held = ''
  let depth = 0
  let quoted = false
  let escaped = false
  for await (const piece of text) {
    let from = 0
    for (let at = 0; at < piece.length; at += 1) {
      const sign = piece[at]
      if (quoted) {
        if (escaped) escaped = false
        else if (sign === '\\') escaped = true
        else if (sign === '"') quoted = false
        continue
      }
      if (sign === '"') quoted = true
      else if (sign === '{') {
        if (depth === 0) from = at
        depth += 1
      } else if (sign === '}' && depth > 0) {
        depth -= 1
        if (depth > 0) continue
        yield held + piece.slice(from, at + 1)
        held = ''
      }
    }
    if (depth > 0) held += piece.slice(from)
  }
  // What was cut off in the middle is a row that cannot be read.
  if (depth > 0) yield held
}
