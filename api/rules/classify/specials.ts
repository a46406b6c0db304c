import type { Special } from '#rules/content/common.ts'
import type { Facts } from '#rules/content/facts.ts'
import { hear } from './kinds/hear.ts'
import type { Matcher } from './kinds/cues.ts'
import type { Ground } from './kinds/ground.ts'

export type SpecialKind = Special['kind']
export type SpecialHit = { kind: SpecialKind; score: number; why: string[] }

/** A kind is meant from this sum of cue weights on. */
const threshold = 1

/** Earlier kinds are the safer door: life first, then what must not reach the accused, then the rest by strength. */
const first: readonly SpecialKind[] = ['emergency', 'discipline']

type Evidence = { kind: SpecialKind; score: number; groups: number; why: string[] }

const evidenceIn = (text: string, matcher: Matcher): Evidence => {
  const groups = new Map<string, number>()
  const why: string[] = []
  for (const { pattern, weight, group } of matcher.find) {
    const hit = pattern.exec(text)
    if (!hit) continue
    why.push(hit[0])
    groups.set(group, Math.max(groups.get(group) ?? 0, weight))
  }
  const score = [...groups.values()].reduce((a, b) => a + b, 0)
  return { kind: matcher.kind, score, groups: groups.size, why }
}

/** Cues must stand near each other: in a long story somebody always says 领导, somebody always 钱. */
const windowLength = 90
/** A sentence without an end is cut here, and a story is read this many windows far. */
const sentenceLength = 180
const windowLimit = 80
const piece = new RegExp(`[^]{1,${sentenceLength}}`, 'gu')

/** Runs of sentences of about `windowLength` characters, each beginning at a sentence. */
const windowsOf = (text: string): string[] => {
  const sentences = text
    .split('。')
    .flatMap((sentence) => sentence.match(piece) ?? [])
    .slice(0, windowLimit)
  return sentences.map((_, from) => {
    let window = ''
    for (const sentence of sentences.slice(from)) {
      if (window !== '' && window.length + sentence.length > windowLength) break
      window += (window === '' ? '' : '。') + sentence
    }
    return window
  })
}

/** How much of a text takes a kind back. */
const againstIn = ({ deny }: Matcher): number => deny.reduce((sum, { weight }) => sum + weight, 0)

const strongest = (windows: string[], matcher: Matcher): Evidence => {
  const none = { kind: matcher.kind, score: 0, groups: 0, why: [] }
  if (matcher.find.length === 0) return none
  const best = windows
    .map((window) => evidenceIn(window, matcher))
    .reduce((a, b) => (b.score > a.score ? b : a), none)
  return { ...best, score: best.score - againstIn(matcher) }
}

/** Kinds that a report of an offence resembles; where an item fits well, the item is meant. */
const nearReports: readonly SpecialKind[] = ['police', 'civil', 'labour_arbitration', 'none']

/**
 * How much the catalogue speaks for or against a special kind. `item` is the score of the best item: below about a
 * third nothing in the catalogue really fits, so that a dispute, a crime or a question is the likelier reading.
 * An emergency is told whatever the item, and is told in few words.
 */
const leaning = ({ kind, groups }: Evidence, item: number, length: number): number => {
  const unfit = Math.min(groups > 1 ? 0.55 : 0.45, (0.36 - item) * 3)
  if (kind === 'emergency') return Math.max(0, unfit / 2) - (length > 140 ? 0.4 : 0)
  return Math.max(nearReports.includes(kind) ? -0.15 : 0, unfit)
}

/** What the cues alone make of a text, the safest door first and then the strongest. */
const byCues = ({ text, cues, scored }: Ground): SpecialHit[] => {
  const windows = windowsOf(text)
  const item = scored.items[0]?.score ?? 0
  const rank = (hit: SpecialHit): number =>
    first.includes(hit.kind) ? first.indexOf(hit.kind) : first.length
  return cues
    .map((matcher) => strongest(windows, matcher))
    .filter((found) => found.score > 0)
    .map((found) => ({ ...found, score: found.score + leaning(found, item, text.length) }))
    .filter((found) => found.score >= threshold - 1e-9)
    .map(({ kind, score, why }) => ({ kind, score: Math.round(score * 100) / 100, why }))
    .sort((a, b) => rank(a) - rank(b) || b.score - a.score)
}

/** Beyond this length a text tells a story, and its single words no longer say what it asks for: cues decide. */
const shortText = 200

/** Words of a text that spoke for a kind: what its cues found, else the words that its classes know. */
const why = (kind: SpecialKind, { text, cues, classed }: Ground): string[] => {
  const own = cues.find((matcher) => matcher.kind === kind)
  const found = own ? evidenceIn(text, own).why : []
  return found.length > 0
    ? found
    : classed
        .flat()
        .map(({ word }) => word)
        .slice(0, 3)
}

/**
 * Every kind that a text means, the likeliest first. A short text is weighed by the model trained on the examples,
 * with the cues among its signs; a long one, or facts without a model, by the cues alone. Kinds that cues found and
 * that the model holds likelier than an ordinary report are told too: one hides no other. What is less likely than the
 * threshold is read as an ordinary matter; danger is told all the same.
 */
const weighed = (ground: Ground, facts: Pick<Facts, 'learned' | 'thresholds'>): SpecialHit[] => {
  const hits = byCues(ground)
  const { text } = ground
  if (!facts.learned || text.length > shortText || text.length < 2) return hits
  const heard = hear(ground, facts.learned, hits[0]?.kind)
  const ordinary = heard.find(({ kind }) => kind === 'report')?.lean ?? 0
  return heard.flatMap(({ kind, score, lean }, at) =>
    kind !== 'report' &&
    lean > ordinary &&
    (kind === 'emergency' || score >= facts.thresholds.kind) &&
    (at === 0 || hits.some((hit) => hit.kind === kind))
      ? [{ kind, score: Math.round(score * 100) / 100, why: why(kind, ground) }]
      : [],
  )
}

const told = new WeakMap<Ground, { facts: object; hits: SpecialHit[] }>()

/** The same, weighed once: a text is asked about at the door and again for the catalogue. */
export const specialsIn: typeof weighed = (ground, facts) => {
  const known = told.get(ground)
  if (known?.facts === facts) return known.hits
  const hits = weighed(ground, facts)
  told.set(ground, { facts, hits })
  return hits
}
