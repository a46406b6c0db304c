import { describe, expect, it } from 'vitest'
import { packed, stepped, unpacked } from '#rules/search/codec.ts'
import {
  lawAsked,
  lawsNamed,
  lawTerms,
  lawToken,
  plainTitle,
  type LawNames,
} from '#rules/search/laws.ts'
import { characterFile, fileOf, indexFiles, layoutOf } from '#rules/search/layout.ts'
import {
  initialsOf,
  initialToken,
  latinTokens,
  plainSound,
  readings,
  soundToken,
} from '#rules/search/sound.ts'
import { characterTable, spokenTokens } from '#rules/search/spoken.ts'
import { tokens } from '#rules/text/tokens.ts'

describe('postings as text', () => {
  it('a weight is the nearest of fifty-nine steps, a seventh apart', () => {
    expect([0.05, 0.0575, 1, 60].map(stepped)).toEqual([0.05, 0.0575, 0.941, 62.3])
    expect([0, 0.000001, 0.05].map(stepped)).toEqual([0.05, 0.05, 0.05])
    expect(stepped(1e9)).toBe(stepped(1e12))
    expect(stepped(1e9)).toBeGreaterThan(150)
    const steps = new Set(Array.from({ length: 3000 }, (_, n) => stepped(0.04 * 1.003 ** n)))
    expect(steps.size).toBe(59)
  })
  it('distances in base 32, none for the next one', () => {
    expect(packed([[0, 0.05]])).toBe('A')
    expect(packed([[1, 0.05]])).toBe('2A')
    expect(
      packed([
        [0, 0.05],
        [1, 0.0575],
        [34, 0.0001],
      ]),
    ).toBe('AB11A')
    expect(packed([])).toBe('')
    expect(unpacked('AB11A')).toEqual([
      [0, 0.05],
      [1, 0.0575],
      [34, 0.05],
    ])
    expect(unpacked('A1')).toEqual([[0, 0.05]])
    expect(unpacked('')).toEqual([])
  })
})

describe('laws by name and article', () => {
  const names: LawNames = [
    ['水法', 0],
    ['治安管理处罚法', 1],
    ['水污染防治法', 2],
    ['水土保持法', 3],
    ['水土保持法实施条例', 4],
    ['治安法', 1],
    ['水上交通安全法', 5],
    ['水库大坝安全管理办法', 6],
  ]
  const asked = (query: string) => lawAsked(query, tokens(query))
  it.each([
    ['治安法58条', { name: '治安法', article: 58 }],
    ['请看《水法》', { name: '请看水法', article: null }],
    ['水法 第三条 第四条', { name: '水法', article: 3 }],
    ['某条例', { name: '某条例', article: null }],
    ['某办法', { name: '某办法', article: null }],
    ['某规定', { name: '某规定', article: null }],
    ['某细则', { name: '某细则', article: null }],
    ['某通则', { name: '某通则', article: null }],
    ['民法典', { name: '民法典', article: null }],
    ['甲法，乙法', { name: '乙法', article: null }],
    ['法', null],
    ['第三条', null],
    ['噪声', null],
    ['', null],
    [`${'长'.repeat(79)}水法`, null],
  ])('«%s»', (query, law) => expect(asked(query)).toEqual(law))
  it.each([
    ['水法', [0]],
    ['治安管理处罚法', [1]],
    ['治安法', [1]],
    ['治处法', [1]],
    ['查治处法', [1]],
    ['水安法', [5, 6]],
    ['水土法', [3, 4]],
    ['水法法', []],
    ['土法', []],
    ['法', []],
    ['', []],
  ])('«%s» means %o', (name, laws) => expect(lawsNamed(names, name)).toEqual(laws))
  it('of many that it shortens the three shortest', () => {
    const many: LawNames = [
      ['水一二三法', 1],
      ['水一法', 2],
      ['水一二法', 3],
      ['水一二三四法', 4],
    ]
    expect(lawsNamed(many, '水一法')).toEqual([2])
    expect(lawsNamed([...many.slice(0, 1), ...many.slice(2)], '水一法')).toEqual([3, 1, 4])
    expect(lawsNamed([...many, ['水零一法', 9]], '水零法')).toEqual([9])
    expect(
      lawsNamed(
        [['水一二三四五法', 7], ...many.slice(2), ['水一二三法', 1], ['水一二六法', 8]],
        '水一法',
      ),
    ).toHaveLength(3)
  })
  it('the article above everything, and the likeliest law itself', () => {
    expect([lawToken(3), lawToken(3, 7)]).toEqual(['§3', '§3.7'])
    expect(plainTitle('《某〈甲〉“乙”法》')).toBe('某甲乙法')
    expect(lawTerms(names, { name: '水法', article: null })).toEqual([{ term: '§0', boost: 2 }])
    const short: LawNames = [
      ['甲乙一法', 0],
      ['甲乙二三法', 1],
    ]
    expect(lawTerms(short, { name: '甲乙法', article: 9 })).toEqual([
      { term: '§0.9', boost: 8 },
      { term: '§1.9', boost: 8 },
      { term: '§0', boost: 2 },
    ])
    expect(lawTerms(short, { name: '丁法', article: 9 })).toEqual([])
  })
})

