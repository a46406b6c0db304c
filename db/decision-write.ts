import { randomUUID } from 'node:crypto'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { decisionCutsWriter, mayMove } from './decision-cuts-write.ts'
import type { DecisionVersion } from './decision-history.ts'
import type { Decision } from './decisions.ts'
import { Conflict } from './errors.ts'
import { hot, inserter } from './kit/prepare.ts'
import { registerCountsWriter } from './register-counts.ts'

type Optional<T> = { [K in keyof T as null extends T[K] ? K : never]?: T[K] }
type Required<T> = { [K in keyof T as null extends T[K] ? never : K]: T[K] }
type Fresh = Omit<Decision, 'id' | 'month' | 'version' | 'doc'>

/** A new decision; what may be unknown may be left out. */
export type NewDecision = Required<Fresh> & Optional<Fresh> & { id?: string }
export type DecisionPatch = Partial<Omit<Decision, 'id' | 'place' | 'month' | 'version' | 'doc'>>

export const decisionsWriter = (c: Connection) => {
  const { db } = c
  const { decisions, decisionKinds, decisionVersions } = c.t
  const insertDecision = inserter(c, decisions)
  const insertKind = inserter(c, decisionKinds)
  const insertVersion = inserter(c, decisionVersions)
  const counts = registerCountsWriter(c)
  const lists = decisionCutsWriter(c)
  const byId = hot(() =>
    db
      .select()
      .from(decisions)
      .where(eq(decisions.id, sql.placeholder('id'))),
  )

  const list = async (decisionId: string, kinds: readonly string[]) => {
    for (const kind of new Set(kinds)) await insertKind({ decisionId, kind })
  }

  return {
    /** Throws Duplicate when the organ has a decision under this 文号. */
    insert: async (row: NewDecision): Promise<Decision> => {
      const id = row.id ?? randomUUID()
      const month = row.decidedOn.slice(0, 7)
      const stored = await insertDecision({ ...row, id, month, version: 1 })
      await list(id, row.kinds)
      await counts.on(stored)
      await lists.moved(undefined, stored)
      return stored
    },

    /** Throws Conflict when the decision has changed since it was read. */
    update: async (id: string, version: number, patch: DecisionPatch): Promise<Decision> => {
      const month = patch.decidedOn === undefined ? {} : { month: patch.decidedOn.slice(0, 7) }
      const [old] = await byId({ id })
      const [row] = await db
        .update(decisions)
        .set({ ...patch, ...month, version: version + 1 })
        .where(and(eq(decisions.id, id), eq(decisions.version, version)))
        .returning()
      if (!row || !old) throw new Conflict('这份处罚决定')
      await counts.move(old, row)
      if (mayMove(patch)) await lists.moved(old, row)
      if (patch.kinds) {
        await db.delete(decisionKinds).where(eq(decisionKinds.decisionId, id))
        await list(id, patch.kinds)
      }
      return row
    },

    /** Keeps what a decision said, before it is changed. */
    remember: (row: DecisionVersion): Promise<DecisionVersion> => insertVersion(row),

    forget: async (decisionId: string, version: number): Promise<void> => {
      await db
        .delete(decisionVersions)
        .where(
          and(eq(decisionVersions.decisionId, decisionId), eq(decisionVersions.version, version)),
        )
    },

    /** Takes back a draft that was never released (an undone import). Throws Conflict otherwise. */
    remove: async (id: string, version: number): Promise<void> => {
      await db.delete(decisionKinds).where(eq(decisionKinds.decisionId, id))
      await db.delete(decisionVersions).where(eq(decisionVersions.decisionId, id))
      const gone = await db
        .delete(decisions)
        .where(
          and(
            eq(decisions.id, id),
            eq(decisions.version, version),
            inArray(decisions.status, ['draft', 'quarantined']),
          ),
        )
        .returning()
      if (!gone[0]) throw new Conflict('这份处罚决定')
      await counts.off(gone[0])
    },
  }
}
