import { and, asc, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import type { Decision } from './decisions.ts'
import type { Schema } from './schema.ts'

export type DecisionVersion = Schema['decisionVersions']['$inferSelect']
const counted = sql<number>`cast(count(*) as integer)`

/** What became of decisions: versions, imports, and how punctually they were published. */
export const decisionHistoryReader = ({ db, t: { decisions, decisionVersions } }: Connection) => ({
  /** For the publication meter: each organ with its decisions by outcome; demo rows too, the place says so. */
  meter: async (place: string, now: number) =>
    db
      .select({
        organ: decisions.organ,
        body: decisions.body,
        withheld: decisions.withheld,
        status: decisions.status,
        count: counted,
        inTime: sql<number>`cast(coalesce(sum(case when ${decisions.releasedAt} <= ${decisions.publishBy} then 1 else 0 end), 0) as integer)`,
        late: sql<number>`cast(coalesce(sum(case when coalesce(${decisions.releasedAt}, ${now}) > ${decisions.publishBy} then 1 else 0 end), 0) as integer)`,
        demo: sql<number>`cast(coalesce(sum(case when ${decisions.demo} = ${sql.param(true, decisions.demo)} then 1 else 0 end), 0) as integer)`,
      })
      .from(decisions)
      .where(and(eq(decisions.place, place), isNotNull(decisions.publishBy)))
      .groupBy(decisions.organ, decisions.body, decisions.withheld, decisions.status)
      .orderBy(asc(decisions.organ)),

  /** What a decision said before, the newest first. */
  versions: async (decisionId: string) =>
    db
      .select()
      .from(decisionVersions)
      .where(eq(decisionVersions.decisionId, decisionId))
      .orderBy(desc(decisionVersions.version)),

  /** Versions that an import replaced, some at a time; for taking the import back. */
  versionsOfImport: async (importId: string, limit: number) =>
    db.select().from(decisionVersions).where(eq(decisionVersions.importId, importId)).limit(limit),

  /** What of an import is still a draft (or in quarantine) as it came, some at a time. */
  unsettledOf: async (importId: string, limit: number): Promise<Decision[]> =>
    db
      .select()
      .from(decisions)
      .where(
        and(eq(decisions.importId, importId), inArray(decisions.status, ['draft', 'quarantined'])),
      )
      .limit(limit),
})
