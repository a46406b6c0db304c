import { sql } from 'drizzle-orm'
import type { DisputeStage, RequestKind, RequestOutcome } from '#rules/case/kinds.ts'
import type { Json } from '../kit/json.ts'
import type { Kit } from '../kit/sqlite.ts'
import type { CaseTable } from './case.ts'

/** What the owner asks of others, disputes about jurisdiction, and the penalty case that a report becomes. */
export const casePapers = (kit: Kit, cases: CaseTable) => ({
  requests: kit.table(
    'requests',
    {
      id: kit.text().primaryKey(),
      caseId: kit
        .text()
        .notNull()
        .references(() => cases.id),
      kind: kit.text().$type<RequestKind>().notNull(),
      fromBody: kit.text().notNull(),
      toBody: kit.text().notNull(),
      text: kit.text().notNull(),
      evidence: kit.json<Json>(),
      letterSerial: kit.text(),
      at: kit.time().notNull(),
      dueOn: kit.day(),
      outcome: kit.text().$type<RequestOutcome>(),
      answer: kit.text(),
      answeredAt: kit.time(),
      /** When its silence was put on record. */
      lapsedAt: kit.time(),
    },
    (t) => [
      kit.index('requests_case').on(t.caseId, t.at),
      kit.index('requests_to').on(t.toBody, t.outcome, t.dueOn),
      kit
        .index('requests_open')
        .on(t.dueOn)
        .where(sql`${t.outcome} is null`),
    ],
  ),
  disputes: kit.table(
    'disputes',
    {
      id: kit.text().primaryKey(),
      caseId: kit
        .text()
        .notNull()
        .references(() => cases.id),
      place: kit.text().notNull(),
      itemId: kit.text(),
      area: kit.text(),
      openedBy: kit.text().notNull(),
      parties: kit.json<string[]>().notNull(),
      grounds: kit.text().notNull(),
      /** The stage it stands at, or ended at. */
      stage: kit.text().$type<DisputeStage>().notNull(),
      openedAt: kit.time().notNull(),
      stageAt: kit.time().notNull(),
      settledAt: kit.time(),
      owner: kit.text(),
      text: kit.text(),
      organ: kit.text(),
      document: kit.text(),
    },
    (t) => [
      kit.index('disputes_case').on(t.caseId),
      kit.index('disputes_place').on(t.place, t.settledAt),
    ],
  ),
  filings: kit.table(
    'filings',
    {
      id: kit.text().primaryKey(),
      caseId: kit
        .text()
        .notNull()
        .references(() => cases.id),
      place: kit.text().notNull(),
      number: kit.text().notNull(),
      body: kit.text().notNull(),
      filedAt: kit.time().notNull(),
      /** The decision that ended it. */
      decisionId: kit.text(),
      endedAt: kit.time(),
    },
    (t) => [
      kit.uniqueIndex('filings_number').on(t.place, t.body, t.number),
      kit.index('filings_case').on(t.caseId),
      kit.index('filings_decision').on(t.decisionId),
    ],
  ),
})
