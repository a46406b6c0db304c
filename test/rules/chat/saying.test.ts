import { describe, expect, test } from 'vitest'
import { diversions, childInNeed } from '#rules/chat/divert.ts'
import {
  answerTo,
  notUnderstood,
  opening,
  personText,
  question,
  windowText,
} from '#rules/chat/say.ts'
import { asks, newChat } from '#rules/chat/state.ts'
import { body } from '#rules/content/place.ts'
import { noAnswers } from '#rules/journey/answers.ts'
import { hills } from '../journey/fixture.ts'
import { ground } from './ground.ts'

const line = (number: string) => ({ number, name: '热线', use: `打${number}`, source: '演示' })
const team = (more: object) =>
  body.parse({
    id: 'team',
    name: '某队',
    kind: 'township',
    duty: '办',
    source: { document: 'd', seen: '2026-01-01' },
    ...more,
  })

describe('how to reach a person', () => {
  test('as published, or «未公布»', () => {
    const say = (more: object) =>
      personText({ firstResponder: 'team', bodies: [team(more)] }, [line('12345')])
    expect(say({})).toBe('找人办：某队电话未公布，窗口未公布；也可以打12345。')
    expect(say({ phone: '0571-1', address: '某路1号', hours: '工作日' })).toBe(
      '找人办：某队电话0571-1，窗口某路1号，工作日；也可以打12345。',
    )
    expect(personText({ firstResponder: 'none', bodies: [] }, [])).toBe(
      '找人办：首问单位电话未公布，窗口未公布；也可以打12345。',
    )
    expect([
      windowText(team({ address: '某路' })),
      windowText(team({ hours: '工作日' })),
      windowText(undefined),
    ]).toEqual(['某路', '未公布', '未公布'])
  })
  test('stands in the opening, behind what the program is and what it stores', () => {
    const said = opening(hills, [])
    expect(said).toHaveLength(3)
    expect(said[0]).toMatch(/^我是一个程序.*仅供参考/)
    expect(said[1]).toMatch(/24小时后删除.*不存进草稿/)
    expect(said[2]).toBe(personText(hills, []))
  })
})

describe('the open question', () => {
  const chat = { ...newChat(), offered: [{ value: 'a', label: '甲' }] }
  test('each asks in words of its own, and each says what was not understood', () => {
    const texts = asks.map((ask) => question(ask, chat, hills).text)
    expect(new Set(texts).size).toBe(asks.length)
    for (const text of texts) expect(text).toMatch(/[一-龥]{4}.*[。？）]$/)
    for (const ask of asks) expect(notUnderstood[ask]).toMatch(/[一-龥]{4}.*。$/)
  })
  test.each<[(typeof asks)[number], RegExp, string[]]>([
    ['story', /^请说说发生了什么事/, []],
    ['wish', /希望我们做什么/, ['check', 'settle', 'help', 'ask', 'suggest', 'conduct', 'clue']],
    ['clue', /哪一种情形/, ['nobody', 'many', 'permit_instead', 'fine_instead']],
    ['item', /^是不是这件事？选一个.*仅供参考/, ['a', 'none']],
    ['area', /请选一个区域/, ['hills', 'east', 'county', 'elsewhere', 'unsure']],
    ['spot', /具体在什么位置/, ['skip']],
    ['time', /什么时候的事/, ['now', 'often', 'day', 'unsure']],
    ['day', /哪一天/, ['skip']],
    ['evidence', /照片或者文件/, ['ready']],
    ['name', /要不要留姓名/, ['real', 'withheld', 'anonymous']],
    ['ready', /请看下面这张单子/, []],
    ['restart', /重来会清掉/, ['yes', 'no']],
  ])('%s', (ask, text, values) => {
    const { text: said, options } = question(ask, chat, hills)
    expect(said).toMatch(text)
    expect(options.map((o) => o.value)).toEqual(values)
    for (const { label } of options) expect(label).not.toBe('')
  })
  test('a story is asked for anew otherwise; a model’s words ask for the item', () => {
    const told = { ...chat, answers: { ...noAnswers, story: '甲' }, asked: '是扬尘吗？' }
    expect(question('story', told, hills)).toEqual({
      text: '请把事情重新说一遍，新的内容会代替原来的。',
      options: [],
    })
    expect(question('item', told, hills).text).toMatch(/^是扬尘吗？选一个/)
  })
})

describe('A4.2 questions in between', () => {
  const told = { answers: { ...noAnswers, story: '工地施工' }, topic: 't' }
  const about = (what: Parameters<typeof answerTo>[0], at = told) =>
    answerTo(what, '施工', at, ground.knowledge)
  test('of law and of who, from the catalogue; before anything was told «who» is about what was asked last', () => {
    expect(about('penalty')).toEqual({
      said: { text: '【penalty】', links: [{ label: '事项', path: '/hills/items/jianshe-001/' }] },
      topic: 'jianshe-001',
    })
    expect(about('who')).toEqual({ said: { text: '【归谁】' }, topic: 't' })
    expect(about('who', { ...told, answers: noAnswers }).said.text).toBe('【level】')
    expect(about('deadline', { ...told, answers: noAnswers })).toEqual({
      said: { text: '【期限】' },
      topic: 't',
    })
    expect(about('person').said).toEqual({ text: '【找人】' })
  })
  test.each<[Parameters<typeof answerTo>[0], RegExp, object[] | undefined]>([
    ['how', /一句一句说.*编号和查询码/, [{ label: '办事流程', path: '/hills/how/' }]],
    [
      'privacy',
      /要求保密的.*不进普通收件箱/,
      [{ label: '个人信息怎样保护', path: '/hills/privacy/' }],
    ],
    ['you', /我是一个程序.*不会编造答案/, undefined],
    ['erase', /24小时后自动删除/, [{ label: '个人信息怎样保护', path: '/hills/privacy/' }]],
    ['unknown', /答不上来.*【找人】$/, undefined],
  ])('%s', (what, text, links) => {
    const { said, topic } = about(what)
    expect(said.text).toMatch(text)
    expect(said.links).toEqual(links)
    expect(topic).toBe('t')
  })
})

describe('A4.9 what is said besides', () => {
  const special = (kind: 'police' | 'civil' | 'petition' | 'emergency' | 'discipline') => ({
    kind,
    name: '',
    advice: `【${kind}】`,
    hotlines: ['110', '000'],
    fields: [],
    cues: [],
    not: [],
  })
  const said = (story: string, ...kinds: Parameters<typeof special>[0][]) =>
    diversions(story, kinds.map(special), [line('110'), line('120')]).map((s) => s.text)
  test('one sentence that steers elsewhere, a crime beside it, with the known numbers', () => {
    expect(said('事', 'civil', 'petition', 'police')).toEqual([
      '【civil】\n110：打110',
      '【police】\n110：打110',
    ])
    expect(said('事', 'police', 'civil')).toEqual([
      '【police】\n110：打110',
      '【civil】\n110：打110',
    ])
    expect(said('事', 'emergency', 'discipline')).toEqual([])
    expect(said('事')).toEqual([])
  })
  test('a child in need stands before all', () => {
    const [first, ...rest] = said('孩子被打', 'civil')
    expect(first).toMatch(/^事情关系到孩子的安全.*\n110：打110\n120：打120$/)
    expect(rest).toEqual(['【civil】\n110：打110'])
    expect([childInNeed('孩子被打'), childInNeed('孩子上学'), childInNeed('老王被打')]).toEqual([
      true,
      false,
      false,
    ])
  })
})
