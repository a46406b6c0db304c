import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import type { Decision } from './decisions.ts'
import type { Schema } from './schema.ts'

export type DecisionVersion = Schema['decisionVersions']['$inferSelect']

/** What became of decisions: versions and imports. */
export const decisionHistoryReader = ({ db, t: { decisions, decisionVersions } }: Connection) => ({
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
