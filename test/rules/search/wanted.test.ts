import { describe, expect, it } from 'vitest'
import {
  beginning,
  charactersFor,
  firstLook,
  queryLimit,
  secondLook,
  tokenLimit,
  wantedOf,
} from '#rules/search/wanted.ts'

const none = { laws: [], characters: new Map<string, string>() }
const nothing = () => false
const has =
  (...known: string[]) =>
  (term: string) =>
    known.includes(term)

describe('what a query looks for', () => {
  it.each([
    ['占道', { exact: ['占道'], starts: [], latin: [] }],
    ['狗', { exact: ['狗'], starts: ['狗'], latin: [] }],
    ['狗 猫 鸡', { exact: ['狗', '猫', '鸡'], starts: ['狗', '猫', '鸡'], latin: [] }],
    ['狗 猫 鸡 鸭', { exact: ['狗', '猫', '鸡', '鸭'], starts: [], latin: [] }],
    ['投诉占道', { exact: ['诉占', '占道'], starts: [], latin: [] }],
    ['举报', { exact: ['举报'], starts: [], latin: [] }],
    ['KTV zhan dao', { exact: ['ktv', 'zhan', 'dao'], starts: [], latin: ['ktvzhandao'] }],
    ["zhan'dao", { exact: ['zhan', 'dao'], starts: [], latin: ['zhandao'] }],
    ['ab占cd ab', { exact: ['ab', '占', 'cd'], starts: ['占'], latin: ['ab', 'cdab'] }],
    ['', { exact: [], starts: [], latin: [] }],
  ])('«%s»', (query, wanted) =>
    expect(wantedOf(query)).toEqual({ ...wanted, law: null, cut: false }),
  )
  it('limits: signs, words, letters', () => {
    expect(wantedOf('x'.repeat(queryLimit)).cut).toBe(false)
    expect(wantedOf('x'.repeat(queryLimit + 1)).cut).toBe(true)
    const many = Array.from({ length: 300 }, (_, n) => `a${n}`).join(' ')
    expect(wantedOf(many).exact).toHaveLength(tokenLimit)
    expect(wantedOf('x'.repeat(40)).latin).toHaveLength(1)
    expect(wantedOf('x'.repeat(41)).latin).toEqual([])
    expect(wantedOf(`${'，'.repeat(200)}abc`).latin).toEqual([])
    expect(wantedOf('水法3条').law).toEqual({ name: '水法', article: 3 })
  })
  it('a word that only asks counts for less', () => {
    expect(firstLook(wantedOf('投诉'))).toEqual([{ term: '投诉', boost: 0.3 }])
    expect(firstLook(wantedOf('占道 ktv'))).toEqual([
      { term: '占道', boost: 1 },
      { term: 'ktv', boost: 1 },
    ])
  })
  const characters = new Map([
    ['折', 'ze拆析'],
    ['除', 'cu'],
    ['拖', 'tuo施'],
    ['钱', 'qian'],
  ])
  const look = (query: string, known = nothing as (term: string) => boolean) =>
    secondLook(wantedOf(query), known, { laws: [], characters })
  it('the second look at words that nobody knows: sound, turned, alike', () => {
    expect(charactersFor(wantedOf('折除'), nothing)).toEqual(['折', '除'])
    expect(charactersFor(wantedOf('折除'), has('折除'))).toEqual([])
    expect(look('折除')).toEqual([
      { term: '~ze.cu', boost: 0.7 },
      { term: '除折', boost: 0.6 },
      { term: '拆除', boost: 0.6 },
      { term: '析除', boost: 0.6 },
    ])
    expect(look('折除', has('折除'))).toEqual([])
    expect(look('无名')).toEqual([{ term: '名无', boost: 0.6 }])
    expect(look('不除')).toEqual([])
    expect(look('投诉')).toEqual([])
  })
  it('the outer two of three, where the middle may be one too many', () => {
    expect(look('拖钱折', has('拖钱'))).toEqual([
      { term: '~qian.ze', boost: 0.7 },
      { term: '折钱', boost: 0.6 },
      { term: '拖折', boost: 0.8 },
      { term: '钱拆', boost: 0.6 },
      { term: '钱析', boost: 0.6 },
    ])
    expect(look('拖钱 除折', has('拖钱')).map((t) => t.term)).not.toContain('拖折')
  })
  it('no more than six, of three words, and none where most is known or a law is asked', () => {
    expect(look('折除 拖钱 钱折 除拖')).toHaveLength(6)
    expect(look('折除 甲乙 丙丁 戊己', has('甲乙', '丙丁', '戊己'))).toEqual([])
    expect(look('折除 甲乙 丙丁', has('甲乙', '丙丁'))).toHaveLength(4)
    expect(look('折除法').filter((t) => t.boost === 0.7)).toEqual([])
    const nine = '甲一 甲二 甲三 甲四 甲五 甲六 甲七 甲八 折除'
    expect(look(nine)).toEqual([])
    expect(look(nine.slice(3)).length).toBeGreaterThan(0)
  })
  it('beginnings, letters and laws', () => {
    expect(beginning('狗')).toBe('*狗')
    expect(look('狗', has('狗'))).toEqual([{ term: '*狗', boost: 0.5 }])
    expect(look('zhandao')).toEqual([
      { term: '~zan.dao', boost: 1 },
      { term: '~zan.da', boost: 1 },
    ])
    expect(look('zhandao', has('zhandao'))).toEqual([])
    const named = secondLook(wantedOf('水法3条'), nothing, { ...none, laws: [['水法', 0]] })
    expect(named.slice(0, 2)).toEqual([
      { term: '§0.3', boost: 8 },
      { term: '§0', boost: 2 },
    ])
  })
})
