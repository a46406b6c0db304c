import { describe, expect, test } from 'vitest'
import { rebased, staleBases } from '#rules/catalogue/stale.ts'
import { anItem, revised } from './fixture.ts'

const on = '2026-05-06'

describe('S0-14 items whose law is gone or going', () => {
  const law = (more: object) => ({
    title: '甲法',
    official: '甲法',
    level: '法律' as const,
    version: '2020-01-01',
    inForce: true,
    ...more,
  })
  const stale = (more: object, item: object = {}, horizon?: number) =>
    staleBases({ items: [anItem('jianshe-001', item)], laws: [law(more)] }, [], on, horizon).map(
      (s) => s.why,
    )
  test('at both sides of each day', () => {
    expect(stale({ to: '2026-05-05' })).toEqual(['gone'])
    expect(stale({ to: on })).toEqual(['ending'])
    expect(stale({ to: '2026-11-02' })).toEqual(['ending'])
    expect(stale({ to: '2026-11-03' })).toEqual([])
    expect([stale({ to: '2026-05-07' }, {}, 1), stale({ to: '2026-05-08' }, {}, 1)]).toEqual([
      ['ending'],
      [],
    ])
    expect(stale({ inForce: false }, { to: on })).toEqual(['gone'])
    expect(stale({ inForce: false }, { to: '2026-05-05' })).toEqual([])
    expect(stale({ inForce: false }, { from: on })).toEqual(['gone'])
    expect(stale({ inForce: false }, { from: '2026-05-07' })).toEqual([])
  })
  test('whole: each law once with its articles; the planned and the later last', () => {
    const cited = ['第五条', '第六条', '第五条'].map((article) => ({
      law: '甲法',
      article,
      role: 'penalises',
    }))
    const two = [...cited, { law: '无法', article: '第一条', role: 'prohibits' }]
    const facts = {
      items: [
        anItem('jianshe-001', { basis: two }),
        anItem('jianshe-002', { basis: cited }),
        anItem('jianshe-003'),
      ],
      laws: [law({ to: '2026-07-01', replacedBy: '新法' })],
    }
    const away = [
      revised('jianshe-001', '2026-07-09', null, '太晚'),
      revised(
        'jianshe-001',
        '2026-07-02',
        anItem('jianshe-001', { basis: [{ law: '新法', article: '第一条', role: 'penalises' }] }),
        '换成新法',
      ),
      revised('jianshe-001', '2026-06-01', anItem('jianshe-001'), '还引旧法'),
      revised('jianshe-002', on, null, '已经过去'),
      revised('jianshe-003', '2026-07-02', null, '取消'),
    ]
    const ending = { law: '甲法', why: 'ending', to: '2026-07-01', replacedBy: '新法' }
    expect(staleBases(facts, away, on).map(({ item, ...s }) => ({ ...s, id: item.id }))).toEqual([
      { ...ending, id: 'jianshe-002', articles: ['第五条', '第六条'] },
      {
        id: 'jianshe-001',
        law: '无法',
        why: 'unlisted',
        articles: ['第一条'],
        planned: { from: '2026-06-01', cause: '还引旧法' },
      },
      {
        ...ending,
        id: 'jianshe-001',
        articles: ['第五条', '第六条'],
        planned: { from: '2026-07-02', cause: '换成新法' },
      },
      {
        ...ending,
        id: 'jianshe-003',
        articles: ['第五条'],
        planned: { from: '2026-07-02', cause: '取消' },
      },
    ])
  })
  test('put on another law, article by article, the rest as it is', () => {
    const item = anItem('jianshe-001', {
      basis: [
        { law: '甲法', article: '第五条', paragraph: '第一款', role: 'penalises' },
        { law: '甲法', article: '第六条', role: 'prohibits' },
        { law: '乙法', article: '第五条', role: 'prohibits' },
      ],
    })
    expect(rebased(item, '甲法', '新法', { 第五条: '第九条' }, on)).toEqual({
      ...item,
      checkedOn: on,
      basis: [
        { law: '新法', article: '第九条', role: 'penalises' },
        { law: '新法', article: '第六条', role: 'prohibits' },
        { law: '乙法', article: '第五条', role: 'prohibits' },
      ],
    })
  })
})
