import { and, desc, eq, gte, inArray, like, lt, notLike, or } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { manyInserter } from './kit/bulk.ts'
import { inserter } from './kit/prepare.ts'
import { timedId } from './timed-id.ts'
import type { Schema } from './schema.ts'

export type AuditRow = Schema['audit']['$inferSelect']
export type NewAuditRow = Pick<AuditRow, 'at' | 'verb' | 'object'> &
  Partial<Pick<AuditRow, 'staffId' | 'detail'>>

/** Objects of this form tell that a restricted case exists: only supervisors of its audience may read such rows. */
export const restrictedObject = (audience: string, caseId: string): string =>
  `restricted:${audience}:${caseId}`

export const auditReader = ({ db, t: { audit, staff } }: Connection) => ({
  /**
   * The newest first; `before` and `since` in UTC milliseconds; `place` is that of the account that acted. Rows about
   * restricted cases are left out but for those of `audience` (DESIGN §6.6).
   */
  list: async (of: {
    place?: string
    audience?: string
    object?: string
    staffId?: string
    since?: number
    before?: number
    limit: number
  }): Promise<AuditRow[]> =>
    db
      .select()
      .from(audit)
      .where(
        and(
          of.audience === undefined
            ? notLike(audit.object, 'restricted:%')
            : or(
                notLike(audit.object, 'restricted:%'),
                like(audit.object, restrictedObject(of.audience, '%')),
              ),
          of.place === undefined
            ? undefined
            : inArray(
                audit.staffId,
                db.select({ id: staff.id }).from(staff).where(eq(staff.place, of.place)),
              ),
          of.object === undefined ? undefined : eq(audit.object, of.object),
          of.staffId === undefined ? undefined : eq(audit.staffId, of.staffId),
          of.since === undefined ? undefined : gte(audit.at, of.since),
          of.before === undefined ? undefined : lt(audit.at, of.before),
        ),
      )
      .orderBy(desc(audit.at), desc(audit.id))
      .limit(of.limit),
})

/** Audit rows are only ever added. Their ids follow each other as they do. */
export const auditWriter = (c: Connection) => {
  const [insert, insertMany] = [inserter(c, c.t.audit), manyInserter(c, c.t.audit)]
  const whole = <R extends NewAuditRow>(row: R) => ({ ...row, id: timedId(row.at) })
  return {
    insert: (row: NewAuditRow): Promise<AuditRow> => insert(whole(row)),
    insertMany: (rows: readonly NewAuditRow[]): Promise<void> => insertMany(rows.map(whole)),
  }
}
