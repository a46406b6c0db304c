import { and, asc, desc, eq, ne } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { Conflict } from './errors.ts'
import { inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'

/** What somebody asks about a decision: an error, 信用修复, an early end of its display, an objection. */
export type Plea = Schema['decisionPleas']['$inferSelect']
export type PleaPatch = Partial<
  Pick<
    Plea,
    'status' | 'verified' | 'verifiedBy' | 'verifiedAt' | 'answer' | 'answeredBy' | 'answeredAt'
  >
>

export const pleasReader = ({ db, t: { decisionPleas } }: Connection) => ({
  byId: async (id: string): Promise<Plea | undefined> =>
    (await db.select().from(decisionPleas).where(eq(decisionPleas.id, id)))[0],

  /** The one of whoever holds its number and secret. */
  held: async (number: string, secretHash: string): Promise<Plea | undefined> =>
    (
      await db
        .select()
        .from(decisionPleas)
        .where(and(eq(decisionPleas.number, number), eq(decisionPleas.secretHash, secretHash)))
    )[0],

  /** Those without an answer, the oldest first. */
  open: async (place: string, limit: number): Promise<Plea[]> =>
    db
      .select()
      .from(decisionPleas)
      .where(and(eq(decisionPleas.place, place), ne(decisionPleas.status, 'answered')))
      .orderBy(asc(decisionPleas.at))
      .limit(limit),

  of: async (decisionId: string): Promise<Plea[]> =>
    db
      .select()
      .from(decisionPleas)
      .where(eq(decisionPleas.decisionId, decisionId))
      .orderBy(desc(decisionPleas.at)),
})

export const pleasWriter = (c: Connection) => {
  const { decisionPleas } = c.t
  return {
    insert: inserter(c, decisionPleas) as (row: Partial<Plea> & Pick<Plea, 'id'>) => Promise<Plea>,

    /** Throws Conflict when somebody has changed it since it was read. */
    update: async (id: string, version: number, patch: PleaPatch): Promise<Plea> => {
      const [row] = await c.db
        .update(decisionPleas)
        .set({ ...patch, version: version + 1 })
        .where(and(eq(decisionPleas.id, id), eq(decisionPleas.version, version)))
        .returning()
      if (!row) throw new Conflict('这份申请')
      return row
    },
  }
}
