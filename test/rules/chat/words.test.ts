import { describe, expect, test } from 'vitest'
import {
  areaOf,
  areaOptions,
  clueOf,
  clueOptions,
  dayIn,
  nameModeOf,
  nameOptions,
  pickOption,
  timeOf,
  wishOf,
  wishOptions,
} from '#rules/chat/understand.ts'
import { hills } from '../journey/fixture.ts'

const today = '2026-05-06'

describe('A4.2 an option by its words, its value or its number', () => {
  const options = [
    { value: 'a', label: '第一种，情形' },
    { value: 'b', label: '第二种' },
  ]
  test.each<[string, string | null]>([
    ['第一种情形。', 'a'],
    [' 第二种！', 'b'],
    ['b', 'b'],
    ['2', 'b'],
    ['第1个', 'a'],
    ['２条', 'b'],
    ['1项', 'a'],
    ['3', null],
    ['0', null],
    ['21x', null],
    ['第三', null],
    ['x1', null],
    ['', null],
  ])('«%s»', (line, value) => {
    expect(pickOption(line, options)).toBe(value)
  })
})

test.each<[string, string | null]>([
  ['请你们去查、去管', 'check'],
  ['7', 'clue'],
  ['查一下吧', 'check'],
  ['帮我调解', 'settle'],
  ['求助', 'help'],
  ['想问一件事', 'ask'],
  ['我有建议', 'suggest'],
  ['工作人员态度差', 'conduct'],
  ['都不管', 'clue'],
  ['随便', null],
  ['一二三四五六七八九十一二三四五六七八建议', 'suggest'],
  ['一二三四五六七八九十一二三四五六七八九建议', null],
])('a wish in own words: «%s»', (line, wish) => {
  expect(wishOf(line)).toBe(wish)
})

test.each<[string, string | null]>([
  ['1', 'nobody'],
  ['就是多头管', 'many'],
  ['以批代', 'permit_instead'],
  ['以罚代管了', 'fine_instead'],
  ['不知道', null],
])('a clue: «%s»', (line, clue) => {
  expect(clueOf(line)).toBe(clue)
})

test.each<[string, string | null]>([
  ['匿名', 'anonymous'],
  ['我不想留', 'anonymous'],
  ['请保密', 'withheld'],
  ['不要公开', 'withheld'],
  ['实名', 'real'],
  ['可以留名字', 'real'],
  ['2', 'withheld'],
  ['留姓名和联系方式', 'real'],
  ['嗯', null],
  ['匿'.repeat(20), null],
  [`${'一'.repeat(19)}匿名`, null],
  [`${'一'.repeat(18)}匿名`, 'anonymous'],
])('whether to leave a name: «%s»', (line, mode) => {
  expect(nameModeOf(line)).toBe(mode)
})

test('the buttons say what their values are', () => {
  expect(wishOptions[0]).toEqual({ value: 'check', label: '请你们去查、去管' })
  expect(clueOptions.map((o) => o.value)).toEqual([
    'nobody',
    'many',
    'permit_instead',
    'fine_instead',
  ])
  expect(nameOptions).toEqual([
    { value: 'real', label: '留姓名和联系方式' },
    { value: 'withheld', label: '留姓名，但请保密' },
    { value: 'anonymous', label: '匿名' },
  ])
  expect(areaOptions(hills)[1]).toEqual({ value: 'east', label: '东村' })
})

describe('where', () => {
  test.each<[string, string | null, string]>([
    ['青山镇', 'hills', ''],
    ['1', 'hills', ''],
    ['不在山河县', 'elsewhere', ''],
    ['记不清了', 'unsure', ''],
    ['山河县青山镇的路口', 'hills', '山河县青山镇的路口'],
    ['青山镇东村口', 'east', '青山镇东村口'],
    ['老街12号', null, '老街12号'],
  ])('«%s»', (line, area, spot) => {
    expect(areaOf(line, hills)).toEqual({ area, spot })
  })
  test('of two equally deep the longer name', () => {
    const areas = [
      { id: 'c', name: '县', level: 'county' as const },
      { id: 'a', name: '东村', level: 'village' as const, parent: 'c' },
      { id: 'b', name: '小东村', level: 'village' as const, parent: 'c' },
    ]
    expect(areaOf('在小东村里', { areas, level: 'county' }).area).toBe('b')
  })
})

describe('when', () => {
  test.each<[string, string | null]>([
    ['2026-05-06', '2026-05-06'],
    ['2026-05-07', null],
    ['2026.5.1', '2026-05-01'],
    ['2026年5月1日', '2026-05-01'],
    ['1949-12-31', null],
    ['1950-01-01', '1950-01-01'],
    ['2026-13-01', null],
    ['5月6日', today],
    ['5月7日', '2025-05-07'],
    ['12/31', '2025-12-31'],
    ['５月１号晚上', '2026-05-01'],
    ['3天前', '2026-05-03'],
    ['10天以前', '2026-04-26'],
    ['大前天', '2026-05-03'],
    ['前天', '2026-05-04'],
    ['前晚', '2026-05-04'],
    ['昨天', '2026-05-05'],
    ['昨晚', '2026-05-05'],
    ['今早', today],
    ['刚才', today],
    ['以前', null],
  ])('«%s»: %s', (line, day) => {
    expect(dayIn(line, today)).toBe(day)
  })
  test.each<[string, object | null]>([
    ['经常发生', { time: 'often', day: '', timeWords: '' }],
    ['2', { time: 'often', day: '', timeWords: '' }],
    ['2026-05-01', { time: 'day', day: '2026-05-01', timeWords: '' }],
    ['5月1日', { time: 'day', day: '2026-05-01', timeWords: '' }],
    ['昨天晚上', { time: 'day', day: '2026-05-05', timeWords: '昨天晚上' }],
    ['每天晚上', { time: 'often', day: '', timeWords: '每天晚上' }],
    ['现在还在响', { time: 'now', day: '', timeWords: '现在还在响' }],
    ['忘了', { time: 'unsure', day: '', timeWords: '' }],
    ['很久', null],
    [`每天${'晚'.repeat(200)}`, { time: 'often', day: '', timeWords: `每天${'晚'.repeat(98)}` }],
  ])('«%s»', (line, time) => {
    expect(timeOf(line, today)).toEqual(time)
  })
})
