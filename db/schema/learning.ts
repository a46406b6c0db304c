import type { Kit } from '../kit/sqlite.ts'
import type { CaseTable } from './case.ts'
import type { StaffTables } from './staff.ts'

/** What the office teaches the classifier. */
export const learningTables = (kit: Kit, { staff }: StaffTables, cases: CaseTable) => ({
  /** What a person of the desk settled a case to be about. The words stay with the case, and go when it is erased. */
  labelled: kit.table(
    'labelled',
    {
      caseId: kit
        .text()
        .primaryKey()
        .references(() => cases.id),
      place: kit.text().notNull(),
      field: kit.text().notNull(),
      /** Null where no item of the catalogue fits. */
      itemId: kit.text(),
      /** The item that the classifier had taken; the same one where it was confirmed. */
      guess: kit.text(),
      staffId: kit
        .text()
        .notNull()
        .references(() => staff.id),
      at: kit.time().notNull(),
    },
    (t) => [kit.index('labelled_place').on(t.place, t.field, t.at)],
  ),

  /** The model of a place, trained on these rows: one small file with its card, and none of the words. */
  models: kit.table('models', {
    place: kit.text().primaryKey(),
    file: kit.text().notNull(),
    at: kit.time().notNull(),
  }),
})
