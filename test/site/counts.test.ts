import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compile } from '#api/facts/compile.ts'
import { beforeDecision } from '#site/components/before.ts'
import { fieldRows, handedSum, sayField, saySum } from '#site/components/counts.ts'
import { promisesAnswer, sayStart, shownClocks } from '#site/components/deadlines.ts'
import { exerciseOf, sayKind, sayStanding } from '#site/components/exercise.ts'

const { facts } = compile(resolve(import.meta.dirname, '../..'))
const place = facts.places.find((p) => p.slug === 'lingxi')!
const day = '2026-11-22'
const exercise = (field: string) => exerciseOf(place, { id: '', field, kind: '处罚' }, field, day)

describe('counts of fields (S0-10, S0-42)', () => {
  const rows = fieldRows(facts, place, day)
  it('25 fields handed down, 939 in all; nothing compiled counts as verified', () => {
    expect(rows.filter((row) => row.handed)).toHaveLength(25)
    expect(handedSum(rows)).toMatchObject({ declared: 939, verified: 0 })
  })
  it('a field that was not handed down adds nothing to the sum, and says so', () => {
    const kept = rows.filter((row) => !row.handed)
    expect(kept.length).toBeGreaterThan(0)
    for (const row of kept) expect(sayField(row, place)).toContain('没有列这个领域')
  })
})

describe('counts where the source gives a total alone, or none', () => {
  const said = facts.places.map((p) => saySum(p, fieldRows(facts, p, day)))
  it('each place says what its source says, and compiled items never stand as declared', () => {
    for (const [i, p] of facts.places.entries()) {
      const words = p.declared.length > 0 ? '方案附件列' : '来源'
      expect(said[i], p.slug).toMatch(
        new RegExp(`^${words}.*本站依法梳理 \\d+ 项（尚未与公告核对）`),
      )
    }
  })
  it('a total without a list is said to be without one', () => {
    const total = facts.places.findIndex((p) => p.declared.length === 0 && p.declaredTotal)
    expect(said[total]).toContain('是哪些未公布')
  })
  it('a field under another name shows that name, and the branches that are meant', () => {
    const named = facts.places.filter((p) => p.localFields?.some((f) => f.name === '城市管理'))
    expect(named.length).toBeGreaterThan(0)
    for (const p of named) {
      const row = fieldRows(facts, p, day).find((r) => r.local === '城市管理')
      expect(row?.branches).toEqual(['市容环卫', '市政园林'])
    }
  })
})

describe('who exercises an item', () => {
  it('a field given to the township: in its name, and nobody is sent away (S0-18)', () => {
    expect(exercise('jianshe').inNameOf).toBe('灵溪镇人民政府')
    expect(sayStanding(exercise('jianshe'))).toContain('不会因此推走您')
  })
  it('a field kept above: the department of that field, and still taken in here', () => {
    expect(exercise('shengtai').ownerName).toContain('shengtai')
    expect(sayStanding(exercise('shengtai'))).toContain('移送')
  })
  it('行政拘留 goes to the police', () => expect(sayKind('行政拘留')).toContain('移送公安机关'))
})

describe('rights before a decision (行政处罚法 44, 63)', () => {
  const titles = (kinds: Parameters<typeof beforeDecision>[0]) =>
    beforeDecision(kinds).map((block) => block.when)
  it('a warning: heard out, no hearing', () => expect(titles(['警告'])).toHaveLength(1))
  it('a revocation: a hearing for sure', () => {
    expect(beforeDecision(['罚款', '吊销许可证件'])[1]?.text).toMatch(/^拟作出吊销许可证件的/)
  })
  it('a fine: a hearing when it is large, and no number is made up', () => {
    expect(beforeDecision(['罚款'])[1]?.text).toMatch(/数额较大.*以当地规定为准/)
  })
})

describe('deadlines on pages (on-the-page 5)', () => {
  it('internal reminders are never shown', () => {
    const internal = { ...facts.clocks[0]!, id: 'desk', standing: 'internal' as const }
    const shown = shownClocks({ ...facts, clocks: [...facts.clocks, internal] }, place)
    expect(shown.map((clock) => clock.id)).not.toContain('desk')
    expect(shown.length).toBe(facts.clocks.length)
  })
  it('every start reads as Chinese words', () => {
    for (const clock of facts.clocks) expect(sayStart(clock)).not.toMatch(/[a-z]/)
  })
  it('no source of the place promises an answer', () =>
    expect(promisesAnswer(shownClocks(facts, place))).toBe(false))
})
