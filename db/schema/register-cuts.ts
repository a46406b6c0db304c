import type { Kit } from '../kit/sqlite.ts'
import type { DecisionTables } from './decision.ts'

/** The public side of the register: who stands in which list, how many, and in which order it changed. */
export const registerCutTables = (kit: Kit, { decisions }: Pick<DecisionTables, 'decisions'>) => ({
  /** One row for each list (`cutsOf`) of each decision on display: a page of a list is a range of an index. */
  decisionCuts: kit.table(
    'decision_cuts',
    {
      decisionId: kit
        .text()
        .notNull()
        .references(() => decisions.id),
      place: kit.text().notNull(),
      cut: kit.text().notNull(),
      month: kit.text().notNull(),
      decidedOn: kit.day().notNull(),
      number: kit.text().notNull(),
    },
    (t) => [
      kit.primaryKey({ columns: [t.decisionId, t.cut] }),
      kit
        .index('decision_cuts_list')
        .on(t.place, t.cut, t.month, t.decidedOn, t.number, t.decisionId),
    ],
  ),
  /** How many stand in a list in a month; statistics cost the same at any length. */
  decisionCutCounts: kit.table(
    'decision_cut_counts',
    {
      place: kit.text().notNull(),
      cut: kit.text().notNull(),
      month: kit.text().notNull(),
      count: kit.int().notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.place, t.cut, t.month] })],
  ),
  /** The last public change of each decision that was ever public: «changes since» reads them in order. */
  decisionChanges: kit.table(
    'decision_changes',
    {
      decisionId: kit
        .text()
        .primaryKey()
        .references(() => decisions.id),
      place: kit.text().notNull(),
      /** From the serial `register`. */
      seq: kit.bigint().notNull(),
    },
    (t) => [kit.uniqueIndex('decision_changes_seq').on(t.place, t.seq)],
  ),
})
