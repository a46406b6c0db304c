import type { Place } from '#rules/content/place.ts'

/**
 * The place with each entrusted row's days taken from the agreement that it rests on (S3-4). An agreement without both
 * days gives none, so that the row stays inactive until the paper is imported.
 */
export const withAgreements = <P extends Pick<Place, 'assignments' | 'agreements'>>(
  place: P,
): P => {
  const papers = new Map((place.agreements ?? []).map((paper) => [paper.id, paper]))
  if (papers.size === 0) return place
  return {
    ...place,
    assignments: place.assignments.map((row) => {
      const paper = row.under ? papers.get(row.under) : undefined
      if (!paper) return row
      const { agreement: _, ...bare } = row
      const { number, from, to } = paper
      return from && to ? { ...bare, agreement: { ...(number && { number }), from, to } } : bare
    }),
  }
}
