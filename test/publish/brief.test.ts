import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { openBrief } from '#api/publish/brief.ts'

describe('what is remembered for a short while', () => {
  it('is made once for the same things, anew for others, and again when nobody asked for a while', async () => {
    const brief = openBrief<number>(40)
    let made = 0
    const ask = (of: unknown) => brief('a', [of], () => Promise.resolve((made += 1)))
    expect(await ask('one')).toBe(1)
    expect(await ask('one')).toBe(1)
    expect(await ask('two')).toBe(2)
    await setTimeout(200)
    expect(await ask('two')).toBe(3)
  })

  it('forgets what failed', async () => {
    const brief = openBrief<number>()
    await expect(brief('a', [], () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await brief('a', [], () => Promise.resolve(7))).toBe(7)
  })
})
