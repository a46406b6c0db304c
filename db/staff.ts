import { randomUUID } from 'node:crypto'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { Conflict } from './errors.ts'
import { hot, inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'

export type Staff = Schema['staff']['$inferSelect']
export type NewStaff = Pick<
  Staff,
  'place' | 'body' | 'login' | 'name' | 'role' | 'passwordHash' | 'demo' | 'createdAt'
> &
  Partial<
    Pick<Staff, 'id' | 'totpEnc' | 'totpOn' | 'disabled' | 'passwordSetAt' | 'passwordGivenAt'>
  >

export const staffReader = ({ db, t: { staff } }: Connection) => {
  const byId = hot(() =>
    db
      .select()
      .from(staff)
      .where(eq(staff.id, sql.placeholder('id'))),
  )
  return {
    byId: async (id: string): Promise<Staff | undefined> => (await byId({ id }))[0],

    byLogin: async (login: string): Promise<Staff | undefined> =>
      (await db.select().from(staff).where(eq(staff.login, login)))[0],

    /** All accounts of a place, or of one body, disabled ones too. */
    list: async (place: string, body?: string): Promise<Staff[]> =>
      db
        .select()
        .from(staff)
        .where(and(eq(staff.place, place), body === undefined ? undefined : eq(staff.body, body)))
        .orderBy(asc(staff.body), asc(staff.login)),

    /** Whether any account exists: a data folder without one needs `setup` or the demo. */
    any: async (): Promise<boolean> =>
      (await db.select({ id: staff.id }).from(staff).limit(1)).length > 0,
  }
}

export const staffWriter = (c: Connection) => {
  const { staff } = c.t
  const insert = inserter(c, staff)
  return {
    /** Throws Duplicate when the login is taken. */
    insert: (row: NewStaff): Promise<Staff> =>
      insert({
        totpOn: false,
        disabled: false,
        passwordSetAt: row.createdAt,
        ...row,
        id: row.id ?? randomUUID(),
        failedCount: 0,
        lockedUntil: 0,
        version: 1,
      }),

    /** Throws Conflict when the account has changed since it was read. */
    update: async (
      id: string,
      version: number,
      patch: Partial<Omit<Staff, 'id' | 'version' | 'createdAt'>>,
    ): Promise<Staff> => {
      const [row] = await c.db
        .update(staff)
        .set({ ...patch, version: version + 1 })
        .where(and(eq(staff.id, id), eq(staff.version, version)))
        .returning()
      if (!row) throw new Conflict('这个账号')
      return row
    },

    /** Counts a failed sign-in and gives the new count; two at once count as two. */
    failed: async (id: string): Promise<number> => {
      const [row] = await c.db
        .update(staff)
        .set({ failedCount: sql`${staff.failedCount} + 1`, version: sql`${staff.version} + 1` })
        .where(eq(staff.id, id))
        .returning({ failedCount: staff.failedCount })
      return row?.failedCount ?? 0
    },
  }
}
