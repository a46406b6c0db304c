import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'
import { joined } from './clauses.ts'
import { groundOf } from './kinds/ground.ts'
import { modelOf, type Model } from './model.ts'
import { officeModel, withOffice } from './office/read.ts'
import {
  bestItems,
  score,
  type FieldScore,
  type ItemScore,
  type Piece,
  type Scored,
} from './score.ts'
import { specialsIn, type SpecialHit } from './specials.ts'

export type { FieldScore, ItemScore } from './score.ts'
export type { SpecialHit, SpecialKind } from './specials.ts'

export type Classification = {
  /** At most ten items, best first, with the words that spoke for each. */
  items: ItemScore[]
  /** Shares that sum to 1, best first. */
  fields: FieldScore[]
  special: SpecialHit | null
  /** `high`: the first item may be taken without asking; else the first responder's desk looks at the candidates. */
  confidence: 'high' | 'low'
  /** Another matter in the same text, where it stands clearly apart. */
  second?: ItemScore & { text: string }
}

const confident = (
  { items, fields }: Scored,
  model: Model,
  { sure, likely }: Facts['thresholds'],
): boolean => {
  const [best] = items
  if (!best || best.score < likely) return false
  const field = model.fields.get(best.item)
  return best.score >= sure || fields[0]?.field === field
}

/** More sentences than this are a long story about one matter, not two matters. */
const sentenceLimit = 12

/** The sentence that clearly speaks of an item of another field, and not of the first item at all. */
const secondIn = (
  pieces: Piece[],
  model: Model,
  first: ItemScore | undefined,
  { sure }: Facts['thresholds'],
): Classification['second'] => {
  const sentences = [...new Set(pieces.map(({ clause }) => clause.sentence))]
  if (!first || sentences.length < 2 || sentences.length > sentenceLimit) return undefined
  const field = model.fields.get(first.item)
  for (const sentence of sentences) {
    const part = pieces.filter(({ clause }) => clause.sentence === sentence)
    const best = bestItems(part, model, 5)
    const [own] = best
    const apart = best.every(({ at }) => model.items[at]?.id !== first.item)
    if (!own || !apart || own.score < sure || model.items[own.at]?.field === field) continue
    const [item] = score(part, model).items
    if (item) return { ...item, text: joined(part.map(({ clause }) => clause)) }
  }
  return undefined
}

/**
 * A special kind raises one of the fields that it concerns, the one that the text itself speaks of most (a fire, a
 * knife, a wound), so that the right bodies stand among the candidates: by half of it all where the text is short,
 * by little where the kind may be a side remark of a long story.
 */
const withSpecial = (fields: FieldScore[], names: string[], length: number): FieldScore[] => {
  const raised = fields.find(({ field }) => names.includes(field))?.field ?? names[0]
  if (raised === undefined) return fields
  const alone = fields.length === 0 ? 1 : 0.5
  const gain = length > 140 && fields.length > 0 ? 0.15 : alone
  const shares = new Map(fields.map(({ field, score: share }) => [field, share * (1 - gain)]))
  shares.set(raised, (shares.get(raised) ?? 0) + gain)
  return [...shares]
    .map(([field, share]) => ({ field, score: share }))
    .sort((a, b) => b.score - a.score)
}

/**
 * What a report is about: items of the catalogue by the words that they share, fields, and whether it is something
 * else than an enforcement matter. Knows the catalogue, the lexicon, the cues, what was learned from our own examples and
 * what the office has taught; never throws. A text that was read before may hand in its `ground`.
 */
export const classify = (
  text: string,
  facts: Facts,
  place: Place,
  ground = groundOf(text, facts, place),
): Classification => {
  const model = modelOf(facts, place)
  const { pieces } = ground
  const office = officeModel(facts.learned, place)
  const found = office ? withOffice(ground.scored, text, office, model) : ground.scored
  const [special = null] = specialsIn(ground, facts)
  const kind = facts.specials.find((row) => row.kind === special?.kind)
  const second = secondIn(pieces, model, found.items[0], facts.thresholds)
  return {
    items: found.items,
    fields: withSpecial(found.fields, kind?.fields ?? [], text.length),
    special,
    confidence: confident(found, model, facts.thresholds) ? 'high' : 'low',
    ...(second ? { second } : {}),
  }
}