describe('how the index lies in files', () => {
  it('grows with the items', () => {
    expect(layoutOf(0)).toEqual({ words: 64, rare: 64, characters: 32, leaves: 0 })
    expect(layoutOf(250)).toEqual({ words: 64, rare: 64, characters: 32, leaves: 11 })
    expect(layoutOf(251)).toEqual({ words: 128, rare: 96, characters: 32, leaves: 11 })
    expect(layoutOf(48).leaves).toBe(2)
    expect(layoutOf(49).leaves).toBe(3)
  })
  it('names every file, and puts each term in one of them', () => {
    const files = indexFiles(30)
    expect(files.slice(0, 3)).toEqual(['head.json', 'laws.json', 'w0.json'])
    expect(files).toHaveLength(2 + 64 + 64 + 32 + 2)
    expect(new Set(files).size).toBe(files.length)
    for (const name of ['w63.json', 's0.json', 's63.json', 'a0.json', 'a31.json', 'c1.json'])
      expect(files).toContain(name)
    const layout = layoutOf(30)
    const hash = (text: string) =>
      [...text].reduce((value, c) => {
        const mixed = (value ^ BigInt(c.codePointAt(0) ?? 0)) * 2654435761n
        return mixed & 0xffffffffn
      }, 0n) >> 8n
    for (const term of ['占道', 'ktv', '第3', '第条', '2第3条', 'a~b', '𠮷'])
      expect(fileOf(term, layout), term).toBe(
        term === '第3' ? `s${hash(term) % 64n}.json` : `w${hash(term) % 64n}.json`,
      )
    for (const term of ['~zan.dao', '=zdjy', '§3.7', '*占', '第36条'])
      expect(fileOf(term, layout), term).toBe(`s${hash(term) % 64n}.json`)
    expect(characterFile('占', layout)).toBe(`a${hash('占') % 32n}.json`)
  })
})

describe('words by their sound', () => {
  it.each([
    ['zhang', 'zan'],
    ['shing', 'sin'],
    ['cheng', 'cen'],
    ['wang', 'wan'],
    ['long', 'long'],
    ['lü', 'lu'],
    ['nv', 'nu'],
    ['lve', 'lue'],
    ['jv', 'jv'],
    ['hai', 'hai'],
    ['azha', 'azha'],
    ['angs', 'angs'],
  ])('%s sounds like %s', (sound, plain) => expect(plainSound(sound)).toBe(plain))
  it('tokens', () => {
    expect(soundToken('zhan', 'dao')).toBe('~zan.dao')
    expect(initialToken('zdjy')).toBe('=zdjy')
    expect(initialsOf('a')).toEqual([])
    expect(initialsOf('ab')).toEqual(['=ab'])
    expect(initialsOf('abcd')).toEqual(['=abcd'])
    expect(initialsOf('abcde')).toEqual(['=abcde', '=abcd', '=bcde'])
    expect(initialsOf('abcdefgh')[0]).toBe('=abcdefgh')
    expect(initialsOf('abcdefghi')[0]).toBe('=abcd')
    expect(initialsOf('abcdefghi')).toHaveLength(6)
  })
  it('letters as syllables, long ones first', () => {
    expect(readings('zhandao')[0]).toEqual(['zhan', 'dao'])
    expect(readings('zhandao', 99)).toEqual([
      ['zhan', 'dao'],
      ['zhan', 'da'],
    ])
    expect(readings('xian', 99)).toEqual([['xian'], ['xi', 'an'], ['xi', 'a']])
    expect(readings('zhandaoj')[0]).toEqual(['zhan', 'dao'])
    expect(readings('zj')).toEqual([])
    expect(readings('')).toEqual([[]])
    expect(readings('ananananan', 4)).toHaveLength(4)
  })
  it('what letters may stand for', () => {
    expect(latinTokens('zhandao')).toEqual(['~zan.dao', '~zan.da'])
    expect(latinTokens('zdjy')).toEqual(['=zdjy'])
    expect(latinTokens('dao')).toEqual(['=dao'])
    expect(latinTokens('zhandaojingying')).toEqual(['~zan.dao', '~dao.jin', '~jin.yin'])
  })
  it('what a text sounds like', () => {
    expect(spokenTokens('占道，经营')).toEqual(['~zan.dao', '=zd', '~jin.yin', '=jy'])
    expect(spokenTokens('狗')).toEqual([])
    expect(spokenTokens('ABC')).toEqual([])
    const thirteen = '占道经营占道经营占道经营占'
    expect(spokenTokens(thirteen).filter((t) => t.startsWith('='))).toEqual([])
    expect(spokenTokens(thirteen.slice(1)).filter((t) => t.startsWith('=')).length).toBeGreaterThan(
      0,
    )
  })
  it('every everyday character with its sound, and what is written for it', () => {
    const table = characterTable()
    expect(table.size).toBe(3755)
    expect(['折', '拆', '一'].map((c) => table.get(c))).toEqual(['ze拆析', 'cai折析', 'yi'])
  })
})
