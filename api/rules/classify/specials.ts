import type { Special } from '#rules/content/common.ts'

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

const strongest = (windows: string[], text: string, matcher: Matcher): Evidence => {
  const all = windows.map((window) => evidenceIn(window, matcher))
  const best = all.reduce((a, b) => (b.score > a.score ? b : a), evidenceIn('', matcher))
  const against = matcher.deny.reduce(
    (sum, { cue, weight }) => sum + (cue.test(text) ? weight : 0),
    0,
  )
  return { ...best, score: best.score - against }
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

/**
 * Every kind that the text means, the safest door first and then the strongest. `item` is the score of the best item
 * of the catalogue for the same text, 0 when none fits.
 */
export const specialsIn = (text: string, specials: Special[], item: number): SpecialHit[] => {
  const windows = windowsOf(text)
  const read = text.slice(0, windowLimit * windowLength)
  const rank = (hit: SpecialHit): number =>
    first.includes(hit.kind) ? first.indexOf(hit.kind) : first.length
  return matchersOf(specials)
    .map((matcher) => strongest(windows, read, matcher))
    .filter((found) => found.score > 0)
    .map((found) => ({ ...found, score: found.score + leaning(found, item, text.length) }))
    .filter((found) => found.score >= threshold - 1e-9)
    .map(({ kind, score, why }) => ({ kind, score: Math.round(score * 100) / 100, why }))
    .sort((a, b) => rank(a) - rank(b) || b.score - a.score)
}
