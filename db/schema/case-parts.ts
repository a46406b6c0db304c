import { sql } from 'drizzle-orm'
import type { Json } from '../kit/json.ts'
import type { Kit } from '../kit/sqlite.ts'
import type { CaseTable } from './case.ts'
import type { StaffTables } from './staff.ts'

export type Author = 'citizen' | 'staff' | 'system'
export type TransferKind = 'reassign' | 'transfer' | 'copy'
export type TransferStatus = 'pending' | 'accepted' | 'returned'

/** What hangs on a case: its chain, the talk, the papers, the moves and the deadlines. */
export const caseParts = (kit: Kit, { staff }: StaffTables, cases: CaseTable) => ({
  events: kit.table(
    'events',
    {
      id: kit.text().primaryKey(),
      caseId: kit
        .text()
        .notNull()
        .references(() => cases.id),
      seq: kit.int().notNull(),
      verb: kit.text().notNull(),
      at: kit.time().notNull(),
      role: kit.text().notNull(),
      staffId: kit.text().references(() => staff.id),
      public: kit.bool().notNull(),
      /** Null once erased; the chain still verifies over `commitment`. */
      payload: kit.json<Json>(),
      salt: kit.text(),
      commitment: kit.text().notNull(),
      prev: kit.text().notNull(),
      hash: kit.text().notNull(),
    },
    (t) => [kit.uniqueIndex('events_case_id_seq').on(t.caseId, t.seq)],
  ),
  messages: kit.table(
    'messages',
    {
      id: kit.text().primaryKey(),
      caseId: kit
        .text()
        .notNull()
        .references(() => cases.id),
      at: kit.time().notNull(),
      author: kit.text().$type<Author>().notNull(),
      body: kit.text(),
      staffId: kit.text().references(() => staff.id),
      text: kit.text().notNull(),
    },
    (t) => [kit.index('messages_case').on(t.caseId, t.at)],
  ),
  files: kit.table(
    'files',
    {
      id: kit.text().primaryKey(),
      caseId: kit.text().references(() => cases.id),
      draftHash: kit.text(),
      name: kit.text().notNull(),
      mime: kit.text().notNull(),
      bytes: kit.bigint().notNull(),
      sha256: kit.text().notNull(),
      /** Relative to the file store. */
      path: kit.text().notNull(),
      at: kit.time().notNull(),
      author: kit.text().$type<Author>().notNull(),
    },
    (t) => [
      kit.index('files_case').on(t.caseId),
      kit.index('files_draft').on(t.draftHash),
      kit.uniqueIndex('files_path').on(t.path),
    ],
  ),
  transfers: kit.table(
    'transfers',
    {
      id: kit.text().primaryKey(),
      caseId: kit
        .text()
        .notNull()
        .references(() => cases.id),
      kind: kit.text().$type<TransferKind>().notNull(),
      fromBody: kit.text().notNull(),
      toBody: kit.text().notNull(),
      grounds: kit.text().notNull(),
      initialHandling: kit.text(),
      evidence: kit.json<Json>(),
      letterSerial: kit.text(),
      status: kit.text().$type<TransferStatus>().notNull(),
      at: kit.time().notNull(),
      decidedAt: kit.time(),
      reason: kit.text(),
    },
    (t) => [
      kit.index('transfers_case').on(t.caseId, t.at),
      kit.index('transfers_to').on(t.toBody, t.status),
      kit.index('transfers_status').on(t.status, t.at),
    ],
  ),
  caseClocks: kit.table(
    'case_clocks',
    {
      id: kit.text().primaryKey(),
      caseId: kit
        .text()
        .notNull()
        .references(() => cases.id),
      clockId: kit.text().notNull(),
      name: kit.text().notNull(),
      startedOn: kit.day().notNull(),
      dueOn: kit.day().notNull(),
      /** The last moment of a clock in hours; null for those in days. */
      dueAt: kit.time(),
      /** True while a year on the way has no holiday table. */
      provisional: kit.bool().notNull(),
      source: kit.text().notNull(),
      standing: kit.text().notNull(),
      pausedOn: kit.day(),
      stoppedOn: kit.day(),
    },
    (t) => [
      kit.index('case_clocks_case').on(t.caseId),
      kit
        .index('case_clocks_due')
        .on(t.dueOn)
        .where(sql`${t.stoppedOn} is null`),
      kit
        .index('case_clocks_hours')
        .on(t.dueAt)
        .where(sql`${t.dueAt} is not null and ${t.stoppedOn} is null`),
    ],
  ),
})
