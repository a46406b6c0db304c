import type { Special } from '#rules/content/common.ts'

/** A pattern of special-cues.yaml, with a name that a model can learn a weight for. */
export type Cue = { sign: string; pattern: RegExp; weight: number; group: string }
export type Matcher = { kind: Special['kind']; find: Cue[]; deny: Cue[] }

const compiled = new WeakMap<readonly Special[], Matcher[]>()

/** The patterns of all kinds, compiled once. */
export const matchersOf = (specials: readonly Special[]): Matcher[] => {
  const known = compiled.get(specials)
  if (known) return known
  const matchers = specials.map(({ kind, cues, not }) => ({
    kind,
    find: cues.map(({ pattern, weight, group }, at) => ({
      sign: `${kind}:${group ?? at}`,
      pattern: new RegExp(pattern, 'u'),
      weight,
      group: group ?? String(at),
    })),
    deny: not.map(({ pattern, weight }, at) => ({
      sign: `${kind}:not${at}`,
      pattern: new RegExp(pattern, 'u'),
      weight,
      group: `not${at}`,
    })),
  }))
  compiled.set(specials, matchers)
  return matchers
}

/** Those patterns of each kind that stand somewhere in a text; the others need not be looked for in its parts. */
export const speaking = (text: string, specials: readonly Special[]): Matcher[] =>
  matchersOf(specials).map(({ kind, find, deny }) => ({
    kind,
    find: find.filter(({ pattern }) => pattern.test(text)),
    deny: deny.filter(({ pattern }) => pattern.test(text)),
  }))
