import { normalise } from '#rules/text/normalise.ts'

/** Titles that queries may shorten, with the number of the law each stands for; nicknames repeat a number. */
export type LawNames = [name: string, law: number][]

const ending = /(?:法典|条例|办法|规定|细则|通则|法)$/
const number = /^第([0-9]+)条/

/** The token of a law, or of one of its articles. */
export const lawToken = (law: number, article?: number): string =>
  `§${law}${article === undefined ? '' : `.${article}`}`

/** A title or a query without the marks of titles: 浙江省实施《…》办法 is typed without them. */
export const plainTitle = (text: string): string => normalise(text).replace(/[《》〈〉“”]/g, '')

/** Whether the characters of `short` stand in `long` in the same order: 治安法 in 治安管理处罚法. */
const shortens = (short: string, long: string): boolean => {
  let at = 0
  for (const character of long) if (character === short.charAt(at)) at++
  return at === short.length
}

export type LawAsked = { name: string; article: number | null }

/**
 * What a query says that may be the title of a law, with the article where it gives one; `tokens` are those of the
 * query, in which provisions are words already (58条 = 第58条). Null when nothing in it ends like a title.
 */
export const lawAsked = (query: string, tokens: readonly string[]): LawAsked | null => {
  const plain = plainTitle(query.slice(0, 80))
  const article = tokens.map((token) => number.exec(token)?.[1]).find((n) => n !== undefined)
  const [name] = plain
    .split(/[^\u4e00-\u9fff]|第/)
    .filter((run) => ending.test(run))
    .slice(-1)
  if (name === undefined || name.length < 2) return null
  return { name, article: article === undefined ? null : Number(article) }
}

/**
 * The laws meant: those of that very name, else those whose title it shortens, shortest first, at most three. What stands
 * before the title is left out word by word; two characters must be the whole name (水法, not 违法).
 */
export const lawsNamed = (names: LawNames, name: string): number[] => {
  for (let from = 0; name.length - from >= 2; from++) {
    const short = name.slice(from)
    const exact = names.filter(([title]) => title === short)
    const found =
      exact.length > 0 || short.length < 3
        ? exact
        : names.filter(([title]) => shortens(short, title))
    if (found.length > 0) {
      const near = found.slice().sort(([a], [b]) => a.length - b.length)
      return [...new Set(near.map(([, law]) => law))].slice(0, 3)
    }
  }
  return []
}

/** The terms that ask for it: the article where there is one, above everything else, and the likeliest law itself. */
export const lawTerms = (names: LawNames, asked: LawAsked): { term: string; boost: number }[] => {
  const { article } = asked
  const laws = lawsNamed(names, asked.name)
  if (article === null) return laws.map((law) => ({ term: lawToken(law), boost: 2 }))
  return [
    ...laws.map((law) => ({ term: lawToken(law, article), boost: 8 })),
    ...laws.slice(0, 1).map((law) => ({ term: lawToken(law), boost: 2 })),
  ]
}
