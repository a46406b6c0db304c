/**
 * Which of the waiting changes is published first: a withdrawal before anything, then what else happened to a decision,
 * then single pages, and last whatever makes a whole place anew. Every job shows what stands in the database when it
 * runs, so the order never changes what comes out in the end (DESIGN §3).
 */
export function rankOf(change: unknown): number {
  const { type, gone } = (change ?? {}) as { type?: unknown; gone?: unknown }
  if (type === 'decision') return gone === true ? 0 : 1
  return type === 'all' || type === 'facts' ? wholeRank : 2
}

/** Changes below this rank go between the pages of a publish that is under way. */
export const wholeRank = 3
