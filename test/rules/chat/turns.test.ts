import { describe, expect, test } from 'vitest'
import { lastSaid, reply } from '#rules/chat/reply.ts'
import { newChat, type Chat } from '#rules/chat/state.ts'
import { noAnswers } from '#rules/journey/answers.ts'
import { at, card, full, ground, whole } from './ground.ts'

describe('A4.2 the whole answer to a line', () => {
  const ready = whole.reduce((chat, line) => reply(chat, line, ground).chat, newChat())
  const says = (line: string, chat = ready) => reply(chat, line, ground)
  test('nothing, too much, and what is no answer', () => {
    expect(says('', at('wish')).says[0]).toBe('请从下面选一个，写序号也行。')
    expect(says('', at('wish')).chat.heard).toBe(0)
    const long = says('长'.repeat(5001), at('wish'))
    expect([long.says[0]?.slice(0, 8), long.unsent, long.chat.heard]).toEqual([
      '写了5001个字',
      '长'.repeat(5001),
      0,
    ])
    expect(says('长'.repeat(5000), at('story')).unsent).toBeUndefined()
    expect(says('呃', at('wish'))).toMatchObject({
      says: ['请从下面选一个，写序号也行。', '您希望我们做什么？'],
      chat: { ask: 'wish', heard: 1, last: '呃' },
    })
  })
  test('the opening question stands in what was said', () => {
    const first = says('工地夜里施工', newChat())
    expect(first.chat.turns.map((t) => t.by)).toEqual(['program', 'you', 'program'])
    expect(first.chat.log).toEqual([{ line: '工地夜里施工', on: '2026-05-06' }])
    expect(
      says('第二句', first.chat)
        .chat.turns.slice(3)
        .map((t) => t.by),
    ).toEqual(['you', 'program', 'program'])
  })
  test('a line sent twice is taken once', () => {
    const once = says('昨天', at('time', { ...full, time: '' }))
    const twice = reply(once.chat, ' 昨天 ', ground, 0)
    expect(twice).toEqual({ chat: once.chat, says: once.says, options: once.options, again: true })
    expect(reply(once.chat, '昨天', ground, 1).again).toBeUndefined()
    expect(reply(once.chat, '前天', ground, 0).again).toBeUndefined()
    expect(lastSaid(once.chat).map((t) => t.text)).toEqual(once.says)
  })
  test('back, one question at a time', () => {
    const back = (ask: Chat['ask']) => says('上一步', at(ask))
    expect(
      (['ready', 'name', 'evidence', 'time', 'spot', 'area', 'wish', 'story'] as const).map(
        (a) => back(a).chat.ask,
      ),
    ).toEqual(['name', 'evidence', 'time', 'spot', 'area', 'wish', 'story', 'story'])
    expect(back('name').says[0]).toBe('好，回到上一步。')
  })
  test('a correction with its answer, and without', () => {
    expect(says('改一下地点')).toMatchObject({
      says: ['好，改这一项。', '事情发生在哪里？请选一个区域。'],
      chat: { ask: 'area', back: 'ready' },
    })
    for (const line of [
      '地点改成东村',
      '地点改为：东村',
      '换地点，换成东村',
      '地点写错了，应该是东村',
      '地点不对，是东村',
    ])
      expect(says(line).chat).toMatchObject({ ask: 'ready', back: null, answers: { area: 'east' } })
    expect(says('时间改成很久').chat).toMatchObject({ ask: 'time', back: 'ready' })
    expect(says('改一下事项', at('ready')).says[0]).not.toBe('好，改这一项。')
  })
  test('a restart is asked about; yes clears all but what was heard, no keeps all', () => {
    const asked = says('重来')
    expect(asked.chat).toMatchObject({ ask: 'restart', back: 'ready' })
    for (const line of ['确定重来', '是', '重来', '好', '好的']) {
      const fresh = says(line, asked.chat)
      expect(fresh.says[0]).toBe('好，重新开始。')
      expect(fresh.chat).toMatchObject({
        ask: 'story',
        answers: noAnswers,
        last: line,
        heard: asked.chat.heard + 1,
      })
    }
    for (const line of ['不，接着填', '不确定', '算了']) {
      const kept = says(line, asked.chat)
      expect(kept.says[0]).toBe('好，接着填，原来的都在。')
      expect(kept.chat).toMatchObject({ ask: 'ready', back: null, answers: ready.answers })
    }
    expect(says('不', at('restart', { ...full, area: '' })).chat.ask).toBe('area')
  })
  test('danger is told once; what was said once is not said again', () => {
    const fire = says('仓库着火了', newChat())
    expect([fire.says[0], fire.chat.answers.called]).toEqual(['【先打119】', true])
    expect(says('我再补充一句话，着火的仓库还没人管', fire.chat).says).not.toContain('【先打119】')
    const civil = says('邻居离婚闹得很', newChat())
    expect(civil.says[0]).toBe('【民事纠纷】')
    expect(says('补充一下我说的离婚的事情经过是这样', civil.chat).says).not.toContain(
      '【民事纠纷】',
    )
  })
  test('what accuses the office is given back, and what was answered besides stays', () => {
    const before = at('wish', { ...full, wish: '', story: '他们收钱' }, { heard: 4 })
    const closed = says('1', { ...before, ask: 'story' })
    expect(closed.unsent).toBeUndefined()
    const told = says('执法队收钱办事', at('story', full, { heard: 4 }))
    expect(told).toMatchObject({
      unsent: '执法队收钱办事',
      says: ['【不收，请打12388】', expect.stringMatching(/^请说说/)],
    })
    expect(told.chat).toMatchObject({
      ask: 'story',
      heard: 5,
      answers: { ...full, story: '', wish: '', item: '', clue: '' },
    })
  })
  test('through a restricted door it is said, no card is offered, and the story stays', () => {
    const watched = {
      ...ground,
      door: () => ({ kind: 'restricted' as const, audience: 'w', why: [] }),
    }
    const told = reply(newChat(), '工地施工的事', watched)
    expect([told.says[0], told.chat.offered, told.chat.answers.story]).toEqual([
      '【不收，请打12388】',
      [],
      '工地施工的事',
    ])
    const open = reply(newChat(), '工地施工的事', ground)
    expect(open.chat.offered).toEqual([card])
    expect(reply(newChat({ item: 'x' }), '工地施工的事', ground).chat).toMatchObject({
      offered: [],
      itemSettled: true,
    })
  })
})
