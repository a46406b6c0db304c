import { and, asc, eq, isNotNull, isNull, lt, notExists } from 'drizzle-orm'
import { casesWriter } from './case-write.ts'
import type { Case } from './cases.ts'
import type { Connection } from './connection.ts'
import { eventsWriter } from './events.ts'
import { lettersWriter } from './letters.ts'
import { searchWriter } from './search-write.ts'

/** Cases whose time is over, whatever the sight: what is restricted is erased too. */
export const erasureReader = ({ db, t: { cases, filings } }: Connection) => ({
  /** Closed before `before` (UTC milliseconds), not erased yet, and without a penalty case that is still open. */
  due: async (before: number, limit: number): Promise<Case[]> =>
    db
      .select()
      .from(cases)
      .where(
        and(
          eq(cases.status, 'closed'),
          isNotNull(cases.closedAt),
          lt(cases.closedAt, before),
          isNull(cases.erasedAt),
          notExists(
            db
              .select({ id: filings.id })
              .from(filings)
              .where(and(eq(filings.caseId, cases.id), isNull(filings.endedAt))),
          ),
        ),
      )
      .orderBy(asc(cases.closedAt))
      .limit(limit),
})

export const erasureWriter = (c: Connection) => {
  const { db, t } = c
  return {
    /**
     * Takes everything out of a case that somebody wrote or that tells who somebody is: words, contact, files, letters,
     * and payload and salt of every event. What stays is the number, the times, the matter and the chain, which still
     * verifies over its commitments (DESIGN §6.9). Gives the paths of the file store that nothing names any more.
     */
    case: async (row: Case, at: number): Promise<string[]> => {
      await searchWriter(c).dropCase(row.id)
      await eventsWriter(c).erase(row.id)
      await db.update(t.messages).set({ text: '' }).where(eq(t.messages.caseId, row.id))
      await db
        .update(t.transfers)
        .set({ grounds: '', initialHandling: null, evidence: null, reason: null })
        .where(eq(t.transfers.caseId, row.id))
      await db
        .update(t.requests)
        .set({ text: '', answer: null, evidence: null })
        .where(eq(t.requests.caseId, row.id))
      await db
        .update(t.disputes)
        .set({ grounds: '', text: null })
        .where(eq(t.disputes.caseId, row.id))
      const files = await db
        .delete(t.files)
        .where(eq(t.files.caseId, row.id))
        .returning({ path: t.files.path })
      const letters = await lettersWriter(c).erase(row.id)
      await casesWriter(c).update(
        { ...row, doc: null },
        {
          text: '',
          wish: null,
          occurred: null,
          spot: null,
          nameEnc: null,
          phoneEnc: null,
          phoneHmac: null,
          emailEnc: null,
          addressEnc: null,
          erasedAt: at,
        },
        {
          verb: 'noted',
          at,
          role: 'system',
          public: false,
          payload: { text: '保存期满，内容和个人信息已经抹去' },
        },
      )
      return [...files.map((f) => f.path), ...letters]
    },
  }
}
