import type { Json } from '../kit/json.ts'
import type { Kit } from '../kit/sqlite.ts'
import type { StaffTables } from './staff.ts'

export type DecisionStatus = 'draft' | 'released' | 'withdrawn'

export const decisionTables = (kit: Kit, { staff }: StaffTables) => {
  const imports = kit.table(
    'imports',
    {
      id: kit.text().primaryKey(),
      place: kit.text().notNull(),
      kind: kit.text().notNull(),
      fileName: kit.text().notNull(),
      sha256: kit.text().notNull(),
      staffId: kit.text().references(() => staff.id),
      at: kit.time().notNull(),
      rows: kit.int().notNull(),
      inserted: kit.int().notNull(),
      changed: kit.int().notNull(),
      refused: kit.int().notNull(),
      undoneAt: kit.time(),
      /** When the last row of an import in many writes was in; null before, and where one row stands for itself. */
      doneAt: kit.time(),
      /** What the importing feature says about it: announcement, counts. */
      detail: kit.json<Json>(),
    },
    (t) => [kit.index('imports_place').on(t.place, t.at)],
  )
  const decisions = kit.table(
    'decisions',
    {
      id: kit.text().primaryKey(),
      place: kit.text().notNull(),
      /** 文号 */
      number: kit.text().notNull(),
      organ: kit.text().notNull(),
      organCode: kit.text(),
      itemId: kit.text(),
      /** The field of the item on the day of entry: lists are cut by it. */
      field: kit.text(),
      partyName: kit.text().notNull(),
      partyKind: kit.text().notNull(),
      partyCode: kit.text(),
      /** The party as the public reads it, settled by whoever released it; null before. */
      partyShown: kit.text(),
      /** 违法行为类型: what the lists show. */
      act: kit.text().notNull(),
      facts: kit.text().notNull(),
      basis: kit.text().notNull(),
      kinds: kit.json<string[]>().notNull(),
      content: kit.text().notNull(),
      fineFen: kit.bigint(),
      confiscatedFen: kit.bigint(),
      decidedOn: kit.day().notNull(),
      /** `YYYY-MM` of `decidedOn`, kept by the repository. */
      month: kit.text().notNull(),
      validUntil: kit.day(),
      displayUntil: kit.day(),
      body: kit.text(),
      status: kit.text().$type<DecisionStatus>().notNull(),
      importId: kit.text().references(() => imports.id),
      demo: kit.bool().notNull(),
      enteredBy: kit.text().references(() => staff.id),
      releasedBy: kit.text().references(() => staff.id),
      releasedAt: kit.time(),
      withdrawnAt: kit.time(),
      withdrawReason: kit.text(),
      /** The imported row as it came. */
      raw: kit.json<Json>(),
      version: kit.int().notNull(),
      /** Its row in the full text; null when it is not to be found there. */
      doc: kit.bigint(),
    },
    (t) => [
      kit.uniqueIndex('decisions_doc').on(t.doc),
      kit.uniqueIndex('decisions_number_organ').on(t.number, t.organ),
      // With the last column, months are counted from the index alone.
      kit
        .index('decisions_month')
        .on(t.place, t.status, t.month, t.decidedOn, t.number, t.displayUntil),
      kit.index('decisions_item').on(t.place, t.itemId, t.decidedOn),
      kit.index('decisions_display').on(t.status, t.displayUntil),
      kit.index('decisions_import').on(t.importId),
    ],
  )
  // One row for each penalty kind: lists by kind need no JSON operator.
  const decisionKinds = kit.table(
    'decision_kinds',
    {
      decisionId: kit
        .text()
        .notNull()
        .references(() => decisions.id),
      kind: kit.text().notNull(),
    },
    (t) => [
      kit.primaryKey({ columns: [t.decisionId, t.kind] }),
      kit.index('decision_kinds_kind').on(t.kind),
    ],
  )
  return { imports, decisions, decisionKinds }
}
export type DecisionTables = ReturnType<typeof decisionTables>
