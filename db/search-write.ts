import { and, eq, isNull } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { facetTokens, type Facets } from './search.ts'
import { serialsWriter } from './serials.ts'

type Kind = 'case' | 'decision'

const perDay = 2 ** 20

/** Days since 1970 of `YYYY-MM-DD`, to number rows so that a higher number is a later day. */
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/** Writes the full-text tables, in the same write as the row that they stand for. */
export const searchWriter = (c: Connection) => {
  const { db, t, text } = c
  const { cases, searchDocs } = t
  const serials = serialsWriter(c)
  const here = (kind: Kind, ref: string) => and(eq(searchDocs.kind, kind), eq(searchDocs.ref, ref))

  const drop = async (kind: Kind, ref: string): Promise<void> => {
    const [old] = await db.delete(searchDocs).where(here(kind, ref)).returning()
    if (old) await db.delete(text[kind].table).where(eq(text[kind].table.doc, old.doc))
  }

  const put = async (kind: Kind, ref: string, day: string, tokens: readonly string[]) => {
    const serial = await serials.next(`doc:${kind}:${day}`)
    if (!(serial < perDay)) throw new RangeError(`more than ${perDay} documents on ${day}`)
    await drop(kind, ref)
    const doc = dayNumber(day) * perDay + serial
    await db.insert(searchDocs).values({ kind, doc, ref })
    await db.insert(text[kind].table).values(text[kind].row(doc, tokens))
  }

  return {
    /**
     * Indexes a case by the day of its receipt. A restricted case is never indexed: then nothing
     * is written, and the answer is false.
     */
    putCase: async (id: string, day: string, tokens: readonly string[]): Promise<boolean> => {
      const [open] = await db
        .select({ id: cases.id, place: cases.place })
        .from(cases)
        .where(and(eq(cases.id, id), isNull(cases.audience)))
      if (open) await put('case', id, day, [...facetTokens({ place: open.place }), ...tokens])
      return open !== undefined
    },

    /** Indexes a released decision by its day, under its facets. */
    putDecision: (
      id: string,
      day: string,
      tokens: readonly string[],
      facets: Facets,
    ): Promise<void> => put('decision', id, day, [...facetTokens(facets), ...tokens]),

    /** Takes a case out of the search. */
    dropCase: (id: string): Promise<void> => drop('case', id),

    /** Takes a withdrawn or expired decision out of the search. */
    dropDecision: (id: string): Promise<void> => drop('decision', id),
  }
}
