import { createHash } from 'node:crypto'
import { check } from '#rules/content/check.ts'
import * as common from '#rules/content/common.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { Finding } from '#rules/content/finding.ts'
import { branchOf } from '#rules/content/branch.ts'
import { item } from '#rules/content/item.ts'
import { inFen } from '#rules/content/money.ts'
import { answerTemplate } from '#rules/letters/answer.ts'
import { letterTemplate } from '#rules/letters/template.ts'
import { responsibility } from '#rules/content/oversight.ts'
import { compilePlace } from './compile-place.ts'
import { Reader } from './read.ts'

/** SHA-256 of the compiled content, hex, first 16 characters. */
const versionOf = (facts: Omit<Facts, 'version'>): string =>
  createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 16)

/** Places without a number come after all others. */
const unordered = 9999

/** lexicon.yaml, and further lists beside it (lexicon-more.yaml …). */
const wordLists = (reader: Reader): string[] => [
  'content/common/lexicon.yaml',
  ...reader
    .list('content/common')
    .filter((file) => /^lexicon-.+\.yaml$/.test(file))
    .map((file) => `content/common/${file}`),
]

/** The special kinds, each with the patterns that special-cues.yaml has for it. */
const specials = (reader: Reader): common.Special[] => {
  const cues = 'content/common/special-cues.yaml'
  const added = reader.exists(cues) ? reader.rows(cues, common.specialCues) : []
  const rows = reader.rows('content/common/specials.yaml', common.special)
  for (const extra of added.filter((a) => !rows.some((r) => r.kind === a.kind)))
    reader.findings.push({
      ...reader.origin(extra),
      message: `specials.yaml 里没有“${extra.kind}”`,
    })
  return rows.map((row) => {
    const own = added.filter((a) => a.kind === row.kind)
    const joined = {
      ...row,
      cues: [...row.cues, ...own.flatMap((a) => a.cues)],
      not: [...row.not, ...own.flatMap((a) => a.not)],
    }
    reader.note(joined, reader.origin(own[0] ?? row))
    return joined
  })
}

/**
 * Reads content/ under `root`, validates every row and every reference, and returns the facts (money in 分) with all
 * findings at once. Facts with findings are good for a look, never for a build.
 */
export const compile = (root: string): { facts: Facts; findings: Finding[] } => {
  const reader = new Reader(root)
  const at = (name: string) => `content/common/${name}`
  const folder = (name: string) => reader.list(at(name)).map((file) => at(`${name}/${file}`))

  const fields = reader.rows(at('fields.yaml'), common.field)
  const items = folder('items').flatMap((file) =>
    reader.rows(file, item).map((row) => {
      const branch = branchOf(row, fields)
      const compiled = { ...inFen(row), ...(branch && { branch }) }
      reader.note(compiled, reader.origin(row))
      return compiled
    }),
  )
  const smallTalk = reader.one(at('small-talk.yaml'), common.smallTalk)
  // Without the file, which is a finding, the classifier is believed in nothing.
  const unbelieved = { sure: 1, likely: 1, candidate: 1, kind: 1 }
  const wordClasses = reader.one(at('word-classes.yaml'), common.wordClasses)
  const register = reader.exists(at('register.yaml'))
    ? reader.one(at('register.yaml'), common.registerSayings)
    : undefined
  const content: Omit<Facts, 'version'> = {
    fields,
    laws: reader.rows(at('laws.csv'), common.law),
    items,
    lexicon: wordLists(reader).flatMap((file) => reader.rows(file, common.lexiconRow)),
    specials: specials(reader),
    thresholds: reader.one(at('thresholds.yaml'), common.thresholds) ?? unbelieved,
    examples: folder('examples').flatMap((file) =>
      reader
        .rows(file, common.examples)
        .flatMap(({ say, ...row }) => say.map((text) => ({ ...row, text }))),
    ),
    ...(smallTalk && { smallTalk }),
    ...(wordClasses && { wordClasses }),
    hotlines: reader.rows(at('hotlines.yaml'), common.hotline),
    holidays: folder('holidays').flatMap((file) => reader.one(file, common.holidayYear) ?? []),
    topics: reader.rows(at('topics.yaml'), common.topic),
    procedures: reader.rows(at('procedures.yaml'), common.procedure),
    responsibilities: reader.rows(at('responsibilities.yaml'), responsibility),
    clocks: reader.rows(at('clocks.yaml'), common.clock),
    ...(register && { register }),
    letters: reader.rows(at('letters.yaml'), letterTemplate),
    answers: reader.rows(at('answers.yaml'), answerTemplate),
    places: reader
      .list('content/places')
      .flatMap((slug) => compilePlace(reader, slug) ?? [])
      .toSorted((a, b) => (a.order ?? unordered) - (b.order ?? unordered)),
  }
  const retired = reader.exists(at('retired.csv'))
    ? reader.rows(at('retired.csv'), common.retired)
    : []
  const facts = { version: versionOf(content), ...content }
  return { facts, findings: [...reader.findings, ...check(facts, retired, reader.origin)] }
}
