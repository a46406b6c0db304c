import { and, eq, isNull, type SQL } from 'drizzle-orm'
import type { Connection } from './connection.ts'

/** Which cases a reader can see: a condition on `cases` that stands in each of its queries. */
export type Sight = SQL

/** Everybody at a desk: all but restricted cases (DESIGN §6.6). */
export const ordinary = ({ t }: Connection): Sight => isNull(t.cases.audience) as Sight

/** The supervisors of one body: only what is restricted to that body. */
export const restrictedTo = ({ t }: Connection, audience: string): Sight =>
  eq(t.cases.audience, audience)

/** Whoever holds the receipt: one case, by number and secret, restricted or not. */
export const heldBy = ({ t }: Connection, number: string, secretHash: string): Sight =>
  and(eq(t.cases.number, number), eq(t.cases.secretHash, secretHash)) as Sight
