import type { Json } from '../kit/json.ts'
import type { Kit } from '../kit/sqlite.ts'
import type { StaffTables } from './staff.ts'

/**
 * draft: waits for a second person. withheld: 不公开, confirmed. quarantined: a penalty that the place reserves, decided
 * by a township (S0-12); the county looks at it. expired: its display has ended.
 */
export type DecisionStatus =
  'draft' | 'released' | 'withdrawn' | 'withheld' | 'quarantined' | 'expired'

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
      /** Made here: 案卷 behind the decision; null where it was imported. */
      dossier: kit.json<Json>(),
      /** 立案 that it ends. */
      filingId: kit.text(),
      /** Whether it is to be public, and how: set by one person, confirmed by another. */
      proposal: kit.json<Json>(),
      proposedBy: kit.text().references(() => staff.id),
      proposedAt: kit.time(),
      /** Code of the reason not to publish; null while it is to be public. */
      withheld: kit.text(),
      settledBy: kit.text().references(() => staff.id),
      settledAt: kit.time(),
      /** The texts as the public reads them. */
      shown: kit.json<Json>(),
      /** A newer content that waits to be confirmed; what is public stays meanwhile. */
      pending: kit.json<Json>(),
      /** The last moment at which publication is in time; null where no clock runs. */
      publishBy: kit.time(),
      /** When it was changed, revoked or found unlawful or void (行政处罚法 48): withdrawal is due from here. */
      overturnedOn: kit.day(),
      withdrawBy: kit.time(),
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
      kit.index('decisions_meter').on(t.place, t.status, t.publishBy),
      kit.index('decisions_withdrawn').on(t.place, t.withdrawnAt),
    ],
  )
  /** What a decision said before it was corrected; never public. */
  const decisionVersions = kit.table(
    'decision_versions',
    {
      decisionId: kit
        .text()
        .notNull()
        .references(() => decisions.id),
      version: kit.int().notNull(),
      at: kit.time().notNull(),
      staffId: kit.text().references(() => staff.id),
      /** The import that replaced it. */
      importId: kit.text().references(() => imports.id),
      why: kit.text().notNull(),
      content: kit.json<Json>().notNull(),
    },
    (t) => [
      kit.primaryKey({ columns: [t.decisionId, t.version] }),
      kit.index('decision_versions_import').on(t.importId),
    ],
  )
  /** What people ask about a decision: errors, 信用修复, an early end of its display, objections. */
  const decisionPleas = kit.table(
    'decision_pleas',
    {
      id: kit.text().primaryKey(),
      number: kit.text().notNull(),
      secretHash: kit.text().notNull(),
      place: kit.text().notNull(),
      decisionId: kit
        .text()
        .notNull()
        .references(() => decisions.id),
      kind: kit.text().notNull(),
      text: kit.text().notNull(),
      /** Sealed; only who handles it opens it. */
      contactEnc: kit.text(),
      at: kit.time().notNull(),
      status: kit.text().notNull(),
      /** What the office found out, and the answer that who asked reads. */
      verified: kit.text(),
      verifiedBy: kit.text().references(() => staff.id),
      verifiedAt: kit.time(),
      answer: kit.text(),
      answeredBy: kit.text().references(() => staff.id),
      answeredAt: kit.time(),
      version: kit.int().notNull(),
    },
    (t) => [
      kit.uniqueIndex('decision_pleas_number').on(t.number),
      kit.index('decision_pleas_place').on(t.place, t.status, t.at),
      kit.index('decision_pleas_decision').on(t.decisionId),
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
  return { imports, decisions, decisionKinds, decisionVersions, decisionPleas }
}
export type DecisionTables = ReturnType<typeof decisionTables>
