import { describe, expect, it } from 'vitest'
import type { Facts } from '#rules/content/facts.ts'
import { body, type Place } from '#rules/content/place.ts'
import { handsOver, heirOf } from '#rules/place/continuity.ts'
import { calendarGap, gapsOf } from '#rules/place/gaps.ts'
import { responderIn, respondersOf } from '#rules/place/responder.ts'
import { source, on, row, areas, paper, item } from './made.ts'

describe('who takes in, and who takes over (S0-41, S1-20)', () => {
  const a = (id: string, more: object = {}) =>
    body.parse({ id, name: id, kind: 'department', duty: '演示', source, ...more })
  const desks = areas.map((one) =>
    one.id === 'east' ? { ...one, firstResponder: 'eastern' } : one,
  )
  it('the innermost desk, else the place’s own', () => {
    const of = (at?: string | null) => responderIn({ areas: desks, firstResponder: 'own' }, at)
    expect([of('yard'), of('east'), of('west'), of(null), of()]).toEqual([
      'eastern',
      'eastern',
      'own',
      'own',
      'own',
    ])
    expect(
      respondersOf({ areas: [...desks, { ...desks[1]!, id: 'x' }], firstResponder: 'own' }),
    ).toEqual(['own', 'eastern'])
  })
  it('an heir of the data, the desk of the case, of the area, of the place; else nobody', () => {
    const place = (bodies: Place['bodies']) => ({ areas: desks, bodies, firstResponder: 'own' })
    const gone = a('gone', { to: '2026-05-05', area: 'yard' })
    expect(heirOf(place([gone, a('own'), a('eastern')]), 'gone', on)).toEqual({
      body: 'eastern',
      by: 'first',
    })
    expect(heirOf(place([gone, a('own')]), 'gone', on)).toEqual({ body: 'own', by: 'first' })
    expect(heirOf(place([gone, a('own'), a('mine')]), 'gone', on, 'mine')).toEqual({
      body: 'mine',
      by: 'first',
    })
    expect(heirOf(place([gone, a('own')]), 'gone', on, 'gone')).toEqual({
      body: 'own',
      by: 'first',
    })
    expect(heirOf(place([gone]), 'gone', on)).toBeNull()
    const circle = place([
      a('x', { successor: 'y', to: '2026-01-01' }),
      a('y', { successor: 'x', to: '2026-01-01' }),
    ])
    expect(heirOf(circle, 'x', on)).toBeNull()
  })
  it('nothing changes hands where nobody had it', () => {
    const whole = { ...item, title: 'x' } as unknown as Parameters<typeof handsOver>[1]
    expect(
      handsOver(
        { areas, assignments: [row('r', { fields: ['*'], from: '2027-01-01' })] },
        whole,
        'east',
        [on, '2027-01-02'],
      ),
    ).toBeUndefined()
  })
})

describe('what a place has not told, sentence by sentence', () => {
  const a = (id: string, more: object = {}) =>
    body.parse({ id, name: id, kind: 'department', duty: '演示', source, ...more })
  const place = {
    banner: '征求意见稿',
    territories: [],
    areas,
    bodies: [a('own', { phone: '1', address: '2' }), a('mute')],
    firstResponder: 'own',
    assignments: [
      row('r', { fields: ['stone'] }),
      row('e', { fields: ['water'], mode: 'entrusted' }),
    ],
    declared: [{ field: 'stone', count: 9 }],
    officers: [],
  } as unknown as Place
  const facts = { items: [{ ...item }], fields: [] } as unknown as Pick<Facts, 'items' | 'fields'>
  it('each once', () => {
    expect(gapsOf(place, facts, on)).toEqual([
      '资料的地位是“征求意见稿”，正式使用前要换成生效的文件',
      '已与公告核对 0 项，依法梳理 1 项，文件列 9 项：要导入公告的事项清单逐项核对',
      '没有写明谁受理对执法行为的投诉（supervisor），这类投诉现在不收',
      '首问单位own的电话、地址、办公时间没有写全，页面上显示“未公布”',
      '2 个机构中有 1 个没有任何联系方式，页面上显示“未公布”',
      '没有公示执法人员名单',
      '1 个事项都没有裁量基准，页面上显示“尚未公布”',
      '1 条委托没有写委托书的期限',
    ])
    expect(gapsOf({ ...place, firstResponder: 'lost' }, facts, on)[3]).toContain('首问单位的电话')
  })
  it('one way to be reached is a way; an entrustment with its days is no gap', () => {
    const heard = (more: object) =>
      gapsOf({ ...place, bodies: [a('own', more)] }, facts, on).some((g) =>
        g.includes('没有任何联系方式'),
      )
    expect([{ phone: '1' }, { address: '1' }, { hours: '1' }, {}].map(heard)).toEqual([
      false,
      false,
      false,
      true,
    ])
    const signed = { ...place, assignments: [row('e', { mode: 'entrusted', agreement: paper })] }
    expect(gapsOf(signed, facts, on).join()).not.toContain('委托书')
  })
  it('the year whose holidays are missing', () => {
    const say = (y: number) =>
      `没有 ${y} 年的放假安排，涉及这一年的时限只能按周末推算。请按国务院办公厅的通知写 content/common/holidays/${y}.yaml，再重新启动`
    expect(calendarGap([2025], '2026-05-06')).toEqual({ level: 'fault', say: say(2026) })
    expect(calendarGap([2026], '2026-12-06')).toEqual({ level: 'remark', say: say(2027) })
    expect(() => calendarGap([2026], '2026-13-01')).toThrow(RangeError)
  })
})
