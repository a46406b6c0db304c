import type { Example, Special } from '#rules/content/common.ts'
import { likenesses } from './likeness.ts'

export type SpecialKind = Special['kind']
export type SpecialHit = { kind: SpecialKind; score: number; why: string[] }

/** A kind is meant from this sum of cue weights on. */
const threshold = 1

/** Earlier kinds are the safer door: life first, then what must not reach the accused, then the rest by strength. */
const first: readonly SpecialKind[] = ['emergency', 'discipline']

type Matcher = Special & {
  find: Array<{ cue: RegExp; weight: number; group: string }>
  deny: Array<{ cue: RegExp; weight: number }>
}

const compiled = new WeakMap<Special[], Matcher[]>()
const matchersOf = (specials: Special[]): Matcher[] => {
  const known = compiled.get(specials)
  if (known) return known
  const matchers = specials.map((special) => ({
    ...special,
    find: special.cues.map((cue, at) => ({
      cue: new RegExp(cue.pattern, 'u'),
      weight: cue.weight,
      group: cue.group ?? String(at),
    })),
    deny: special.not.map((cue) => ({ cue: new RegExp(cue.pattern, 'u'), weight: cue.weight })),
  }))
  compiled.set(specials, matchers)
  return matchers
}

type Evidence = { kind: SpecialKind; score: number; groups: number; why: string[] }

const evidenceIn = (text: string, matcher: Matcher): Evidence => {
  const groups = new Map<string, number>()
  const why: string[] = []
  for (const { cue, weight, group } of matcher.find) {
    const hit = cue.exec(text)
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

/** Runs of sentences of about `windowLength` characters, each beginning at a sentence. */
const windowsOf = (text: string): string[] => {
  const sentences = text
    .split('。')
    .flatMap((sentence) => sentence.match(new RegExp(`[^]{1,${sentenceLength}}`, 'gu')) ?? [])
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
const againstIn = (text: string, matcher: Matcher): number =>
  matcher.deny.reduce((sum, { cue, weight }) => sum + (cue.test(text) ? weight : 0), 0)

const strongest = (windows: string[], text: string, matcher: Matcher): Evidence => {
  const all = windows.map((window) => evidenceIn(window, matcher))
  const best = all.reduce((a, b) => (b.score > a.score ? b : a), evidenceIn('', matcher))
  return { ...best, score: best.score - againstIn(text, matcher) }
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

/** Beyond this length a text tells a story, and its single words no longer say what it asks for. */
const shortText = 160
/** From this score on an item fits so well that the text is a report of it. */
const fits = 0.5
/** An ordinary report is the likelier reading by this much, and by more the better an item fits. */
const reportLead = 2.5
const itemLead = 10
/** What takes a kind back by its cues takes this many times as much of its likeness. */
const againstLike = 3

/** The kind that a short text sounds like, where no cue has spoken; undefined for an ordinary report. */
const soundsLike = (
  text: string,
  matchers: Matcher[],
  examples: Example[],
  item: number,
): SpecialHit | undefined => {
  if (examples.length === 0 || text.length > shortText || item >= fits) return undefined
  const leads = (kind: Example['kind']): number => {
    if (kind === 'report') return reportLead + (item - 0.3) * itemLead
    const matcher = matchers.find((one) => one.kind === kind)
    return matcher ? -againstLike * againstIn(text, matcher) : 0
  }
  const best = likenesses(text, examples)
    .map((like) => ({ ...like, score: like.score + leads(like.kind) }))
    .reduce((a, b) => (b.score > a.score ? b : a))
  return best.kind === 'report' || best.score <= 0
    ? undefined
    : { kind: best.kind, score: threshold, why: best.why }
}

/**
 * Every kind that the text means, the safest door first and then the strongest. `item` is the score of the best item
 * of the catalogue for the same text, 0 when none fits. Where no cue speaks, the examples are asked.
 */
export const specialsIn = (
  text: string,
  specials: Special[],
  item: number,
  examples: Example[] = [],
): SpecialHit[] => {
  const windows = windowsOf(text)
  const read = text.slice(0, windowLimit * windowLength)
  const rank = (hit: SpecialHit): number =>
    first.includes(hit.kind) ? first.indexOf(hit.kind) : first.length
  const matchers = matchersOf(specials)
  const hits = matchers
    .map((matcher) => strongest(windows, read, matcher))
    .filter((found) => found.score > 0)
    .map((found) => ({ ...found, score: found.score + leaning(found, item, text.length) }))
    .filter((found) => found.score >= threshold - 1e-9)
    .map(({ kind, score, why }) => ({ kind, score: Math.round(score * 100) / 100, why }))
    .sort((a, b) => rank(a) - rank(b) || b.score - a.score)
  const like = hits.length === 0 ? soundsLike(text, matchers, examples, item) : undefined
  return like ? [like] : hits
}
