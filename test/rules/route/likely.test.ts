import { describe, expect, it } from 'vitest'
import type { Classification } from '#rules/classify/classify.ts'
import { blank, facts, to } from './matters.ts'
import { chosen, empowered, here, house, placeWith, say, team, up } from './whole.ts'

const items = (...scores: [item: string, score: number][]): Classification['items'] =>
  scores.map(([item, score]) => ({ item, score, why: ['刻', '画', '涂', '抹'] }))
const middle = (...scores: [item: string, score: number][]): Classification => ({
  ...blank,
  items: items(...scores),
})
const { candidate } = facts.thresholds

describe('several items are possible', () => {
  const maybe = (...ids: string[]) =>
    `可能是${ids.map((id) => `“${id}”`).join('、')}，哪一项还要核实，但都由同一个机构办${house}`
  it('one body holds them all: no doubt about who acts', () => {
    const both = middle(['jianshe-901', 0.9], ['jianshe-903', candidate])
    expect(say({ classification: both })).toEqual([...here, maybe('jianshe-901', 'jianshe-903')])
    expect(to({ classification: both })).toMatchObject({ item: null, confidence: 'low' })
    expect(to({ classification: both }).candidates.map((c) => c.item)).toEqual([
      'jianshe-901',
      'jianshe-903',
    ])
  })
  it('too faint, held by others, or of several departments: the desk looks', () => {
    const desk = say({})
    expect(say({ classification: middle(['jianshe-901', candidate - 0.001]) })).toEqual(desk)
    expect(say({ classification: middle(['jianshe-901', 0.9], ['shengtai-901', 0.9]) })).toEqual(
      desk,
    )
    expect(say({ classification: middle(['jianshe-901', 0.9], ['nongye-901', 0.9]) })).toEqual(desk)
    expect(say({ classification: middle(['lost', 0.9]) })).toEqual(desk)
    const market = '县级市场监管主管部门'
    expect(say({ classification: middle(['shichang-901', 0.9]) })).toEqual([
      ...up(market),
      maybe('shichang-901'),
      `${team}先受理，转给${market}；对方接收以前仍由首问单位负责${house}`,
    ])
  })
  it('at most three are weighed, at most five are shown', () => {
    const many = middle(
      ['jianshe-901', 0.9],
      ['jianshe-902', 0.9],
      ['jianshe-903', 0.9],
      ['shengtai-901', 0.9],
      ['shuili-901', 0.9],
      ['dangan-901', 0.9],
    )
    expect(say({ classification: many }).at(-1)).toBe(
      maybe('jianshe-901', 'jianshe-902', 'jianshe-903'),
    )
    expect(to({ classification: many }).candidates).toHaveLength(5)
  })
})

describe('one item is meant', () => {
  const sure: Classification = {
    ...blank,
    confidence: 'high',
    items: items(['jianshe-903', 0.9], ['jianshe-901', 0.5]),
  }
  it('the words that say so are named, three at most; then nothing is to be chosen', () => {
    const own = chosen('jianshe-903', '建设').replace('已选定', '从“刻、画、涂”看')
    expect(say({ classification: sure })).toEqual([...here, own, ...empowered('建设')])
    expect(to({ classification: sure })).toMatchObject({
      item: 'jianshe-903',
      confidence: 'high',
      candidates: [],
      special: null,
    })
    expect(to({ classification: { ...sure, confidence: 'low' } }).item).toBeNull()
    expect(to({ classification: sure, field: 'shuili' }).item).toBeNull()
    expect(to({ classification: blank, item: 'jianshe-903' }).confidence).toBe('high')
    expect(to({ classification: blank, item: 'lost' }).confidence).toBe('low')
  })
})

describe('a field without items (S4-3)', () => {
  const speaks = (field: string, score: number): Classification => ({
    ...blank,
    fields: [{ field, score }] as unknown as Classification['fields'],
  })
  const bare = `说的是“自然资源”，这一领域的事项本站还没有梳理：先按领域确定由谁办${house}`
  const name = facts.fields.find((f) => f.id === 'ziran')?.name ?? ''
  it('the field alone says who acts, where the words speak of it enough', () => {
    expect(say({ classification: speaks('ziran', 0.5) })).toEqual([
      ...here,
      bare.replace('自然资源', name),
      ...empowered(name),
    ])
    expect(say({ classification: speaks('ziran', 0.49) })).toEqual(say({}))
    expect(say({ classification: speaks('jianshe', 0.9) })).toEqual(say({}))
  })
})

it('S4-9: in a dispute everybody who may hold the matter is called, unless nothing is known', () => {
  const place = placeWith((p) => {
    for (const row of p.assignments) if (row.owner === 'water') row.summons = true
  })
  const of = (confidence: Classification['confidence']) =>
    to({
      place,
      note: '都说不归自己管',
      classification: { ...blank, confidence, items: items(['shuili-901', 0.9]) },
    }).summons
  expect([of('high'), of('low')]).toEqual([['water'], []])
})
