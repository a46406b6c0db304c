import type { Item } from '../content/item.ts'
import { numberOf } from '../text/numerals.ts'

/** Laws with an article as a text cites them: «《噪声污染防治法》第八十一条» → {law, article}. */
export function citedArticles(text: string): { law: string; article: string }[] {
  const found: { law: string; article: string }[] = []
  for (const part of text.matchAll(/《([^《》]{2,40})》([^《]*)/g)) {
    const law = plainLaw(part[1] ?? '')
    for (const hit of (part[2] ?? '').matchAll(
      /第([0-9〇零一二两三四五六七八九十百千]+)条(之[一二三四五六七八九十]+)?/g,
    ))
      if (numberOf(hit[1] ?? '') !== null)
        found.push({ law, article: articleKey(hit[1] ?? '', hit[2] ?? '') })
  }
  return found
}

/** A law's name without 中华人民共和国 and without the bracketed version. */
export const plainLaw = (title: string): string =>
  title
    .normalize('NFKC')
    .replace(/^中华人民共和国/, '')
    .replace(/\(.*?\)$/, '')
    .trim()

const articleKey = (number: string, sub: string): string => `${numberOf(number) ?? number}${sub}`
const keyOf = (article: string): string => {
  const parts = /^第(.+?)条(之.+)?$/.exec(article)
  return parts ? articleKey(parts[1] ?? '', parts[2] ?? '') : article
}

const indexes = new WeakMap<readonly Item[], ReadonlyMap<string, string[]>>()

/** Penalising article → items; made once for a catalogue, since a file has a hundred thousand rows. */
function articlesOf(items: readonly Item[]): ReadonlyMap<string, string[]> {
  const old = indexes.get(items)
  if (old) return old
  const made = new Map<string, string[]>()
  for (const item of items)
    for (const b of item.basis) {
      if (b.role !== 'penalises') continue
      const key = `${plainLaw(b.law)} ${keyOf(b.article)}`
      const ids = made.get(key) ?? []
      if (!ids.includes(item.id)) made.set(key, [...ids, item.id])
    }
  indexes.set(items, made)
  return made
}

/**
 * The items of a catalogue that an imported decision may rest on: those whose penalising article is cited. One alone is
 * a link; several are candidates for the person who releases it; none leaves the decision without a link.
 */
export function itemsOf(basis: string, items: readonly Item[]): string[] {
  const cited = new Set(citedArticles(basis).map((c) => `${c.law} ${c.article}`))
  const found = new Set([...cited].flatMap((key) => articlesOf(items).get(key) ?? []))
  return found.size < 2 ? [...found] : items.filter((i) => found.has(i.id)).map((i) => i.id)
}
