import { expect, test } from 'vitest'
import { eventNames, type EventVerb } from '#rules/case/action.ts'
import {
  announced,
  announcement,
  isAnnounced,
  mostTries,
  urlFault,
  verdictOf,
  waitAfter,
} from '#rules/platforms/announce.ts'

test('a platform is told numbers and names of things, and nothing of a person (on-the-page 3)', () => {
  const of = {
    number: 'LX-1',
    foreignId: 'F1',
    channel: 'web',
    kind: 'report',
    status: 'accepted',
    place: 'lingxi',
    area: 'a',
    itemId: 'i',
    owner: 'o',
    firstResponder: 'r',
    chainLength: 4,
  }
  const more = { ...of, text: '秘密', spot: '桥头', name: '甲' }
  expect(announcement(more, 'accepted', Date.UTC(2026, 4, 6))).toEqual({
    type: 'case.accepted',
    at: '2026-05-06T08:00:00+08:00',
    place: 'lingxi',
    case: {
      number: 'LX-1',
      foreignNumber: 'F1',
      channel: 'web',
      kind: 'report',
      status: 'accepted',
      item: 'i',
      area: 'a',
      owner: 'o',
      firstResponder: 'r',
      seq: 4,
    },
  })
})

test('steps inside the house are not announced', () => {
  const verbs = Object.keys(eventNames) as EventVerb[]
  expect(verbs.filter(isAnnounced).toSorted()).toEqual([...announced].toSorted())
  expect(verbs.filter((verb) => !isAnnounced(verb)).length).toBeGreaterThan(3)
})

test.each([
  [0, 1],
  [1, 1],
  [2, 2],
  [3, 4],
  [9, 256],
  [10, 360],
  [12, 360],
])('after %i tries the next comes in %i minutes', (tries, minutes) => {
  expect(waitAfter(tries)).toBe(minutes * 60_000)
})

test('all tries together last about a day', () => {
  const all = Array.from({ length: mostTries - 1 }, (_, n) => waitAfter(n + 1))
  const hours = all.reduce((a, b) => a + b, 0) / 3_600_000
  expect(hours).toBeGreaterThan(18)
  expect(hours).toBeLessThan(30)
})

test.each([
  [200, 1, 'accepted'],
  [299, 12, 'accepted'],
  [199, 1, 'refused'],
  [300, 1, 'refused'],
  [404, 1, 'refused'],
  [499, 1, 'refused'],
  [408, 1, 'again'],
  [425, 1, 'again'],
  [429, 1, 'again'],
  [500, 11, 'again'],
  [503, 12, 'missing'],
  [null, 1, 'again'],
  [null, 12, 'missing'],
])('an answer %s at try %i means %s', (status, tries, verdict) => {
  expect(verdictOf(status, tries)).toBe(verdict)
})

test.each([
  ['https://example.gov.cn/hook', null],
  ['http://10.1.1.1:8080/x', null],
  ['example.gov.cn', '要写成 https://主机/路径'],
  [`https://a.cn/${'x'.repeat(500)}`, '要写成 https://主机/路径'],
  ['ftp://a.cn/x', '要以 https:// 或 http:// 开头'],
  ['https://u@a.cn/', '网址里不能写用户名和密码'],
  ['https://:p@a.cn/', '网址里不能写用户名和密码'],
])('the address %s', (text, fault) => {
  expect(urlFault(text)).toBe(fault)
})
