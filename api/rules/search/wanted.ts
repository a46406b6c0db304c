import { normalise } from '#rules/text/normalise.ts'
import { tokens } from '#rules/text/tokens.ts'
import { lawAsked, type LawAsked, type LawNames, lawTerms } from './laws.ts'
import { latinTokens, soundToken } from './sound.ts'

/** Longer queries are cut, and the result says so. */
export const queryLimit = 10_000
/** More different words than this add time and nothing to the order. */
export const tokenLimit = 200

/** A term to look up, and how much a hit counts beside a word as it was typed. */
export type Term = { term: string; boost: number }

/** What a query looks for at first: whole tokens, and for very short ones every token that begins with the character. */
export type Wanted = {
  exact: string[]
  starts: string[]
  latin: string[]
  law: LawAsked | null
  cut: boolean
}

/** What some queries need beside the words: titles of laws, and of a character its sound and what looks like it. */
export type Tables = { laws: LawNames; characters: ReadonlyMap<string, string> }

const han = /^[\u3400-\u9fff]/
const pair = /^[\u3400-\u9fff]{2}$/
/** Words of grammar and of asking: that the catalogue does not know them is no mistake of the typist. */
const grammar =
  /[的了是我你他她它们这那就也都很吗呢吧啊着么什怎嘛哦呀哪谁与及等个]|没人|归|投诉|举报|反映|管不|怎办|可以|处罚/

/** The words of a query, at most `tokenLimit` different ones. */
export const wantedOf = (query: string): Wanted => {
  const text = query.slice(0, queryLimit)
  const said = [...new Set(tokens(text))].slice(0, tokenLimit)
  const telling = said.filter((token) => !(pair.test(token) && grammar.test(token)))
  // What only asks is left out, and not fetched, where enough is said besides.
  const all = telling.length > 1 ? telling : said
  const starts = all.filter((token) => /^[\u3400-\u9fff]$/.test(token))
  // «zhan dao» and «zhan'dao» are read as one word.
  const letters = normalise(text.slice(0, 200)).replace(/([a-z])['’ -]+(?=[a-z])/g, '$1')
  return {
    exact: all,
    starts: all.length <= 3 ? starts : [],
    latin: [...new Set(letters.match(/[a-z]+/g) ?? [])].filter((word) => word.length <= 40),
    law: lawAsked(text, said),
    cut: query.length > queryLimit,
  }
}

/** Characters that join any words: a pair with one of them is seldom a word that could be mistyped. */
const joining = /[不没有在到把被给让去来要会能]/

type Has = (term: string) => boolean

/** The term of everything that begins with a character, so that a query of one character needs no scan. */
export const beginning = (character: string): string => `*${character}`

/** More words than this are not looked at a second time; the others speak for the query. */
const secondLimit = { words: 8, missing: 3, terms: 6 }

/** Words of two characters that the catalogue does not know, when they are too many to be chance. */
const unknown = ({ exact, law }: Wanted, has: Has): string[] => {
  const words = exact.filter((token) => pair.test(token) && !grammar.test(token))
  const missing = words.filter((token) => !has(token))
  const odd = words.length <= secondLimit.words && missing.length * 3 >= words.length
  return odd && law === null
    ? missing.filter((token) => !joining.test(token)).slice(0, secondLimit.missing)
    : []
}

/** The outer two of three characters in a row, where an unknown word stands among them: one too many, or two swapped. */
const leaps = ({ exact }: Wanted, missing: readonly string[]): Term[] =>
  exact.flatMap((left, at) => {
    const right = exact[at + 1] ?? ''
    const joined = pair.test(left) && pair.test(right) && left.charAt(1) === right.charAt(0)
    const odd = missing.includes(left) || missing.includes(right)
    return joined && odd ? [{ term: left.charAt(0) + right.charAt(1), boost: 0.8 }] : []
  })

/** The characters that the second look at a query asks about. */
export const charactersFor = (wanted: Wanted, has: Has): string[] => [
  ...new Set(unknown(wanted, has).flatMap((word) => Array.from(word))),
]

/**
 * Words of the same sound, the other way round, over one character, or with one changed for one that looks like it: a
 * few, since each may be a file to fetch.
 */
const nearWords = (wanted: Wanted, missing: string[], { characters }: Tables): Term[] => {
  const about = (one: string): [sound: string, alike: string[]] => {
    const [, sound = '', alike = ''] = /^([a-z]*)(.*)$/.exec(characters.get(one) ?? '') ?? []
    return [sound, Array.from(alike)]
  }
  const words = missing.map((word) => {
    const [left = '', right = ''] = Array.from(word)
    const [[first, likeLeft], [second, likeRight]] = [about(left), about(right)]
    return {
      sound: first && second ? [soundToken(first, second)] : [],
      turned: right + left,
      alike: [...likeRight.map((one) => left + one), ...likeLeft.map((one) => one + right)],
    }
  })
  return [
    ...words.flatMap(({ sound }) => sound.map((term) => ({ term, boost: 0.7 }))),
    ...words.map(({ turned }) => ({ term: turned, boost: 0.6 })),
    ...leaps(wanted, missing),
    ...words.flatMap(({ alike }) => alike.slice(0, 2).map((term) => ({ term, boost: 0.6 }))),
  ].slice(0, secondLimit.terms)
}

/**
 * What else a query may mean: a law by name and article, letters as sounds, and for words that the catalogue does not
 * know those of the same sound, with like characters, or the other way round.
 */
export const secondLook = (wanted: Wanted, has: Has, tables: Tables): Term[] => {
  const letters = wanted.latin.filter((word) => !has(word))
  const spoken = letters.flatMap(latinTokens)
  const missing = unknown(wanted, has)
  return [
    ...(wanted.law ? lawTerms(tables.laws, wanted.law) : []),
    ...wanted.starts.map((start) => ({ term: beginning(start), boost: 0.5 })),
    ...spoken.map((term) => ({ term, boost: 1 })),
    ...nearWords(wanted, missing, tables),
  ]
}

/** The words as typed, as terms; a number or a single character beside words counts for less. */
export const firstLook = ({ exact }: Wanted): Term[] =>
  exact.map((term) => ({ term, boost: han.test(term) && grammar.test(term) ? 0.3 : 1 }))
