import { randomUUID } from 'node:crypto'
import { and, asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { hot, inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'
import type { Sight } from './sight.ts'

export type Message = Schema['messages']['$inferSelect']
export type NewMessage = Pick<Message, 'caseId' | 'at' | 'author' | 'text'> &
  Partial<Pick<Message, 'id' | 'body' | 'staffId'>>

/** The talk on the cases within a sight. */
export const messagesReader = ({ db, t: { cases, messages } }: Connection, sight: Sight) => {
  const of = hot(() =>
    db
      .select(getTableColumns(messages))
      .from(messages)
      .innerJoin(cases, and(eq(cases.id, messages.caseId), sight))
      .where(eq(messages.caseId, sql.placeholder('caseId')))
      .orderBy(asc(messages.at), asc(messages.id)),
  )
  return {
    /** The oldest first. */
    of: (caseId: string): Promise<Message[]> => of({ caseId }),

    /** Which of some cases the citizen wrote to last, so that somebody waits for an answer. */
    citizenLast: async (caseIds: readonly string[]): Promise<Set<string>> => {
      if (caseIds.length === 0) return new Set()
      const rows = await db
        .select({ caseId: messages.caseId, author: messages.author })
        .from(messages)
        .innerJoin(cases, and(eq(cases.id, messages.caseId), sight))
        .where(inArray(messages.caseId, [...caseIds]))
        .orderBy(asc(messages.at), asc(messages.id))
      const last = new Map(rows.map((row) => [row.caseId, row.author]))
      return new Set([...last].filter(([, author]) => author === 'citizen').map(([id]) => id))
    },
  }
}

export const messagesWriter = (c: Connection) => {
  const insert = inserter(c, c.t.messages)
  return {
    insert: (row: NewMessage): Promise<Message> => insert({ ...row, id: row.id ?? randomUUID() }),
  }
}
