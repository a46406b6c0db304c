import { describe, expect, it } from 'vitest'
import { lacking, powerOf, seven } from '#rules/opendata/power.ts'
import { actorsOf } from '#rules/opendata/actors.ts'
import { itemsOf } from '#rules/place/counts.ts'
import { facts } from '#test/kit/house.ts'

const day = '2026-11-22'

describe.each(facts().places.map((p) => [p.slug, p] as const))('%s', (_, place) => {
  const powers = itemsOf(place, facts().items, day).map((i) => powerOf(facts(), place, i, day))

  it('S1-11: each matter has all seven, and who acts is a body of the place or «未公布»', () => {
    expect(seven.map(([, name]) => name)).toEqual([
      '具体事项',
      '权限',
      '条件',
      '依据',
      '程序',
      '幅度',
      '方式',
    ])
    expect(powers.length).toBeGreaterThan(100)
    expect(powers.filter((p) => lacking(p).length > 0).map((p) => p.id)).toEqual([])
    const unknown = powers.filter((p) => p.actors.length === 0)
    expect(unknown.filter((p) => p.authority[0] !== '未公布')).toEqual([])
  })

  it('a township is never said to detain: 行政拘留 goes to the police (处罚法 18)', () => {
    const said = powers.filter((p) => p.manner.some((m) => m.includes('行政拘留')))
    expect(said.map((p) => p.id)).toEqual([])
  })
})

it('a matter that lacks a part is found out', () => {
  const place = facts().places[0]
  const item = facts().items[0]
  if (!place || !item) throw new Error('content is empty')
  const power = powerOf(facts(), place, item, day)
  expect(lacking({ ...power, range: [' '], basis: [] })).toEqual(['依据', '幅度'])
})

it('townships that act for themselves are told apart, and the rest by their number', () => {
  const base = facts().places.find((p) => p.level === 'township')
  const item = facts().items.find((i) => !i.territory)
  const row = base?.assignments[0]
  if (!base || !item || !row) throw new Error('content is empty')
  const towns = Array.from({ length: 6 }, (_, n) => `t${n}`)
  const place = {
    ...base,
    level: 'county' as const,
    areas: [
      { id: 'c', name: '某县', level: 'county' as const },
      ...towns.map((id) => ({ id, name: `${id}镇`, parent: 'c', level: 'township' as const })),
    ],
    bodies: ['c', ...towns].map((id) => ({
      ...base.bodies[0]!,
      id,
      name: `${id}机关`,
      perField: false,
    })),
    assignments: ['c', ...towns.slice(0, 5)].map((id) => ({
      ...row,
      id,
      area: id,
      fields: ['*'],
      items: [],
      owner: id,
      inNameOf: id,
      department: undefined,
      mode: 'retained' as const,
      from: undefined,
      to: undefined,
    })),
  }
  const actors = actorsOf(place, item, '某领域', day)
  // What no township row names stays with the county, also in the township that has none.
  expect(actors.map((a) => a.ownerName)).toEqual(
    [...towns.slice(0, 5), 'c'].map((id) => `${id}机关`),
  )
  expect(actors.at(-1)).toMatchObject({ where: 't5镇', areas: 1 })
  const { authority } = powerOf(facts(), place, item, day)
  expect(authority[0]).toContain('t0镇：t0机关')
  expect(authority[2]).toContain('另有 4 个地方')
})
