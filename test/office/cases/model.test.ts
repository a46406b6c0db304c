import { describe, expect, test } from 'vitest'
import { openStore } from '#db/open.ts'
import { hasPostgres } from '#test/kit/postgres.ts'
import { seed, walk } from '#test/kit/store-walk.ts'
import { postgres, sqlite } from '#test/kit/stores.ts'

/** MODEL_STEPS=100000 is the long form. */
const long = Number(process.env['MODEL_STEPS'] ?? 0)

const corners = [
  'transfer_received',
  'transfer_lapsed',
  'transfer_recalled',
  'succeeded',
  'dispute_settled',
  'concluded',
  'request_lapsed',
  'request_marked',
  'dissatisfied',
  'withdrawn',
  'merged',
]

describe('DESIGN 6.1, 6.3, 6.9: random lives of cases on a real store', () => {
  test(
    `SQLite: one owner, one first responder, nothing lost (seed ${seed})`,
    async () => {
      const made = await sqlite()
      const { faults, seen } = await walk([made.store], long || 5000, long ? 400 : 40, 1)
      expect(faults).toEqual([])
      // The usual walk and a long one reach the rarer corners; a short one another way may not.
      if (long || !process.env['MODEL_SEED'])
        for (const corner of corners) expect(seen).toContain(corner)
      await made.dispose()
    },
    long ? 3_600_000 : 300_000,
  )

  test.runIf(hasPostgres())(
    `PostgreSQL, eight clients of two processes' stores at once (needs a server; seed ${seed})`,
    async () => {
      const made = await postgres()
      const other = await openStore(made.url)
      const { faults, seen } = await walk([made.store, other], long || 5000, 30, 8)
      expect(faults).toEqual([])
      expect(seen.size).toBeGreaterThan(15)
      await other.close()
      await made.dispose()
    },
    long ? 3_600_000 : 300_000,
  )
})
