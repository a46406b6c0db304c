import { performance } from 'node:perf_hooks'
import { getHeapStatistics } from 'node:v8'

/** How often it is looked whether the process rests, in milliseconds. */
const lookMs = 2_000
/** At rest the thread works for less than this share of the time. */
const restful = 0.03
/** So much more than after the last time, in bytes, is worth a pause of some tens of milliseconds. */
const worth = 16 * 1024 * 1024

/** What it asks of the engine; tests hand in their own. */
export type Engine = {
  /** Share of the time since the last look in which the thread worked. */
  load: () => number
  /** Bytes that the engine holds for objects, garbage among them. */
  held: () => number
  collect: () => void
}

const engine = (): Engine | undefined => {
  const collect = globalThis.gc
  if (!collect) return undefined
  let before = performance.eventLoopUtilization()
  return {
    load: () => {
      const now = performance.eventLoopUtilization()
      const { utilization } = performance.eventLoopUtilization(now, before)
      before = now
      return utilization
    },
    held: () => getHeapStatistics().total_heap_size,
    // The flavour that also hands empty pages back to the system.
    collect: () => void collect({ type: 'major', execution: 'sync', flavor: 'last-resort' }),
  }
}

/**
 * One look: a process that rests gives back what making the catalogue, publishing or a rush of complaints has left, for
 * V8 would keep it as reserve. A process that works is never stopped for it.
 */
export const giver = ({ load, held, collect }: Engine): (() => void) => {
  let kept = 0
  return () => {
    if (load() >= restful || held() - kept < worth) return
    collect()
    kept = held()
  }
}

/**
 * Looks again and again, as long as the process lives; without `--expose-gc` nothing is done. `also` gives back what others
 * than the engine hold, such as the pages that a database keeps.
 */
export function giveBackAtRest(also: () => void): void {
  const of = engine()
  if (!of) return
  const collect = () => {
    also()
    of.collect()
  }
  setInterval(giver({ ...of, collect }), lookMs).unref()
}
