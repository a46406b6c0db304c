import { expect, test } from 'vitest'
import { createTurns } from '#api/office/complaints/turns.ts'

test('DESIGN 3: what arrives at once is done a few pieces a turn of the loop, each of them once', async () => {
  let clock = 0
  let turn = 0
  const put: (() => void)[] = []
  const inTurn = createTurns(
    () => clock,
    (then) => void put.push(then),
  )
  const turns: number[] = []
  const all = Array.from({ length: 29 }, (_, n) =>
    inTurn(() => {
      clock += 1
      turns.push(turn)
      return n
    }),
  )
  while (turns.length < 29 && turn < 100) {
    turn += 1
    // What is put off from now on belongs to the turn after this one.
    for (const then of put.splice(0)) {
      then()
      await new Promise(setImmediate)
    }
  }
  expect(await Promise.all(all)).toEqual(Array.from({ length: 29 }, (_, n) => n))
  const counts = [...Map.groupBy(turns, (t) => t).values()].map((t) => t.length)
  expect(Math.max(...counts)).toBe(2)
  expect(counts.length).toBe(15)
  await expect(inTurn(() => Promise.reject(new Error('own')))).rejects.toThrow('own')
})
