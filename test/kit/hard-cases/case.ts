import type { OwnerKind } from '#rules/route/routing.ts'

/** A matter that is hard to route, and what the rules of its place must make of it. */
export type HardCase = {
  place: string
  /** What makes it hard, in one line; the title in docs/routing.md. */
  what: string
  text: string
  area?: string
  note?: string
  item?: string
  field?: string
  /** Kind of the owner, its body (id; null = no body of the pack), in whose name (id). */
  owner: [OwnerKind, string | null, string | null]
  /** Who takes it in, where that is not the place's own first responder. */
  desk?: string
  summons?: string[]
  /** Words that stand in the trace. */
  says: string[]
}

type Case = Omit<HardCase, 'place'>
/** The cases of one place. */
export const of = (place: string, cases: readonly Case[]): HardCase[] =>
  cases.map((row) => ({ place, ...row }))

/** What people write when nobody takes it, and what an officer notes when several do. */
export const nobody = '这件事找了好几个部门，都说不归自己管，互相推'
export const alike = '几个部门都说归自己'
