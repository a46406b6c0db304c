import type { Day } from '../clocks/day.ts'
import { addDays } from '../clocks/day.ts'
import type { Item } from '../content/item.ts'
import type { DecisionDraft } from './row.ts'
import type { PartyKind } from './party.ts'

export type SampleBody = { id: string; name: string }
/** What samples are made of: the items of a place, and the bodies that seem to decide. */
export type SampleOf = {
  /** `by` is the body that decides about it, where the place says so. */
  items: readonly (Pick<Item, 'id' | 'title' | 'basis'> & { by?: SampleBody })[]
  bodies: readonly SampleBody[]
  seed: number
  /** The day of the newest. */
  until: Day
  /** How many a year; a county of the sources decides some 6,000. */
  perYear: number
}
export type Sample = DecisionDraft & { body: string }

/** Numbers between 0 and 1 that follow from a seed alone (mulberry32). */
function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const parties: readonly (readonly [PartyKind, string])[] = [
  ['organisation', '演示公司'],
  ['household', '演示商户'],
  ['household', '演示摊点'],
  ['person', '演示人员'],
]
const seen = ['巡查时看到', '有人反映后查实', '专项检查时发现', '复查时发现']
const where = ['一条街上', '一处工地', '一个村口', '一家店门前', '一段河边']
const then = [
  '经劝说当场改正，没有造成别的损害。',
  '限期内没有改正，之后补正，有照片和笔录为证。',
  '当事人承认，配合调查，依照裁量规定从轻处理。',
  '已经造成一些不便，责令恢复原状，验收后结案。',
]

/**
 * The n-th sample of a seed, the newest first: always the same one. Number, party, code, texts and organ all say 演示,
 * and no such code can have a check digit that holds: nothing of it can be taken for real.
 */
export function sampleDecision(n: number, of: SampleOf): Sample {
  const next = chance(Math.imul(of.seed, 1_000_003) + n)
  const pick = <T>(list: readonly T[], or: T): T => list[Math.floor(next() * list.length)] ?? or
  const item = pick(of.items, of.items[0])
  const any = pick(of.bodies, of.bodies[0])
  const body = item?.by ?? any
  if (!item || !body) throw new Error('samples need an item and a body')
  const decidedOn = addDays(of.until, -Math.floor((n * 365) / of.perYear))
  const [partyKind, party] = pick(parties, ['person', '演示人员'])
  // Often small, seldom large, as in life.
  const fine = Math.round(10 ** (2 + next() * next() * 3)) * 100
  const warned = next() < 0.15
  const law = item.basis.find((b) => b.role === 'penalises') ?? item.basis[0]
  const serial = String(n + 1)
  return {
    number: `演示〔${decidedOn.slice(0, 4)}〕${serial}号`,
    organ: `${body.name}（演示）`,
    organCode: null,
    body: body.id,
    party: `${party}${serial}`,
    partyKind,
    creditCode: partyKind === 'organisation' ? `演示${serial.padStart(16, '0')}` : null,
    act: `演示：${item.title}`,
    facts: `演示数据，不是真的。${pick(seen, '')}，在${pick(where, '')}有这样的情形：${item.title}。${pick(then, '')}`,
    basis: law ? `《${law.law}》${law.article}` : '演示依据',
    kinds: warned ? ['警告'] : ['罚款'],
    content: warned ? '演示：警告' : `演示：罚款${fine / 100}元`,
    fineFen: warned ? null : fine,
    confiscatedFen: null,
    decidedOn,
    validUntil: null,
    publicUntil: null,
    item: item.id,
  }
}

/** Whether a decision is a sample, whatever way it came: one that was carried over in a file still says so. */
export const isSample = (row: { demo: boolean; number: string; partyName: string }): boolean =>
  row.demo || row.number.startsWith('演示') || row.partyName.startsWith('演示')
