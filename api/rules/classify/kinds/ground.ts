import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'
import { clausesOf, joined, type Clause } from '../clauses.ts'
import { modelOf } from '../model.ts'
import { score, type Scored } from '../score.ts'
import { speaking, type Matcher } from './cues.ts'
import { classedIn, type Classed } from './words.ts'

/** What is known of a report before its kind is weighed. */
export type Ground = {
  clauses: Clause[]
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
  return {
    clauses,
    text,
    cues: speaking(text, facts.specials),
    classed: classedIn(text, facts.wordClasses ?? {}),
    scored: score(clauses, modelOf(facts, place)),
  }
}
