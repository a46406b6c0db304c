import { describe, expect, test } from 'vitest'
import { doorOf, doorReasonText, levelAbove } from '#rules/journey/door.ts'
import { hills } from './fixture.ts'

const plain = {
  wish: 'check' as const,
  clue: '' as const,
  text: '工地夜里施工太吵',
  discipline: false,
}
const watched = { ...hills, supervisor: 'watch' }

describe('on-the-page 6: the door for what accuses the office itself', () => {
  test('an ordinary matter goes to the ordinary inbox', () => {
    expect(doorOf(plain, hills)).toEqual({ kind: 'open' })
  })

  test.each([
    ['a complaint about conduct', { ...plain, wish: 'conduct' as const }],
    ['a text classed discipline', { ...plain, discipline: true }],
    [
      'a clue that only an office can give rise to',
      { ...plain, wish: 'clue' as const, clue: 'fine_instead' as const },
    ],
    ['a body by its name', { ...plain, text: '青山镇综合行政执法队收了钱' }],
    ['a body by its other plaque', { ...plain, text: '是县综合行政执法局青山中队的人' }],
    ['a body in its short form', { ...plain, text: '青山镇政府不让我们摆摊' }],
    ['a body with blanks in its name', { ...plain, text: '青山镇 综合行政 执法队收钱' }],
    ['an officer by name', { ...plain, text: '那个赵大明天天来' }],
  ])('%s is restricted to the supervisor, or not taken where there is none', (_, at) => {
    expect(doorOf(at, watched)).toMatchObject({ kind: 'restricted', audience: 'watch' })
    expect(doorOf(at, hills).kind).toBe('closed')
  })

  test('a body as a landmark or an address accuses nobody', () => {
    for (const text of [
      '青山镇人民政府对面的烧烤店油烟很大',
      '烧烤摊就在青山镇政府门口摆',
      '请青山镇综合行政执法队来管一管',
      '尊敬的青山镇人民政府：工地太吵',
    ])
      expect(doorOf({ ...plain, text }, hills)).toEqual({ kind: 'open' })
  })

  test('beside a reproach a landmark is no excuse', () => {
    const text = '请青山镇综合行政执法队的人别再收钱'
    expect(doorOf({ ...plain, text }, hills).kind).toBe('closed')
  })

  test('三不管 and 多头管 are gaps between offices and stay in the ordinary way (S0-31)', () => {
    for (const clue of ['nobody', 'many'] as const)
      expect(doorOf({ ...plain, wish: 'clue', clue }, hills).kind).toBe('open')
  })

  test('the reason is said without the officer’s name, and the level above is named', () => {
    const door = doorOf({ ...plain, text: '赵大明收钱' }, hills)
    if (door.kind === 'open') throw new Error('the door stood open')
    expect(door.why.map(doorReasonText).join()).not.toContain('赵大明')
    expect(levelAbove(hills)).toBe('山河县人民政府')
  })
})
