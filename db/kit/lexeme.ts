// Longer words and longer documents than these say nothing to a reader; a tsvector ends at 1 MB.
const longest = 64
const most = 50_000

/** Nothing in it to be changed: what nearly every token is. */
const plain = /^(?:[a-z0-9:._-]|[^\0-\x7f])*$/

/**
 * One token as both engines store it: ASCII in lower case, and nothing in it that either of them
 * would read as syntax or as a border.
 */
export const lexeme = (token: string): string => {
  const lower = token.toLowerCase()
  if (lower.length <= longest && plain.test(lower)) return lower
  return [...lower]
    .slice(0, longest)
    .map((char) => (/[a-z0-9:._-]|[^\p{ASCII}]/u.test(char) ? char : '_'))
    .join('')
}

/** The distinct lexemes of a document or a query, in order of appearance. */
export const lexemes = (tokens: readonly string[]): string[] =>
  [...new Set(tokens.map(lexeme))].filter((word) => word !== '').slice(0, most)
