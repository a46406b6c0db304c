import type { Hash } from '../chain/link.ts'
import type { Day } from '../clocks/day.ts'
import { commitmentOf, type Pair } from './commitment.ts'

/** Everything about a draw that is published before it is held; codes only, sorted lists (S1-16, 双随机). */
export type Announced = {
  id: string
  /** A public number that nobody here makes and nobody knows yet, in words. */
  valueSource: string
  /** The day on which it comes out. */
  valueOn: Day
  /** How many objects are drawn. */
  count: number
  objects: readonly string[]
  officers: readonly string[]
  /** Who must not inspect whom (回避, 行政处罚法 43): object, officer. */
  conflicts: readonly Pair[]
}
export type Picked = { object: string; officers: string[] }

/** Officers for each object: nobody inspects alone (行政处罚法 42). */
export const officersEach = 2

/** The officers who may inspect an object. */
const free = (a: Announced, object: string): string[] =>
  a.officers.filter((o) => !a.conflicts.some(([x, y]) => x === object && y === o))

/** What keeps a draw from being announced, in Chinese; null when nothing does. */
export function drawFault(a: Announced): string | null {
  const distinct = (codes: readonly string[]) => new Set(codes).size === codes.length
  if (!distinct(a.objects) || !distinct(a.officers)) return '名单里有重复的编号'
  if (a.count < 1 || a.count > a.objects.length) return `名单里只有 ${a.objects.length} 个对象可抽`
  const short = a.objects.find((object) => free(a, object).length < officersEach)
  return short ? `${short} 除去回避的，不够两名执法人员` : null
}

/** Puts codes in the order that a seed gives: by SHA-256 of seed and code. */
const shuffled = (hash: Hash, seed: string, codes: readonly string[]): string[] =>
  codes
    .map((code) => ({ code, key: hash(`${seed} ${code}`) }))
    .toSorted((x, y) => (x.key < y.key ? -1 : 1))
    .map(({ code }) => code)

/** SHA-256 of the published commitment and the value that came out later: nobody could choose it. */
export const seedOf = (hash: Hash, a: Announced, value: string): string =>
  hash(`${commitmentOf(hash, a)}\n${value.trim()}`)

/** The draw itself, the same for everybody who knows the announcement and the value. */
export function draw(hash: Hash, a: Announced, value: string): { seed: string; picked: Picked[] } {
  const seed = seedOf(hash, a, value)
  const picked = shuffled(hash, seed, a.objects)
    .slice(0, a.count)
    .map((object) => ({
      object,
      officers: shuffled(hash, `${seed} ${object}`, free(a, object)).slice(0, officersEach),
    }))
  return { seed, picked }
}
