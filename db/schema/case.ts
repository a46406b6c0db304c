import { sql } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { DisputeStage, Finding } from '#rules/case/kinds.ts'
import type { Json } from '../kit/json.ts'
import type { Kit } from '../kit/sqlite.ts'
import type { StaffTables } from './staff.ts'

/** What a case keeps of the catalogue as it stood on the day (DESIGN §5). */
export type Snapshot = {
  item: {
    id: string
    revision: number
    title: string
    basis: { law: string; article: string; role: string }[]
  } | null
  owner: { body: string; name: string; mode: string | null; inNameOf: string | null } | null
  /** The rules that fired, in order. */
  trace: Json[]
  candidates: { item: string; title: string; score: number }[]
  /** The clocks as the receipt showed them. */
  clocks: Json[]
}

export type NameMode = 'real' | 'withheld' | 'anonymous'

export const caseTable = (kit: Kit, { staff }: StaffTables) =>
  kit.table(
    'cases',
    {
      id: kit.text().primaryKey(),
      number: kit.text().notNull(),
      place: kit.text().notNull(),
      kind: kit.text().notNull(),
      clueKind: kit.text(),
      channel: kit.text().notNull(),
      /** The number that another system gave the case. */
      foreignId: kit.text(),
      status: kit.text().notNull(),
      text: kit.text().notNull(),
      /** What the citizen asks for, in plain words. */
      wish: kit.text(),
      occurred: kit.text(),
      area: kit.text(),
      /** Where it happens, in words; never the complainant's address. */
      spot: kit.text(),
      itemId: kit.text(),
      snapshot: kit.json<Snapshot>().notNull(),
      firstResponder: kit.text().notNull(),
      owner: kit.text().notNull(),
      handler: kit.text().references(() => staff.id),
      pendingTo: kit.text(),
      inNameOf: kit.text(),
      nameMode: kit.text().$type<NameMode>().notNull(),
      nameEnc: kit.text(),
      phoneEnc: kit.text(),
      phoneHmac: kit.text(),
      emailEnc: kit.text(),
      addressEnc: kit.text(),
      secretHash: kit.text().notNull(),
      /** Null: an ordinary case. Else the only body whose supervisors may know that it exists. */
      audience: kit.text(),
      receivedAt: kit.time().notNull(),
      acceptedAt: kit.time(),
      answeredAt: kit.time(),
      closedAt: kit.time(),
      dueOn: kit.day(),
      /** Where an open dispute about jurisdiction stands. */
      dispute: kit.text().$type<DisputeStage>(),
      extendedAt: kit.time(),
      /** What the check of a report came to. */
      finding: kit.text().$type<Finding>(),
      /** The body that a clue was found to belong to, or that a dispute ended with. */
      namedOwner: kit.text(),
      /** The case whose answer this one is told. */
      mergedInto: kit.text(),
      rating: kit.int(),
      dissatisfiedAt: kit.time(),
      /** Text and personal fields are gone; the chain still verifies (DESIGN §6.9). */
      erasedAt: kit.time(),
      demo: kit.bool().notNull(),
      version: kit.int().notNull(),
      chainHead: kit.text().notNull(),
      chainLength: kit.int().notNull(),
      /** Time of the last event. */
      changedAt: kit.time().notNull(),
      /** Its row in the full text; null when it is not to be found there. */
      doc: kit.bigint(),
    },
    (t) => {
      // The order of the inbox, as db/inbox.ts asks for it (drizzle-kit cuts an expression at its commas); with the columns behind it, a run is read from its index.
      const due = sql`(case when ${t.dueOn} is null then '9999-12-31' else ${t.dueOn} end)`
      const run = [due, t.receivedAt, t.id, t.kind, t.audience] as const
      // What most cases have not is indexed for those that have it.
      const has = (column: AnySQLiteColumn) => sql`${column} is not null`
      return [
        kit.uniqueIndex('cases_number').on(t.number),
        kit.uniqueIndex('cases_doc').on(t.doc),
        kit.index('cases_owner').on(t.place, t.owner, t.status, ...run),
        kit.index('cases_pending').on(t.place, t.pendingTo).where(has(t.pendingTo)),
        kit
          .index('cases_first')
          .on(t.place, t.firstResponder, t.status, ...run)
          .where(sql`${t.owner} <> ${t.firstResponder}`),
        kit.index('cases_received').on(t.place, t.receivedAt),
        kit.index('cases_item').on(t.place, t.itemId, t.receivedAt),
        kit.index('cases_phone').on(t.phoneHmac).where(has(t.phoneHmac)),
        kit.index('cases_foreign').on(t.channel, t.foreignId).where(has(t.foreignId)),
        kit
          .index('cases_handler')
          .on(t.handler, t.status, ...run)
          .where(has(t.handler)),
        kit.index('cases_clue').on(t.place, t.clueKind, t.receivedAt).where(has(t.clueKind)),
        kit.index('cases_dispute').on(t.place, t.dispute).where(has(t.dispute)),
        kit.index('cases_merged').on(t.mergedInto).where(has(t.mergedInto)),
        kit.index('cases_changed').on(t.changedAt),
        kit
          .index('cases_closed')
          .on(t.closedAt)
          .where(sql`${t.closedAt} is not null and ${t.erasedAt} is null`),
      ]
    },
  )

export type CaseTable = ReturnType<typeof caseTable>
