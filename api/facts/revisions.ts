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

/** One row as a revision; undefined when it no longer fits its schema. */
export const readRevision = (row: RevisionRow): Revision | undefined =>
  revision.safeParse({
    kind: row.kind,
    ...(row.place ? { place: row.place } : {}),
    id: row.key,
    from: row.validFrom,
    cause: row.note ?? '未写原因',
    payload: row.data ?? null,
  }).data

/**
 * Rows of the database as revisions, in the same order. A row that no longer fits its schema is handed back instead of
 * stopping the house: the shipped fact then stands, and the caller logs it.
 */
export const readRevisions = (
  rows: readonly RevisionRow[],
): { revisions: Revision[]; refused: RevisionRow[] } => {
  const revisions: Revision[] = []
  const refused: RevisionRow[] = []
  for (const row of rows) {
    const read = readRevision(row)
    if (read) revisions.push(read)
    else refused.push(row)
  }
  return { revisions, refused }
}
