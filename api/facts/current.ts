import { calendarOf, type Calendar } from '#rules/clocks/calendar.ts'
import { dayAt, type Day } from '#rules/clocks/day.ts'
import type { Facts } from '#rules/content/facts.ts'
import { layRevisions } from '#rules/content/revisions.ts'
import type { Revision } from '#rules/content/revision.ts'
import type { Reader } from '#db/open.ts'
import { gatherer } from './gather.ts'

export type CurrentFacts = {
  facts: () => Facts
  calendar: () => Calendar
  /** Reads the office's revisions again; after one was written. */
  refresh: () => Promise<void>
}

/**
 * The facts of today: what ships with the office's revisions laid over it. They are laid again when the day turns or a
 * revision comes in, and otherwise handed out as they are, so that callers may compare by identity.
 */
export async function openFacts(
  shipped: Facts,
  store: { read: Pick<Reader, 'revisions'> },
  now: () => number,
  refused: (row: { kind: string; key: string }) => void,
): Promise<CurrentFacts> {
  let revisions: Revision[] = []
  let laid: { day: Day; facts: Facts; calendar: Calendar } | undefined

  const slugs = ['', ...shipped.places.map((p) => p.slug)]
  const gather = gatherer(store.read, new Set(slugs), refused)

  async function refresh(): Promise<void> {
    revisions = await gather()
    laid = undefined
  }
  const today = () => {
    const day = dayAt(now())
    if (laid?.day !== day) {
      const facts = layRevisions(shipped, revisions, day)
      laid = { day, facts, calendar: calendarOf(facts.holidays) }
    }
    return laid
  }
  await refresh()
  return { facts: () => today().facts, calendar: () => today().calendar, refresh }
}
