import type { Json } from '../kit/json.ts'
import type { Kit } from '../kit/sqlite.ts'
import type { CaseTable } from './case.ts'
import type { StaffTables } from './staff.ts'

/** Official letters as they went out, and the lists that a person keeps for themself. */
export const deskTables = (kit: Kit, { staff }: StaffTables, cases: CaseTable) => ({
  letters: kit.table(
    'letters',
    {
      id: kit.text().primaryKey(),
      caseId: kit
        .text()
        .notNull()
        .references(() => cases.id),
      kind: kit.text().notNull(),
      /** `2026-17`: its place in the series of the place. */
      serial: kit.text().notNull(),
      place: kit.text().notNull(),
      /** The body that it is written to; null for the citizen. */
      toBody: kit.text(),
      /** The words as they were sent; null once erased. */
      data: kit.json<Json>(),
      staffId: kit.text().references(() => staff.id),
      at: kit.time().notNull(),
      /** The archive copy in the file store; null for the moment between the write and the copy. */
      path: kit.text(),
      bytes: kit.bigint(),
      sha256: kit.text(),
    },
    (t) => [
      kit.uniqueIndex('letters_serial').on(t.place, t.serial),
      kit.uniqueIndex('letters_path').on(t.path),
      kit.index('letters_case').on(t.caseId, t.at),
      kit.index('letters_kind').on(t.place, t.kind, t.at),
    ],
  ),
  savedViews: kit.table(
    'saved_views',
    {
      id: kit.text().primaryKey(),
      staffId: kit
        .text()
        .notNull()
        .references(() => staff.id),
      name: kit.text().notNull(),
      /** The filter as it stands behind the address of the inbox. */
      query: kit.text().notNull(),
      at: kit.time().notNull(),
    },
    (t) => [kit.uniqueIndex('saved_views_name').on(t.staffId, t.name)],
  ),
})
