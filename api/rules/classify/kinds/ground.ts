import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'
import { clausesOf, joined } from '../clauses.ts'
import { modelOf } from '../model.ts'
import { readClauses, score, type Piece, type Scored } from '../score.ts'
import { speaking, type Matcher } from './cues.ts'
import { classedIn, type Classed } from './words.ts'

/** What is known of a report before its kind is weighed. */
export type Ground = {
  /** The clauses as they were read. */
  pieces: Piece[]
  /** The clauses as one text: normalised, small talk left out. */
  text: string
  /** The patterns of each kind that stand in it. */
  cues: Matcher[]
  classed: Classed[][]
  /** What the catalogue of the place says. */
  scored: Scored
}

export const groundOf = (report: string, facts: Facts, place: Place): Ground => {
  const clauses = clausesOf(report)
  const text = joined(clauses)
  const model = modelOf(facts, place)
  const pieces = readClauses(clauses, model)
  return {
    pieces,
    text,
    cues: speaking(text, facts.specials),
    classed: classedIn(text, facts.wordClasses ?? {}),
    scored: score(pieces, model),
  }
}
