import type { Tier } from '../content/item.ts'
import type { StatuteTier } from './provision.ts'

/** Whether an item's fine is the statute's: same base and amounts; bases such as 违法所得 are compared loosely. */
export function sameTier(a: Tier, b: StatuteTier): boolean {
  if (a.base !== b.base || a.min !== b.min) return false
  if (b.max !== undefined && a.max !== b.max) return false
  return b.base === 'fixed' || loosely(a.of ?? '', b.of ?? '')
}

// Words that stand in the name of nearly every authority and so say nothing about which one it is.
const everywhere =
  /中华人民共和国|国务院|县级以上|设区的市级?|直辖市|省级?|市级?|县级?|区|乡镇?|地方|各级|人民政府|政府|主管|行政|管理|监督|负责|有关|相关|部门|机构|机关|按照职责分工|所在地|依法|等/g

/** Whether two names of an authority share a word of substance (城市管理, 公安 …), written out or shortened. */
export function sameAuthority(ours: string, statute: string): boolean {
  const [a, b] = [core(ours), core(statute)]
  return !a || !b ? shared(ours, statute) : shared(a, b)
}

const core = (name: string) => name.replace(everywhere, '').replace(/[、，或者和及的其]/g, '')

const loosely = (a: string, b: string) => !a || !b || shared(a, b)

function shared(a: string, b: string): boolean {
  if (a.includes(b) || b.includes(a)) return true
  return [...a].some((_, i) => i + 2 <= a.length && b.includes(a.slice(i, i + 2)))
}
