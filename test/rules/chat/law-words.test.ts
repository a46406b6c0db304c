import { describe, expect, test } from 'vitest'
import { intentOf } from '#rules/chat/intent.ts'
import { lawAnswer, subjectOf } from '#rules/chat/law.ts'
import { anItem, inventedFacts } from '#test/rules/catalogue/fixture.ts'
import { invented } from '#test/rules/route/places.ts'

const today = '2026-05-06'
const penalises = (article: string) => ({ law: '甲法', article, role: 'penalises' })
const items = [
  anItem('jianshe-001', {
    title: '乱倒建筑垃圾',
    kinds: ['警告', '罚款'],
    basis: [penalises('第五条'), { law: '乙法', article: '第二条', role: 'prohibits' }],
  }),
  anItem('jianshe-002', { title: '破坏绿地', kinds: ['警告'], tiers: [] }),
  anItem('nongye-001', {
    title: '毒鱼电鱼',
    tiers: [],
    fineWithoutAmount: true,
    basis: ['第一条', '第二条', '第三条', '第四条', '第五条'].map(penalises),
  }),
  anItem('shengtai-001', { title: '露天烧秸秆' }),
]
const place = invented()
const ask = (about: 'penalty' | 'level' | 'basis', item: string, area = '') =>
  lawAnswer(
    about,
    '这个呢？',
    { answers: { item, story: '', area }, topic: '' },
    { facts: inventedFacts(items, place), place, today },
  )

describe('A4.7 an answer of law, whole', () => {
  const link = (n: number) => ({ label: items[n]?.title, path: `/hills/items/${items[n]?.id}/` })
  const boundary = '幅度是法律规定的范围，具体处罚由执法机关依裁量基准决定。以法律原文和公告为准。'
  test('the range with its article; no amount, no fine', () => {
    expect(ask('penalty', 'jianshe-001')).toEqual({
      said: {
        text: `“乱倒建筑垃圾”：可以给的处罚有警告、罚款。罚款范围：拒不改正，100元以上1000元以下。依据《甲法》第五条（处罚）。\n${boundary}`,
        links: [link(0)],
      },
      topic: 'jianshe-001',
    })
    expect(ask('penalty', 'jianshe-002').said.text).toBe(
      `“破坏绿地”：可以给的处罚有警告。目录里这一项没有罚款。依据《甲法》第五条（处罚）。\n${boundary}`,
    )
    expect(ask('penalty', 'nongye-001').said.text).toContain(
      '法条写了罚款，没有写数额。依据《甲法》第一条（处罚）；《甲法》第二条（处罚）；《甲法》第三条（处罚）；《甲法》第四条（处罚）。',
    )
  })
  test('the articles, those that forbid behind those that penalise', () => {
    expect(ask('basis', 'jianshe-001').said).toEqual({
      text: '“乱倒建筑垃圾”依据《甲法》第五条（处罚）；《乙法》第二条（禁止）。\n以法律原文和公告为准。',
      links: [link(0)],
    })
  })
  test('who acts, in whose name, on which level, with the way there', () => {
    const team = { label: '青山镇综合行政执法队', path: '/hills/bodies/team/' }
    const told = ask('level', 'jianshe-001', 'hills')
    expect(told.said.text).toMatch(
      /^“乱倒建筑垃圾”由青山镇综合行政执法队办（赋权），以青山镇人民政府的名义。在乡镇（街道）这一级办。在这里反映就行，不会让您自己再找一家。\n.+（.+）$/s,
    )
    expect(told).toMatchObject({ said: { links: [link(0), team] }, topic: 'jianshe-001' })
    expect(ask('level', 'nongye-001', 'hills').said.text).toContain(
      '（委托），以县级业务主管部门的名义。在乡镇（街道）这一级办。',
    )
    expect(ask('level', 'shengtai-001', 'hills').said.text).toMatch(
      /^“露天烧秸秆”由县综合行政执法局办（保留）。(在县（市、区）这一级办。)?在这里反映就行/,
    )
  })
  test('nothing is meant: it says so, and the topic stays', () => {
    const now = { answers: { item: '', story: '', area: '' }, topic: 'gone' }
    const none = lawAnswer('penalty', '这个呢？', now, {
      facts: inventedFacts(items, place),
      place,
      today,
    })
    expect(none).toEqual({
      said: {
        text: '目录里没有找到您问的事，我答不上来。请写明是什么事，例如“乱倒建筑垃圾罚多少”；也可以打12345问。',
      },
      topic: 'gone',
    })
    expect(
      lawAnswer(
        'penalty',
        '这个呢？',
        { ...now, topic: 'jianshe-002' },
        { facts: inventedFacts(items, place), place, today },
      ).topic,
    ).toBe('jianshe-002')
  })
  test('what of a question is its matter', () => {
    expect(
      ['请问乱倒垃圾罚多少钱？', '占道经营归谁管', '这个归镇里还是县里？', '毁林违反什么法？'].map(
        subjectOf,
      ),
    ).toEqual(['乱倒垃圾', '占道经营', '', '毁林'])
  })
})

describe('A4.2 what a line wants', () => {
  test.each<[string, Parameters<typeof intentOf>[1], object | null]>([
    ['重来', 'wish', { is: 'restart' }],
    ['从头再来！', 'wish', { is: 'restart' }],
    ['上一步', 'wish', { is: 'back' }],
    ['改一下地点', 'wish', { is: 'correct', ask: 'area' }],
    ['时间写错了', 'wish', { is: 'correct', ask: 'time' }],
    ['请把姓名改成匿名', 'wish', { is: 'correct', ask: 'name' }],
    ['我要换事项', 'wish', { is: 'correct', ask: 'item' }],
    ['照片选错了', 'wish', { is: 'correct', ask: 'evidence' }],
    ['诉求不对', 'wish', { is: 'correct', ask: 'wish' }],
    ['修改内容', 'story', { is: 'correct', ask: 'story' }],
    ['改的东西', 'wish', null],
    ['我家的地址被人改成了另一个地方', 'story', null],
    ['我家的地址被人改成了另一个地方', 'wish', { is: 'correct', ask: 'area' }],
    ['罚多少？', 'wish', { is: 'question', about: 'penalty' }],
    ['罚款五百元', 'wish', null],
    ['多久答复', 'wish', { is: 'question', about: 'deadline' }],
    ['我想知道要等多久才能给我一个答复呀', 'wish', null],
    ['我该怎么办？', 'story', { is: 'question', about: 'unknown' }],
    ['我该怎么办', 'story', null],
    ['我该怎么办？', 'wish', null],
    ['', 'wish', null],
    ['，。！', 'wish', null],
  ])('«%s» at %s', (line, at, wanted) => {
    expect(intentOf(line, at)).toEqual(wanted)
  })
  test('short lines alone are more than an answer: 24 signs, a question of law 40', () => {
    const law = (n: number) => intentOf(`${'路'.repeat(n - 3)}罚多少？`, 'wish')
    expect([law(40), law(41)]).toEqual([{ is: 'question', about: 'penalty' }, null])
    const plain = (n: number) => intentOf(`${'路'.repeat(n - 4)}多久答复？`, 'wish')
    expect([plain(24), plain(25)]).toEqual([{ is: 'question', about: 'deadline' }, null])
    const told = (n: number) => intentOf(`${'路'.repeat(n - 4)}多久答复`, 'wish')
    expect([told(14), told(15)]).toEqual([{ is: 'question', about: 'deadline' }, null])
  })
})
