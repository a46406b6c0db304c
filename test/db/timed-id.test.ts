import { describe, expect, it } from 'vitest'
import { timedId } from '#db/timed-id.ts'
import { morning } from '#test/kit/rows.ts'

describe('ids in the order of time', () => {
  it('are UUIDs of version 7, begin with their moment, follow each other and differ', () => {
    const ids = Array.from({ length: 2000 }, () => timedId(morning))
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.toSorted()).toEqual(ids)
    expect(parseInt((ids[0] ?? '').replace('-', '').slice(0, 12), 16)).toBe(morning)
    expect(timedId(morning + 1) > (ids.at(-1) ?? '')).toBe(true)
  })

  it('tell nobody how many were given to others in between: each moment counts from a number of its own', () => {
    const first = Array.from({ length: 40 }, (_, n) => timedId(morning + n).slice(15, 18))
    expect(new Set(first).size).toBeGreaterThan(20)
    expect(first.toSorted()).not.toEqual(first)
  })
})
