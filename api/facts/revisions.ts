import { revision, type Revision } from '#rules/content/revision.ts'

/** What the database keeps of a revision; `place` is empty for facts that belong to no place. */
export type RevisionRow = {
  kind: string
  place: string
  key: string
  validFrom: string
  data: unknown
  note: string | null
}

/**
 * One row as a revision; undefined when it no longer fits its schema: the shipped fact then stands, and the house goes
 * on.
 */
export const readRevision = (row: RevisionRow): Revision | undefined =>
  revision.safeParse({
    kind: row.kind,
    ...(row.place ? { place: row.place } : {}),
    id: row.key,
    from: row.validFrom,
    cause: row.note ?? '未写原因',
    payload: row.data ?? null,
  }).data
