import { calendarOf, type Calendar } from '#rules/clocks/calendar.ts'
import { dayAt, type Day } from '#rules/clocks/day.ts'
import type { Facts } from '#rules/content/facts.ts'
import { layRevisions } from '#rules/content/revisions.ts'
import type { Revision } from '#rules/content/revision.ts'
import type { Reader } from '#db/open.ts'
import { gatherer } from './gather.ts'
import { type Histories, openHistories } from './history.ts'

export type CurrentFacts = {
  facts: () => Facts
  calendar: () => Calendar
  /** Reads the office's revisions again; after one was written. */
  refresh: () => Promise<void>
  /** The revisions that count, those of days to come among them. */
  revisions: () => readonly Revision[]
  histories: Histories
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
    const next = await gather()
    const day = dayAt(now())
    if (next === revisions && laid?.day === day) return
    revisions = next
    // What comes out the same is handed out as it was: callers compare by identity.
    const facts = layRevisions(shipped, revisions, day)
    if (laid?.day !== day || laid.facts.version !== facts.version)
      laid = { day, facts, calendar: calendarOf(facts.holidays) }
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
  const facts = () => today().facts
  return {
    facts,
    calendar: () => today().calendar,
    refresh,
    revisions: () => revisions,
    histories: openHistories(shipped, () => revisions, facts, now),
  }
}
