import { expect, test } from 'vitest'
import { isTownship, largeIn, penaltyKindsOf, reservedIn } from '#rules/decisions/reserved.ts'
import type { Place } from '#rules/content/place.ts'

const place = {
  bodies: [
    { id: 't', kind: 'township', name: '东岭镇人民政府', aliases: ['东岭镇'] },
    { id: 'd', kind: 'department', name: '某局', aliases: ['东岭局'] },
  ],
  reserved: {
    to: 'd',
    kinds: ['吊销许可证件', '责令停产停业'],
    needsReview: [{ kind: '罚款', words: '较大数额' }],
    open: false,
  },
} as unknown as Pick<Place, 'bodies' | 'reserved'>

test.each([
  [['罚款'], '', ['罚款']],
  [['警告', '罚款'], '', ['警告', '罚款']],
  [['责令停产停业整顿'], '', ['责令停产停业']],
  [['停业'], '', ['责令停产停业']],
  [['关闭'], '', ['责令关闭']],
  [['拘留'], '', ['行政拘留']],
  [['通报批评'], '', ['通报批评']],
  [['降低资质'], '', ['降低资质等级']],
  [['限制从业'], '', ['限制从业']],
  [['限制开展生产'], '', ['限制开展生产经营活动']],
  [['吊销许可证'], '', ['吊销许可证件']],
  [['暂扣许可证'], '', ['暂扣许可证件']],
  [['暂扣或者吊销许可证件'], '吊销许可证', ['吊销许可证件']],
  [['暂扣或者吊销许可证件'], '暂扣许可证三十日', ['暂扣许可证件']],
  [['暂扣或者吊销许可证件'], '', []],
  [['没收违法所得、没收非法财物'], '没收违法所得一百元', ['没收违法所得']],
  [['没收违法所得、没收非法财物'], '没收非法财物二件', ['没收非法财物']],
  [['没收违法所得'], '没收非法财物', ['没收违法所得']],
  [['其他'], '', ['其他']],
  [['不知道'], '', []],
])('the values %o with «%s» are the kinds %o', (values, content, kinds) => {
  expect(penaltyKindsOf(values, content)).toEqual(kinds)
})

test.each([
  ['东岭镇人民政府', true],
  ['东岭镇', true],
  ['西岭乡人民政府', true],
  ['城关街道办事处', true],
  ['东岭局', false],
  ['某局', false],
  ['某县人民政府', false],
  ['东岭镇人民政府食堂', false],
])('%s is a township: %s', (organ, is) => {
  expect(isTownship(place, organ)).toBe(is)
})

test('S0-12: a township may decide neither what the place reserves nor what the police alone may', () => {
  const of = (organ: string, ...kinds: string[]) => ({ organ, kinds, content: '' })
  expect(reservedIn(place, of('东岭镇', '罚款', '停业', '拘留', '吊销'))).toEqual([
    '责令停产停业',
    '行政拘留',
    '吊销许可证件',
  ])
  expect(reservedIn(place, of('某局', '停业', '拘留'))).toEqual([])
  expect(largeIn(place, of('东岭镇', '罚款', '警告'))).toEqual(['罚款'])
  expect(largeIn(place, of('某局', '罚款'))).toEqual([])
})
