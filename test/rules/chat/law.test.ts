import { describe, expect, test } from 'vitest'
import { diversions, childInNeed } from '#rules/chat/divert.ts'
import { intentOf } from '#rules/chat/intent.ts'
import { lawAnswer, subjectOf } from '#rules/chat/law.ts'
import { facts } from '#test/kit/content.ts'

const all = facts()
const [place] = all.places.filter((p) => p.level === 'township')
if (!place) throw new Error('no township')
const today = '2026-11-22'
const blank = { answers: { item: '', story: '', area: '' }, topic: '' }
const ask = (about: 'penalty' | 'level' | 'basis', line: string, now = blank) =>
  lawAnswer(about, line, now, { facts: all, place, today })

describe('A4.7 questions are answered from the catalogue, and from nothing else', () => {
  test.each([
    ['乱倒建筑垃圾罚多少？', 'penalty'],
    ['占道经营会被罚款吗？', 'penalty'],
    ['这个归镇里还是县里？', 'level'],
    ['乱停车归街道还是区里管？', 'level'],
    ['毁林开荒违反什么法？', 'basis'],
    ['多久给答复？', 'deadline'],
    ['这事归谁管？', 'who'],
    ['怎么投诉？', 'how'],
    ['你们存了什么？', 'erase'],
    ['转人工', 'person'],
    ['能帮我打赢官司吗？', 'unknown'],
  ])('%s is a question about %s', (line, about) => {
    expect(intentOf(line, 'story')).toEqual({ is: 'question', about })
  })

  test.each([
    '工地夜里施工，罚了也没用，天天吵',
    '路边有人乱倒垃圾',
    '他们说罚款五百，我已经交了，可是垃圾还在',
  ])('a story is no question: %s', (line) => expect(intentOf(line, 'story')).toBeNull())

  test('the range stands as in the catalogue, with article, boundary sentence and page', () => {
    const { said, topic } = ask('penalty', '毁林开荒罚多少？')
    const item = all.items.find((i) => i.id === topic)
    expect(said.text).toContain(item?.title)
    for (const b of item?.basis.filter((row) => row.role === 'penalises') ?? [])
      expect(said.text).toContain(`《${b.law}》${b.article}`)
    expect(said.text).toContain('幅度是法律规定的范围')
    expect(said.links?.[0]?.path).toBe(`/${place.slug}/items/${topic}/`)
  })

  test('every sum that is said is a sum of an item that is linked', () => {
    for (const line of ['乱倒建筑垃圾罚多少？', '乱扔垃圾罚多少？', '露天烧秸秆罚多少？']) {
      const { said } = ask('penalty', line)
      const linked = (said.links ?? []).map((l) =>
        all.items.find((i) => l.path.includes(`/${i.id}/`)),
      )
      const sums = linked.flatMap((i) => i?.tiers.flatMap((t) => [t.min, t.max]) ?? [])
      for (const [, n = '', wan] of said.text.matchAll(/([0-9.]+)(万)?元/g))
        expect(sums).toContain(Math.round(Number(n) * (wan ? 1_000_000 : 100)))
    }
  })

  test('«这个» is what was asked before, or what was told', () => {
    const { topic } = ask('penalty', '毁林开荒罚多少？')
    const { said } = ask('level', '这个归镇里还是县里？', { ...blank, topic })
    expect(said.text).toContain(all.items.find((i) => i.id === topic)?.title)
    expect(said.links?.some((l) => l.path.includes('/bodies/'))).toBe(true)
    const story = { ...blank, answers: { ...blank.answers, story: '有人上山毁林开荒' } }
    expect(ask('level', '这个归镇里还是县里？', story).topic).toBe(topic)
  })

  test('what it does not know it says, with a person to ask', () => {
    for (const line of ['火星移民罚多少？', '罚多少？']) {
      const { said } = ask('penalty', line)
      expect(said.text).toContain('答不上来')
      expect(said.text).toContain('12345')
    }
  })

  test('the matter of a question without its question', () => {
    expect(subjectOf('请问乱倒建筑垃圾会罚多少钱？')).toBe('乱倒建筑垃圾')
    expect(subjectOf('这个归镇里还是县里？')).toBe('')
  })
})

describe('A4.9 diversions', () => {
  test('each special kind of content/ is said with its numbers, and none of them turns the case away', () => {
    for (const special of all.specials.filter(
      (s) => !['emergency', 'discipline'].includes(s.kind),
    )) {
      const [said] = diversions('随便什么事', [special], all.hotlines)
      expect(said?.text).toContain(special.advice)
      for (const number of special.hotlines) expect(said?.text).toContain(number)
    }
  })

  test('of several kinds the crime and one more are said', () => {
    const kinds = ['civil', 'consultation', 'police', 'many_heads']
    const found = kinds.flatMap((k) => all.specials.filter((s) => s.kind === k))
    expect(diversions('随便什么事', found, all.hotlines)).toHaveLength(2)
    expect(diversions('随便什么事', found, all.hotlines)[1]?.text).toContain('110')
  })

  test.each([
    ['邻居天天打孩子，孩子身上都是伤，被打得很厉害', true],
    ['隔壁天天打孩子，孩子身上都是伤', true],
    ['我家小孩走丢了', true],
    ['网吧让未成年人陪酒', true],
    ['学校门口小摊占道，学生走路不方便', false],
    ['孩子睡不着，楼上施工', false],
  ])('a child in need: %s', (story, is) => {
    expect(childInNeed(story)).toBe(is)
    expect(diversions(story, [], all.hotlines).some((s) => s.text.includes('110'))).toBe(is)
  })
})
