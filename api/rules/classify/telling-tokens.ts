import { tokens } from '#rules/text/tokens.ts'
import { telling } from './everyday.ts'

const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff
const isHanPair = (token: string): boolean =>
  token.length === 2 && isHan(token.charCodeAt(0)) && isHan(token.charCodeAt(1))

/**
 * The tokens of a text that tell what it is about, without repeats; where three characters follow each other, their
 * trigram too, so that a word counts for more than the same bigrams apart.
 */
export const tellingTokens = (text: string): string[] => tellingOf(tokens(text))

/** The same of a text that is cut already. */
export const tellingOf = (all: readonly string[]): string[] => {
  const says = all.map(telling)
  const pair = all.map(isHanPair)
  const found = new Set<string>()
  all.forEach((token, at) => {
    const next = all[at + 1] ?? ''
    const own = says[at] ?? 0
    if (own > 0) found.add(token)
    const joined = pair[at] && pair[at + 1] && token.charAt(1) === next.charAt(0)
    if (joined && own + (says[at + 1] ?? 0) > 0.4) found.add(token + next.charAt(1))
  })
  return [...found]
}
