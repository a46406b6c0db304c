import { describe, expect, test } from 'vitest'
import { clausesOf, joined } from '#rules/classify/clauses.ts'
import { telling } from '#rules/classify/everyday.ts'
import { classedIn } from '#rules/classify/kinds/words.ts'
import { phrasesOf } from '#rules/classify/phrases.ts'
import { tellingOf } from '#rules/classify/telling-tokens.ts'

describe('a report as it is read', () => {
  const read = (text: string) => clausesOf(text).map((c) => `${c.sentence} ${c.text}`)
  test('clauses with the number of their sentence; small talk left out where anything else is said', () => {
    expect(read('路灯坏了，很黑。谢谢！没人修')).toEqual(['0 路灯坏了', '0 很黑', '2 没人修'])
    expect(read('谢谢您')).toEqual(['0 谢谢您'])
    expect(read('甲事\n乙事')).toEqual(['0 甲事', '1 乙事'])
    expect(read('尊敬的王书记，您好！路灯坏了')).toEqual(['0 路灯坏了'])
    expect(read('甲事  乙事；丙事、丁事')).toEqual(['0 甲事 乙事', '0 丙事', '0 丁事'])
    expect(read('')).toEqual([])
    expect(read('甲事！？乙事')).toEqual(['0 甲事', '1 乙事'])
  })
  test('personal numbers are masked, and eight thousand signs are read', () => {
    expect(read('电话13812345678').join()).not.toContain('138')
    expect(clausesOf('甲，'.repeat(5000))).toHaveLength(4000)
  })
  test('joined again, sentences apart', () => {
    expect(
      joined([
        { text: '甲', sentence: 0 },
        { text: '乙', sentence: 0 },
        { text: '丙', sentence: 2 },
      ]),
    ).toBe('甲，乙。丙')
    expect(joined([])).toBe('')
  })
})

test('how much a token tells', () => {
  expect(
    ['油烟', '无证', '大门', '不能', '不上', '我的', '的确', '一大', '', '建筑大'].map(telling),
  ).toEqual([1, 0.45, 0.45, 0, 0, 0, 0, 0.15, 0, 0.45])
  expect(tellingOf(['油烟', '烟大', '大门'])).toEqual(['油烟', '油烟大', '烟大', '烟大门', '大门'])
  expect(tellingOf(['油烟', '扰民', '油烟'])).toEqual(['油烟', '扰民'])
  expect(tellingOf(['ab', 'bc', 'c烟'])).toEqual(['ab', 'bc', 'c烟'])
  expect(tellingOf(['\u3400\u9fff', '\u9fff\u3400'])).toContain('\u3400\u9fff\u3400')
  expect(tellingOf(['一大', '大多', 'abc', '36条'])).toEqual(
    ['一大', '大多', 'abc', '36条'].filter((t) => telling(t) > 0),
  )
})

test('the longest phrase at each place, single signs too', () => {
  const { find } = phrasesOf([
    ['公交', 1],
    ['公交公司', 2],
    ['司', 3],
    ['交', 4],
    ['', 5],
  ])
  const found = (text: string) => find(text).map(({ phrase, at, value }) => [phrase, at, value])
  expect(found('公交公司')).toEqual([['公交公司', 0, 2]])
  expect(found('坐公交公')).toEqual([['公交', 1, 1]])
  expect(found('司交公交')).toEqual([
    ['司', 0, 3],
    ['交', 1, 4],
    ['公交', 2, 1],
  ])
  expect(found('公')).toEqual([])
  expect(find('')).toEqual([])
})

test('classed words, clause by clause', () => {
  const classes = { fire: ['着火', '起火'], now: ['现在', '着火'] }
  expect(classedIn('现在着火了，没有。起火', classes)).toEqual([
    [
      { word: '现在', classes: ['now'] },
      { word: '着火', classes: ['fire', 'now'] },
    ],
    [],
    [{ word: '起火', classes: ['fire'] }],
  ])
})
