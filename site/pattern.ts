import { escapeHTML } from 'astro/runtime/server/index.js'

/** A text that will stand in the page, by its number, and what escapes it there. */
type Hole = { of: number; as: (text: string) => string }
/** A page with holes: the piece before each hole, and the one after the last. */
export type Pattern = { pieces: string[]; holes: Hole[] }

/** Characters of private use, which no text of ours has, around what every escaping changes in a way of its own. */
const [open, probe, close] = ['\u{F0000}', '&<"', '\u{F0001}']
/** What stands for the last segment of the page's address, which nothing escapes. */
export const nameless = '0-pattern-0'

const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
const json = (text: string): string => JSON.stringify(text).slice(1, -1).replaceAll('<', '\\u003c')
const html = (text: string): string => escapeHTML(text)
const plain = (text: string): string => text
const ways = new Map([html, attribute, json].map((as) => [as(probe), as]))

const filled = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** The texts of a value in their order, and a key that is the same for values with texts in the same places. */
export function textsOf(value: object): { key: string; texts: string[] } {
  const texts: string[] = []
  const key = JSON.stringify(value, (_, v: unknown) => (filled(v) ? (texts.push(v), 0) : v))
  return { key, texts }
}

/** The same value with a hole in the place of each text. */
export function holed<T extends object>(value: T): T {
  let n = 0
  return JSON.parse(JSON.stringify(value), (_, v: unknown) =>
    filled(v) ? `${open}${n++}${probe}${close}` : v,
  ) as T
}

const hole = new RegExp(`${open}(\\d+)(.*?)${close}|${nameless}`, 'gu')

/**
 * Reads a page that was made from `holed` texts under the address of `nameless`. Null where a text stands that nothing
 * or something unknown escapes: such a page cannot be filled in.
 */
export function patternOf(page: string): Pattern | null {
  const [pieces, holes]: [string[], Hole[]] = [[], []]
  let from = 0
  for (const found of page.matchAll(hole)) {
    const as = found[2] === undefined ? plain : ways.get(found[2])
    if (!as) return null
    pieces.push(page.slice(from, found.index))
    holes.push({ of: found[1] === undefined ? -1 : Number(found[1]), as })
    from = found.index + found[0].length
  }
  pieces.push(page.slice(from))
  return { pieces, holes }
}

/** The page of these texts, with `name` as the last segment of its address. */
export function fill({ pieces, holes }: Pattern, texts: readonly string[], name: string): string {
  let page = pieces[0] ?? ''
  for (const [n, { of, as }] of holes.entries())
    page += as((of < 0 ? name : texts[of]) ?? '') + (pieces[n + 1] ?? '')
  return page
}
