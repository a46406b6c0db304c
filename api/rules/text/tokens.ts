import { normalise } from './normalise.ts'
import { numberOf, numeralClass } from './numerals.ts'

/** A token and where it stands in the normalised text. */
export type Span = { token: string; from: number; to: number }

const n = `[0-9]{1,5}|[${numeralClass}]{1,9}`
/** 第三十六条之一, 第二款, 第3项; 36条, 三十六条; and a bare number right behind the title of a law (城乡规划法64). */
const provision = new RegExp(
  `第 ?(${n}) ?([条款项])(?:之([${numeralClass}]{1,3}))?` +
    `|([0-9]{1,4}|[${numeralClass}]{0,4}[十百千][${numeralClass}]{0,6}) ?条(?:之([${numeralClass}]{1,3}))?` +
    `|([法典例则定]) ?[第§]?([0-9]{1,4})(?![0-9.年月日元%号米吨个次天人])`,
  'g',
)
const run =
  /[\u3007\u3400-\u9fff\u{20000}-\u{323af}]+|(?:(?![\u3007\u3400-\u9fff\u{20000}-\u{323af}])[\p{L}\p{N}])+/gu
const han = /^[\u3007\u3400-\u9fff\u{20000}-\u{323af}]/u

/** Whether a character of two code units begins here. */
const widthAt = (text: string, at: number): number =>
  (text.charCodeAt(at) & 0xfc00) === 0xd800 ? 2 : 1

const takeRun = (text: string, from: number, out: Span[]): void => {
  const first = widthAt(text, 0)
  if (text.length <= first || !han.test(text)) {
    out.push({ token: text, from, to: from + text.length })
    return
  }
  for (let at = 0, next = first; next < text.length;) {
    const to = next + widthAt(text, next)
    out.push({ token: text.slice(at, to), from: from + at, to: from + to })
    at = next
    next = to
  }
}

const provisionTokens = (hit: RegExpMatchArray): string[] => {
  const [, number, unit, numberSub, digits, digitsSub, , bare] = hit
  const value = numberOf(number ?? digits ?? bare ?? '')
  if (value === null) return []
  if (unit === '款' || unit === '项') return [`第${value}${unit}`]
  const sub = numberOf(numberSub ?? digitsSub ?? '')
  const article = `第${value}条`
  return sub === null ? [article] : [article, `${article}之${sub}`]
}

/** The tokens of a text that is normalised already, each with its place. */
export const spans = (plain: string): Span[] => {
  const out: Span[] = []
  let done = 0
  const takeRuns = (to: number): void => {
    for (const hit of plain.slice(done, to).matchAll(run)) takeRun(hit[0], done + hit.index, out)
  }
  for (const hit of plain.matchAll(provision)) {
    const names = provisionTokens(hit)
    if (names.length === 0) continue
    // The last character of a law's title belongs to the run in front of the bare number.
    const from = hit.index + (hit[6]?.length ?? 0)
    takeRuns(from)
    done = hit.index + hit[0].length
    for (const token of names) out.push({ token, from, to: done })
  }
  takeRuns(plain.length)
  return out
}

/**
 * The words of a text for every index of the product (DESIGN §7): bigrams of Chinese characters, a single character
 * only where it stands alone, Latin words and numbers whole, provisions as one word (第三十六条 = 36条 = 第36条).
 * In order, with repeats.
 */
export const tokens = (text: string): string[] => tokensOf(normalise(text))

/** The same of a text that is normalised already. */
export const tokensOf = (plain: string): string[] => spans(plain).map((span) => span.token)
