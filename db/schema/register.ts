import type { Kit } from '../kit/sqlite.ts'
import type { DecisionTables } from './decision.ts'
import type { StaffTables } from './staff.ts'

/** What the credit platform above has said to a decision that was handed over. */
export type CreditState = 'sent' | 'accepted' | 'rejected'
/** new and changed decisions go over whole; removed ones as a request to take them down. */
export type CreditChange = 'new' | 'changed' | 'removed'
/** waiting: a second person has not looked yet. */
export type PaperState = 'waiting' | 'public' | 'dropped'

/** What stands around the decisions: their counts, their papers, and what the credit platform has of them. */
export const registerTables = (
  kit: Kit,
  { staff }: StaffTables,
  { decisions }: Pick<DecisionTables, 'decisions'>,
) => ({
  /**
   * How many decisions of a place are alike in all of these: months and the publication meter are read from here, so
   * that one more costs the same in a register of any length. Kept by the repository in the write that changes a row.
   */
  registerCounts: kit.table(
    'register_counts',
    {
      place: kit.text().notNull(),
      month: kit.text().notNull(),
      organ: kit.text().notNull(),
      /** Empty where there is none, as in `withheld`: a key has no nulls. */
      body: kit.text().notNull(),
      withheld: kit.text().notNull(),
      status: kit.text().notNull(),
      demo: kit.bool().notNull(),
      /** Whether a clock of publication runs. */
      clocked: kit.bool().notNull(),
      count: kit.int().notNull(),
      /** Of them, published by the last moment, and after it. */
      inTime: kit.int().notNull(),
      late: kit.int().notNull(),
    },
    (t) => [
      kit.primaryKey({
        columns: [t.place, t.month, t.organ, t.body, t.withheld, t.status, t.demo, t.clocked],
      }),
    ],
  ),
  /** Papers of a decision as the public may read them; what was uploaded is not kept. */
  decisionPapers: kit.table(
    'decision_papers',
    {
      id: kit.text().primaryKey(),
      decisionId: kit
        .text()
        .notNull()
        .references(() => decisions.id),
      name: kit.text().notNull(),
      mime: kit.text().notNull(),
      bytes: kit.bigint().notNull(),
      sha256: kit.text().notNull(),
      /** Relative to the file store. */
      path: kit.text().notNull(),
      pages: kit.int().notNull(),
      state: kit.text().$type<PaperState>().notNull(),
      at: kit.time().notNull(),
      addedBy: kit
        .text()
        .notNull()
        .references(() => staff.id),
      settledBy: kit.text().references(() => staff.id),
      settledAt: kit.time(),
    },
    (t) => [
      kit.index('decision_papers_decision').on(t.decisionId, t.at),
      kit.uniqueIndex('decision_papers_path').on(t.path),
    ],
  ),
  /** One row for each decision that was handed to the credit platform: what went last, and the answer. */
  creditReports: kit.table(
    'credit_reports',
    {
      decisionId: kit
        .text()
        .primaryKey()
        .references(() => decisions.id),
      place: kit.text().notNull(),
      /** The file that it went with. */
      batch: kit.text().notNull(),
      change: kit.text().$type<CreditChange>().notNull(),
      /** SHA-256 of the fields that went: another one must go again. */
      fingerprint: kit.text().notNull(),
      state: kit.text().$type<CreditState>().notNull(),
      sentAt: kit.time().notNull(),
      sentBy: kit.text().references(() => staff.id),
      answeredAt: kit.time(),
      /** What the platform said, in its words. */
      answer: kit.text(),
    },
    (t) => [kit.index('credit_reports_place').on(t.place, t.state, t.sentAt)],
  ),
})
