import { AsyncLocalStorage } from 'node:async_hooks'
import { RolledBack, StoreError } from './errors.ts'
import type { Writer } from './store.ts'

/** A write that takes longer waits for something that is not the database. */
const longestMs = 30_000

/**
 * Hands a writer to one `write` at a time: it is dead once the callback has returned, so that a
 * forgotten promise cannot write into somebody else's transaction, and a `write` within a `write`,
 * which would wait for itself, is refused.
 */
export const lender = () => {
  const inside = new AsyncLocalStorage<{ open: boolean }>()
  return {
    refuseNested: (): void => {
      if (inside.getStore()?.open) throw new Error('store.write was called inside store.write')
    },

    /** `alive` tells whether the transaction still stands; the engine may have rolled it back. */
    lend: async <T>(
      tx: Writer,
      fn: (tx: Writer) => Promise<T>,
      alive: () => boolean,
    ): Promise<T> => {
      const mark = { open: true }
      const { proxy, revoke } = Proxy.revocable(tx, {
        get: (target, key) => {
          if (!alive()) throw new RolledBack()
          return Reflect.get(target, key)
        },
      })
      let timer: NodeJS.Timeout | undefined
      const tooLong = new Promise<never>((_, reject) => {
        const give = () => reject(new StoreError('一次写入拖得太久，已经撤销，请重试'))
        timer = setTimeout(give, longestMs)
      })
      try {
        return await Promise.race([inside.run(mark, () => fn(proxy)), tooLong])
      } finally {
        clearTimeout(timer)
        mark.open = false
        revoke()
      }
    },
  }
}
export type Lender = ReturnType<typeof lender>
