import type { Store } from '#db/open.ts'

/** Decisions on display from which on the order of the index is worth some work each night. */
const large = 10_000
/** Pages of the index that are merged in one write of a few milliseconds, and such writes a night. */
const pages = 64
const steps = 100

/** Puts the index of a large register in order, a little every night: decisions come out one by one, and each leaves a piece. */
export async function tidy(store: Store): Promise<void> {
  const counts = await store.read.decisions.cutCounts({ cuts: ['all'] })
  if (counts.reduce((sum, c) => sum + c.count, 0) < large) return
  for (let step = 0; step < steps; step += 1)
    await store.write((tx) => tx.search.tidyDecisions(step === 0 ? -pages : pages))
}
