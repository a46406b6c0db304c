import { and, between, desc, eq, inArray, isNull, ne, not, notInArray, or } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { inserter } from './kit/prepare.ts'
import type { Sight } from './sight.ts'

/** Which items a service holds; `rest` takes whatever lies in no other service. */
export type ServiceItems = { code: string; items: readonly string[]; rest: boolean }
export type Open311Filter =
  | { ids: readonly string[] }
  | {
      from: number
      to: number
      statuses: readonly string[] | null
      services: readonly ServiceItems[] | null
      /** Items of all services together. */
      known: readonly string[]
    }

/**
 * What the public list of requests is made of, within a sight: no text, no spot, no person. Clues and complaints about
 * conduct are on no list.
 */
export const open311Reader = ({ db, t: { cases, open311Posts } }: Connection, sight: Sight) => {
  const holds = ({ code, items, rest }: ServiceItems, known: readonly string[]) =>
    or(
      eq(open311Posts.service, code),
      and(
        isNull(open311Posts.service),
        rest
          ? or(isNull(cases.itemId), notInArray(cases.itemId, [...known]))
          : inArray(cases.itemId, [...items]),
      ),
    )
  return {
    list: async (place: string, filter: Open311Filter, limit: number) => {
      const wanted =
        'ids' in filter
          ? inArray(cases.number, [...filter.ids])
          : and(
              between(cases.receivedAt, filter.from, filter.to),
              filter.statuses === null ? undefined : inArray(cases.status, [...filter.statuses]),
              filter.services === null
                ? undefined
                : or(...filter.services.map((s) => holds(s, filter.known))),
            )
      return db
        .select({
          number: cases.number,
          status: cases.status,
          itemId: cases.itemId,
          area: cases.area,
          owner: cases.owner,
          receivedAt: cases.receivedAt,
          changedAt: cases.changedAt,
          answeredAt: cases.answeredAt,
          closedAt: cases.closedAt,
          service: open311Posts.service,
        })
        .from(cases)
        .leftJoin(open311Posts, eq(open311Posts.caseId, cases.id))
        .where(
          and(
            sight,
            eq(cases.place, place),
            not(inArray(cases.kind, ['clue', 'conduct'])),
            ne(cases.channel, 'clue'),
            wanted,
          ),
        )
        .orderBy(desc(cases.receivedAt), desc(cases.id))
        .limit(limit)
    },
  }
}

export const open311Writer = (c: Connection) => ({
  /** Which service the client chose, and whose key it held; in the write that makes the case. */
  insert: inserter(c, c.t.open311Posts),
})
