import { randomUUID } from 'node:crypto'
import { and, desc, eq, gte, lt } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'

export type AuditRow = Schema['audit']['$inferSelect']
export type NewAuditRow = Pick<AuditRow, 'at' | 'verb' | 'object'> &
  Partial<Pick<AuditRow, 'staffId' | 'detail'>>

export const auditReader = ({ db, t: { audit } }: Connection) => ({
  /** The newest first; `before` and `since` in UTC milliseconds. */
  list: async (of: {
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
          of.object === undefined ? undefined : eq(audit.object, of.object),
          of.staffId === undefined ? undefined : eq(audit.staffId, of.staffId),
          of.since === undefined ? undefined : gte(audit.at, of.since),
          of.before === undefined ? undefined : lt(audit.at, of.before),
        ),
      )
      .orderBy(desc(audit.at), desc(audit.id))
      .limit(of.limit),
})

/** Audit rows are only ever added. */
export const auditWriter = (c: Connection) => {
  const insert = inserter(c, c.t.audit)
  return {
    insert: (row: NewAuditRow): Promise<AuditRow> => insert({ ...row, id: randomUUID() }),
  }
}
