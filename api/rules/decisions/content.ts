import type { DecisionDraft } from './row.ts'

/** What a decision says: the columns that a later file or a correction may change. */
export const contentOf = (d: DecisionDraft) => ({
  organCode: d.organCode,
  partyName: d.party,
  partyKind: d.partyKind as string,
  partyCode: d.creditCode,
  act: d.act,
  facts: d.facts,
  basis: d.basis,
  kinds: d.kinds,
  content: d.content,
  fineFen: d.fineFen,
  confiscatedFen: d.confiscatedFen,
  decidedOn: d.decidedOn,
  validUntil: d.validUntil,
  displayUntil: d.publicUntil,
})
export type Content = ReturnType<typeof contentOf>
const keys: readonly (keyof Content)[] = [
  'organCode',
  'partyName',
  'partyKind',
  'partyCode',
  'act',
  'facts',
  'basis',
  'kinds',
  'content',
  'fineFen',
  'confiscatedFen',
  'decidedOn',
  'validUntil',
  'displayUntil',
]

/** The same columns of a row of the register. */
export const contentIn = (row: Content): Content =>
  Object.fromEntries(keys.map((key) => [key, row[key] ?? null])) as Content

/** Whether a draft says something else than the register. */
export const differs = (row: Content, draft: DecisionDraft): boolean => {
  const wanted = contentOf(draft)
  return keys.some((k) => JSON.stringify(row[k] ?? null) !== JSON.stringify(wanted[k] ?? null))
}
