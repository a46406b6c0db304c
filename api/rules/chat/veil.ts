import type { Facts } from '../content/facts.ts'
import { maskPersonal } from '../text/mask.ts'

const words = /^\p{Script=Han}{2}$/u
const stop = /^[，。！？；、]$/
const cache = new WeakMap<object, Set<string>>()

/** Every pair of neighbouring characters in the words of the catalogue and its lexicon. */
function pairsOf(facts: Pick<Facts, 'items' | 'lexicon'>): Set<string> {
  const known = cache.get(facts.items)
  if (known) return known
  const pairs = new Set<string>()
  const add = (text: string): void => {
    for (let i = 1; i < text.length; i += 1) pairs.add(text.slice(i - 1, i + 1))
  }
  for (const { title, name, act, words: says } of facts.items)
    [title, name, act, ...says].forEach(add)
  for (const { say, means } of facts.lexicon) [say, ...means].forEach(add)
  for (const pair of pairs) if (!words.test(pair)) pairs.delete(pair)
  cache.set(facts.items, pairs)
  return pairs
}

/**
 * A story as it may go to a server outside the house: only words that the catalogue itself knows; everything else,
 * names, streets, house numbers and shops among it, becomes «…». What is left out cannot leak.
 */
export function veiled(story: string, facts: Pick<Facts, 'items' | 'lexicon'>): string {
  const pairs = pairsOf(facts)
  const signs = [...maskPersonal(story)]
  const known = signs.map(
    (sign, i) =>
      stop.test(sign) ||
      pairs.has(`${signs[i - 1] ?? ''}${sign}`) ||
      pairs.has(`${sign}${signs[i + 1] ?? ''}`),
  )
  return signs.map((sign, i) => (known[i] ? sign : known[i - 1] === false ? '' : '…')).join('')
}

/** A story for a server in the house: what it means stays, numbers of persons go. */
export const housed = (story: string): string => maskPersonal(story)
