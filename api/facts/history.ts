import { dayAt } from '#rules/clocks/day.ts'
import { type History, historyOf, historyPaths } from '#rules/catalogue/history.ts'
import { versionsOf } from '#rules/catalogue/versions.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { Revision } from '#rules/content/revision.ts'

export type Histories = {
  /** The versions of a place up to today; made once for each state of the facts. */
  history: (slug: string) => History
  /** The pages of all histories, with a leading slash. */
  historyPages: () => string[]
  /** Changes when a dated fact begins or ends, revision or not: pages that were made before are old then. */
  mark: () => string
}

/** The histories of the places, over shipped content and the revisions that count now. */
export const openHistories = (
  shipped: Facts,
  revisions: () => readonly Revision[],
  facts: () => Facts,
  now: () => number,
): Histories => {
  const made = new Map<string, { of: Facts; history: History }>()
  const history = (slug: string): History => {
    const of = facts()
    const known = made.get(slug)
    if (known?.of === of) return known.history
    const fresh = historyOf(versionsOf(shipped, revisions(), slug, dayAt(now())))
    made.set(slug, { of, history: fresh })
    return fresh
  }
  return {
    history,
    historyPages: () =>
      facts().places.flatMap(({ slug }) =>
        historyPaths(history(slug)).map((path) => `/${slug}/${path}`),
      ),
    mark: () =>
      [
        facts().version,
        ...facts().places.map(({ slug }) => `${slug}:${history(slug).versions.at(-1)?.key}`),
      ].join(' '),
  }
}
