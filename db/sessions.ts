import { and, desc, eq, getTableColumns, gt, lte, ne, sql } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { hot, inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'
import type { Staff } from './staff.ts'

export type Session = Schema['sessions']['$inferSelect']

export const sessionsReader = ({ db, t: { sessions, staff } }: Connection) => {
  const alive = hot(() =>
    db
      .select({ session: getTableColumns(sessions), staff: getTableColumns(staff) })
      .from(sessions)
      .innerJoin(staff, eq(staff.id, sessions.staffId))
      .where(
        and(
          eq(sessions.idHash, sql.placeholder('idHash')),
          gt(sessions.expiresAt, sql.placeholder('now')),
          eq(staff.disabled, false),
        ),
      ),
  )
  return {
    /** The session and whose it is; none when it has expired or the account is disabled. */
    find: async (
      idHash: string,
      now: number,
    ): Promise<{ session: Session; staff: Staff } | undefined> => (await alive({ idHash, now }))[0],

    /** Every session of an account, the last seen first; those that ended by themselves too. */
    of: async (staffId: string): Promise<Session[]> =>
      db
        .select()
        .from(sessions)
        .where(eq(sessions.staffId, staffId))
        .orderBy(desc(sessions.seenAt)),
  }
}

export const sessionsWriter = (c: Connection) => {
  const { sessions } = c.t
  return {
    insert: inserter(c, sessions),

    /** Marks a session as seen and moves its end. */
    touch: async (idHash: string, seenAt: number, expiresAt: number): Promise<void> => {
      await c.db.update(sessions).set({ seenAt, expiresAt }).where(eq(sessions.idHash, idHash))
    },

    end: async (idHash: string): Promise<void> => {
      await c.db.delete(sessions).where(eq(sessions.idHash, idHash))
    },

    /** Ends all sessions of an account, but for the one that asks. */
    endAll: async (staffId: string, except = ''): Promise<void> => {
      await c.db
        .delete(sessions)
        .where(and(eq(sessions.staffId, staffId), ne(sessions.idHash, except)))
    },

    purge: async (now: number): Promise<number> =>
      (
        await c.db
          .delete(sessions)
          .where(lte(sessions.expiresAt, now))
          .returning({ idHash: sessions.idHash })
      ).length,
  }
}
