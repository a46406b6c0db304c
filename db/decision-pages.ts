import { and, asc, eq, gte, inArray, isNotNull, isNull, or, type SQL } from 'drizzle-orm'
import type { Connection } from './connection.ts'

/** Which decisions have public pages, as the rules of publication ask for them. */
export const decisionPagesReader = ({ db, t: { decisions } }: Connection) => {
  const gone = and(
    inArray(decisions.status, ['withdrawn', 'expired']),
    isNotNull(decisions.releasedAt),
  )
  const shown = eq(decisions.status, 'released')
  /** The same of a row. */
  const hasPage = ({ status, releasedAt }: Pick<Row, 'status' | 'releasedAt'>): boolean =>
    status === 'released' || (['withdrawn', 'expired'].includes(status) && releasedAt !== null)
  const some = (where: SQL | undefined) =>
    db
      .select({
        place: decisions.place,
        id: decisions.id,
        month: decisions.month,
        decidedOn: decisions.decidedOn,
        item: decisions.itemId,
        body: decisions.body,
        field: decisions.field,
        status: decisions.status,
        releasedAt: decisions.releasedAt,
      })
      .from(decisions)
      .where(where)
  type Row = Awaited<ReturnType<typeof some>>[number]
  const asPublished = ({ place, id, month, decidedOn, item, body, field, status }: Row) => ({
    place,
    id,
    month,
    decidedOn,
    item,
    body,
    field,
    gone: status !== 'released',
  })
  /** In the order of the lists. */
  const inOrder = async (where: SQL | undefined) =>
    (
      await some(where).orderBy(
        asc(decisions.place),
        asc(decisions.decidedOn),
        asc(decisions.number),
        asc(decisions.id),
      )
    )
      .filter(hasPage)
      .map(asPublished)

  return {
    /** Every row with a page of its own: what is shown on `today`, and the stubs of what was withdrawn or expired. */
    published: async (today = '0000-00-00') =>
      inOrder(
        or(
          gone,
          and(shown, or(isNull(decisions.displayUntil), gte(decisions.displayUntil, today))),
        ),
      ),

    /** Whether a decision has a page of its own, shown or a stub. */
    hasPage: async (id: string): Promise<boolean> =>
      (await some(eq(decisions.id, id))).some(hasPage),

    /**
     * Of `published`, what shares a page with one decision: its month, and one shown decision for each body, field and
     * item that it stands under. What such a list holds beyond the month matters by being there or not, never by its
     * number: so one publication costs the same in a register of any length.
     */
    publishedAround: async ({ place, id, month }: { place: string; id: string; month: string }) => {
      // With the states, for the index of months begins with them: without, every decision of the place is read.
      const near = await inOrder(
        and(
          eq(decisions.place, place),
          inArray(decisions.status, ['released', 'withdrawn', 'expired']),
          eq(decisions.month, month),
        ),
      )
      const [own] = await some(eq(decisions.id, id))
      const others = []
      for (const [column, value] of [
        [decisions.body, own?.body],
        [decisions.field, own?.field],
        [decisions.itemId, own?.item],
      ] as const) {
        if (!value || near.some((d) => !d.gone && d[nameOf(column)] === value)) continue
        const here = and(eq(decisions.place, place), shown, eq(column, value))
        others.push(...(await some(here).limit(1)).map(asPublished))
      }
      return [...others, ...near]
    },
  }

  function nameOf(column: unknown): 'body' | 'field' | 'item' {
    if (column === decisions.body) return 'body'
    return column === decisions.field ? 'field' : 'item'
  }
}
