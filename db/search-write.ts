import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { hot, inserter } from './kit/prepare.ts'
import { headsOf, withFacets, type Facets } from './search.ts'
import { serialsWriter } from './serials.ts'

type Kind = 'case' | 'decision'

const perDay = 2 ** 20

/** Days since 1970 of `YYYY-MM-DD`, to number rows so that a higher number is a later day. */
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/** One full-text table: `doc` of the row that it stands for leads to its tokens. */
const shelf = (c: Connection, kind: Kind) => {
  const { db, t } = c
  const rows = kind === 'case' ? t.cases : t.decisions
  const { table, row } = c.text[kind]
  const serials = serialsWriter(c)
  const here = eq(rows.id, sql.placeholder('id'))
  // Restricted cases are not even numbered.
  const open = kind === 'case' ? and(here, isNull(t.cases.audience)) : here
  const find = hot(() => db.select({ doc: rows.doc, place: rows.place }).from(rows).where(open))
  const forget = hot(() => db.delete(table).where(eq(table.doc, sql.placeholder('doc'))))
  const point = hot(() =>
    db
      .update(rows)
      .set({ doc: sql`${sql.placeholder('doc')}` })
      .where(here),
  )
  const keep = inserter(c, table)

  const numbered = async (day: string): Promise<number> => {
    const serial = await serials.next(`doc:${kind}:${day}`)
    if (!(serial < perDay)) throw new RangeError(`more than ${perDay} documents on ${day}`)
    return dayNumber(day) * perDay + serial
  }

  return {
    /** The place of the row, or undefined when there is none that may be found. */
    place: async (id: string): Promise<string | undefined> => (await find({ id }))[0]?.place,

    /** For a row that is still to come: the number under which its tokens stand. */
    ahead: async (day: string, tokens: readonly string[]): Promise<number> => {
      const doc = await numbered(day)
      await keep(row(doc, tokens))
      return doc
    },

    put: async (id: string, day: string, tokens: readonly string[]): Promise<void> => {
      const [old] = await find({ id })
      if (!old) return
      const doc = await numbered(day)
      if (old.doc) await forget({ doc: old.doc })
      await point({ id, doc })
      await keep(row(doc, tokens))
    },

    drop: async (id: string): Promise<void> => {
      const [old] = await db.select({ doc: rows.doc }).from(rows).where(eq(rows.id, id))
      if (!old?.doc) return
      await forget({ doc: old.doc })
      await point({ id, doc: null })
    },
  }
}

/** Writes the full-text tables, in the same write as the row that they stand for. */
export const searchWriter = (c: Connection) => {
  const cases = shelf(c, 'case')
  const decisions = shelf(c, 'decision')
  return {
    /**
     * Indexes a case that is about to be inserted in the same write, under the number that belongs into its `doc`.
     * Null for a restricted one: it is never indexed, and not even numbered.
     */
    admitCase: async (
      of: { place: string; audience: string | null },
      day: string,
      tokens: readonly string[],
    ): Promise<number | null> =>
      of.audience === null ? cases.ahead(day, withFacets({ place: of.place }, tokens)) : null,

    /**
     * Indexes a case by the day of its receipt. A restricted case is never indexed: then nothing
     * is written, and the answer is false.
     */
    putCase: async (id: string, day: string, tokens: readonly string[]): Promise<boolean> => {
      const place = await cases.place(id)
      if (place === undefined) return false
      await cases.put(id, day, withFacets({ place }, tokens))
      return true
    },

    /** Indexes a released decision by its day, under its facets; `heads` are the words that weigh more. */
    putDecision: (
      id: string,
      day: string,
      tokens: readonly string[],
      facets: Facets,
      heads: readonly string[] = [],
    ): Promise<void> =>
      decisions.put(id, day, [
        ...withFacets({ ...facets, month: day.slice(0, 7) }, tokens),
        ...headsOf(heads),
      ]),

    /** A step of putting the index of decisions in order; a negative number of pages begins it. */
    tidyDecisions: (pages: number): Promise<void> => c.text.decision.tidy(c.db, pages),

    /** Takes a case out of the search. */
    dropCase: (id: string): Promise<void> => cases.drop(id),

    /** Takes a withdrawn or expired decision out of the search. */
    dropDecision: (id: string): Promise<void> => decisions.drop(id),
  }
}
