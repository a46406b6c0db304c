/** Work of so many milliseconds is begun in one turn of the loop; the rest waits for the next. */
const budgetMs = 2

/**
 * Spreads short pieces of work over the turns of the event loop: of thirty complaints that arrive at once, each takes a
 * millisecond to be read and sorted, and pages and answers get their turn in between. Gives what the work gives.
 */
export const createTurns = (
  now: () => number = () => performance.now(),
  next: (then: () => void) => void = setImmediate,
) => {
  let since: number | undefined
  return async <T>(work: () => T): Promise<T> => {
    while (since !== undefined && now() - since >= budgetMs)
      await new Promise<void>((then) => next(then))
    if (since === undefined) {
      since = now()
      next(() => {
        since = undefined
      })
    }
    return work()
  }
}
