import { z } from 'zod'
import { caseKinds, type CaseKind, type Finding } from '../case/kinds.ts'
import { answerResultIds, findingOf, type AnswerResult } from '../staff/boxes.ts'
import { fillParagraphs, type LetterValues } from './template.ts'

/** The draft of an answer as data: paragraphs by the result of the handling, with words in braces that the case fills. */
export const answerTemplate = z.strictObject({
  result: z.enum(answerResultIds),
  kinds: z.array(z.enum(caseKinds)).default([]),
  paragraphs: z.array(z.string()).min(1),
})
export type AnswerTemplate = z.infer<typeof answerTemplate>

const hole = /【请写[^】]*】/g

/** What a draft still leaves to a person; an answer with one of these in it does not go out. */
export const holesIn = (text: string): string[] => text.match(hole) ?? []

/**
 * The words that an answer of this result begins with, made from what stands in the case (S1-25, S1-28): a paragraph
 * whose words are not known is left out. Null where there is no template for the result and the kind.
 */
export function draftAnswer(
  templates: readonly AnswerTemplate[],
  of: { result: AnswerResult; kind: CaseKind },
  values: LetterValues,
): string | null {
  const fits = templates.filter((t) => t.result === of.result)
  const template =
    fits.find((t) => t.kinds.includes(of.kind)) ?? fits.find((t) => t.kinds.length === 0)
  return template ? fillParagraphs(template, values).join('\n') : null
}

const byKind: Partial<Record<CaseKind, AnswerResult>> = {
  help: 'settled',
  complaint: 'settled',
  consultation: 'explained',
  suggestion: 'adopted',
}

/** The result that the finding of a case, or else its kind, makes likely; null when neither says anything. */
export const likelyResult = (of: {
  finding: Finding | null
  kind: CaseKind
}): AnswerResult | null =>
  answerResultIds.find((id) => of.finding !== null && findingOf[id] === of.finding) ??
  byKind[of.kind] ??
  null
