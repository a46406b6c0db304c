import { describe, expect, it } from 'vitest'
import { giver } from '#api/cli/rest.ts'

const mb = 1024 * 1024

/** An engine that frees down to `used`, and the number of times that it was asked to. */
function engine(used = 60) {
  const now = { load: 0, held: 200 * mb, asked: 0 }
  const look = giver({
    load: () => now.load,
    held: () => now.held,
    collect: () => {
      now.asked += 1
      now.held = used * mb
    },
  })
  return { now, look }
}

describe('giving memory back at rest', () => {
  it('collects once when the work is over, and not again while nothing comes', () => {
    const { now, look } = engine()
    look()
    look()
    expect(now.asked).toBe(1)
    now.held += 10 * mb
    look()
    expect(now.asked).toBe(1)
  })

  it('never stops a process that works, and collects after the rush', () => {
    const { now, look } = engine()
    now.load = 0.5
    look()
    expect(now.asked).toBe(0)
    now.load = 0.01
    look()
    now.held += 40 * mb
    now.load = 0.9
    look()
    expect(now.asked).toBe(1)
    now.load = 0
    look()
    expect(now.asked).toBe(2)
  })
})
