import { redact, type Choice, type Texts } from '../redact/propose.ts'
import type { Dossier } from './dossier.ts'

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
  /** The public texts as they were settled; null before. */
  shown?: unknown
}

/** What a decision made here says of itself in public; null where the source is a file that has none of it. */
export type Grounds = {
  tier: string
  tierReason: string
  reviewed: boolean
  remedies: { reviewOrgan: string; reviewUntil: string; court: string; suitUntil: string }
}
export type PublicDecision = Omit<Row, 'partyName' | 'partyShown' | 'shown'> & { party: string }

const partyOf = (row: Row): string => row.partyShown ?? '某某'

/** What an imported row cannot tell, on its page. */
export const notGiven = '来源未提供'

/** Why a decision made here is as it is; null for one that came from a file. */
export function groundsOf(row: Row & { dossier: unknown }): Grounds | null {
  const dossier = row.dossier as Dossier | null
  if (!dossier) return null
  const party = partyOf(row)
  const { tier, tierReason, reviewOrgan, reviewUntil, court, suitUntil } = dossier
  const plain = (text: string): string =>
    redact({ act: '', content: '', facts: text }, { ...row, impersonal: party === row.partyName })
      .facts
  return {
    tier: plain(tier),
    tierReason: plain(tierReason),
    reviewed: dossier.review?.passed ?? false,
    remedies: { reviewOrgan, reviewUntil, court, suitUntil },
  }
}

/**
 * The public form of a decision: the party and the texts as two persons settled them, or as the rules propose them
 * before that, and no credit code but an organisation's (on-the-page 12; 个人信息保护法 25).
 */
export function publicDecision(row: Row, choice?: Choice): PublicDecision {
  const party = partyOf(row)
  const texts =
    choice === undefined && row.shown
      ? (row.shown as Texts)
      : redact(
          { act: row.act, facts: row.facts, content: row.content },
          { ...row, impersonal: party === row.partyName },
          choice,
        )
  return {
    id: row.id,
    number: row.number,
    organ: row.organ,
    itemId: row.itemId,
    party,
    partyKind: row.partyKind,
    partyCode: row.partyKind === 'organisation' ? row.partyCode : null,
    act: texts.act,
    facts: texts.facts,
    basis: row.basis,
    kinds: row.kinds,
    content: texts.content,
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
  id: string
  number: string
  organ: string
  decidedOn: string
  withdrawnAt: number
  reason: string
  month: string
}
