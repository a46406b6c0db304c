import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { Conflict } from './errors.ts'
import { hot, inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'

export type DecisionPaper = Schema['decisionPapers']['$inferSelect']
/** One that nobody has settled yet. */
export type NewDecisionPaper = Omit<DecisionPaper, 'settledBy' | 'settledAt'>

/** Papers of decisions, as the public may read them. */
export const decisionPapersReader = ({ db, t: { decisionPapers, decisions } }: Connection) => {
  const shown = hot(() =>
    db
      .select()
      .from(decisionPapers)
      .where(
        and(
          eq(decisionPapers.decisionId, sql.placeholder('id')),
          eq(decisionPapers.state, 'public'),
        ),
      )
      .orderBy(asc(decisionPapers.at), asc(decisionPapers.id)),
  )
  return {
    byId: async (id: string): Promise<DecisionPaper | undefined> =>
      (await db.select().from(decisionPapers).where(eq(decisionPapers.id, id)))[0],

    /** What a person of the office looks at: what waits and what is public. */
    of: async (decisionId: string): Promise<DecisionPaper[]> =>
      db
        .select()
        .from(decisionPapers)
        .where(and(eq(decisionPapers.decisionId, decisionId), ne(decisionPapers.state, 'dropped')))
        .orderBy(asc(decisionPapers.at), asc(decisionPapers.id)),

    public: (id: string): Promise<DecisionPaper[]> => shown({ id }),

    /** Every paper with its decision, of one decision or of all; those that no longer are public are `gone`. */
    published: async (decisionId?: string) => {
      const rows = await db
        .select({
          place: decisions.place,
          decision: decisions.id,
          id: decisionPapers.id,
          state: decisionPapers.state,
          status: decisions.status,
        })
        .from(decisionPapers)
        .innerJoin(decisions, eq(decisions.id, decisionPapers.decisionId))
        .where(decisionId === undefined ? undefined : eq(decisions.id, decisionId))
        .orderBy(asc(decisionPapers.id))
      return rows.map(({ state, status, ...row }) => ({
        ...row,
        gone: state !== 'public' || status !== 'released',
      }))
    },
  }
}

export const decisionPapersWriter = (c: Connection) => {
  const { decisionPapers } = c.t
  const insert = inserter(c, decisionPapers)
  return {
    insert: (row: NewDecisionPaper): Promise<DecisionPaper> =>
      insert({ ...row, settledBy: null, settledAt: null }),

    /** Throws Conflict when somebody else has settled it since. */
    settle: async (
      id: string,
      from: DecisionPaper['state'],
      to: Pick<DecisionPaper, 'state' | 'settledBy' | 'settledAt'>,
    ): Promise<void> => {
      const done = await c.db
        .update(decisionPapers)
        .set(to)
        .where(and(eq(decisionPapers.id, id), eq(decisionPapers.state, from)))
        .returning({ id: decisionPapers.id })
      if (done.length === 0) throw new Conflict('这份材料')
    },
  }
}
