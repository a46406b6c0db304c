import { maskPersonal } from '../text/mask.ts'

/** A decision's row as far as a public page may know it. */
export type Row = {
  id: string
  number: string
  organ: string
  itemId: string | null
  partyName: string
  partyShown: string | null
  partyKind: string
  partyCode: string | null
  act: string
  facts: string
  basis: string
  kinds: string[]
  content: string
  fineFen: number | null
  confiscatedFen: number | null
  decidedOn: string
  month: string
  validUntil: string | null
  displayUntil: string | null
  /** UTC milliseconds of the release; null before it. */
  releasedAt: number | null
  demo: boolean
}
export type PublicDecision = Omit<Row, 'partyName' | 'partyShown'> & { party: string }

/**
 * The public form of a decision: the party as it was settled at release, its real name and every number of a person
 * taken out of the texts, and no credit code but an organisation's (on-the-page 12; 个人信息保护法 25).
 */
export function publicDecision(row: Row): PublicDecision {
  const party = row.partyShown ?? '某某'
  const plain = (text: string): string =>
    maskPersonal(
      row.partyName !== party && row.partyName.length > 1
        ? text.replaceAll(row.partyName, party)
        : text,
    )
  return {
    id: row.id,
    number: row.number,
    organ: row.organ,
    itemId: row.itemId,
    party,
    partyKind: row.partyKind,
    partyCode: row.partyKind === 'organisation' ? row.partyCode : null,
    act: plain(row.act),
    facts: plain(row.facts),
    basis: row.basis,
    kinds: row.kinds,
    content: plain(row.content),
    fineFen: row.fineFen,
    confiscatedFen: row.confiscatedFen,
    decidedOn: row.decidedOn,
    month: row.month,
    validUntil: row.validUntil,
    displayUntil: row.displayUntil,
    releasedAt: row.releasedAt,
    demo: row.demo,
  }
}

/** What stays of a withdrawn decision: number, organ, dates and the reason, never the party (行政处罚法 48). */
export type Stub = {
  number: string
  organ: string
  decidedOn: string
  withdrawnAt: number
  reason: string
  month: string
}
