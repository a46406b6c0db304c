import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compile } from '#api/facts/compile.ts'
import { countsOf, sayCounts, sumOf } from '#site/components/counts.ts'
import { promisesAnswer, sayStart, shownClocks } from '#site/components/deadlines.ts'
import { remediesOf } from '#site/components/remedies.ts'
import { exerciseOf, reservedOf, sayKind, sayStanding } from '#site/components/standing.ts'

const { facts } = compile(resolve(import.meta.dirname, '../..'))
const place = facts.places.find((p) => p.slug === 'lingxi')!
const day = '2026-11-22'
const exercise = (field: string) => exerciseOf(place, { id: '', field, kind: '处罚' }, field, day)

describe('counts of fields (S0-10, S0-42)', () => {
  const counts = countsOf(facts, place, day)
  const declared = [...counts.values()].filter((row) => row.declared !== null)
  it('25 declared fields, 939 in all; nothing compiled counts as verified', () => {
    expect(declared).toHaveLength(25)
    expect(sumOf(declared)).toMatchObject({ declared: 939, verified: 0 })
  })
  it('the sentence keeps the three numbers apart', () => {
    expect(sayCounts({ declared: 365, compiled: 52, verified: 0 })).toBe(
      '方案附件列 365 项 · 本站依法梳理 52 项（尚未与公告核对） · 已核对 0 项',
    )
    expect(sayCounts({ declared: 3, compiled: 3, verified: 3 })).not.toContain('尚未')
  })
})

describe('who exercises an item', () => {
  it('a field given to the township: in its name, unverified, nobody is sent away (S0-18)', () => {
    const town = exercise('jianshe')
    expect(town.inNameOf).toBe('灵溪镇人民政府')
    expect(sayStanding(place, town)).toMatch(/县政府公告为准.*首问受理，不会因此推走您/)
    expect(remediesOf(place, town, ['罚款']).find((r) => r.title === '行政复议')?.text).toContain(
      '县人民政府',
    )
  })
  it('a field kept above: the department, and still taken in here', () => {
    const county = exercise('shengtai')
    expect(sayStanding(place, county)).toMatch(/没有划给灵溪镇.*替您移送/)
    expect(remediesOf(place, county, ['罚款']).find((r) => r.title === '行政复议')?.text).toContain(
      '决定书写明的机关',
    )
  })
  it('reserved penalties split off; 较大 waits for a reviewer (S0-12)', () => {
    expect(reservedOf(place, ['罚款', '吊销许可证件', '没收违法所得'])).toEqual({
      kept: ['吊销许可证件'],
      review: ['没收较大数额违法所得'],
    })
  })
  it('行政拘留 goes to the police', () => expect(sayKind('行政拘留')).toContain('移送公安机关'))
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
