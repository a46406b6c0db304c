import { expect, test } from 'vitest'
import { changeFeed } from '#rules/catalogue/feed.ts'
import { historyOf } from '#rules/catalogue/history.ts'
import { stateOf } from '#rules/catalogue/state.ts'
import type { Version } from '#rules/catalogue/versions.ts'
import { invented } from '#test/rules/route/places.ts'
import { inventedFacts } from './fixture.ts'

const on = '2026-05-06'

test('S0-11 the feed of changes: whole, the newest first, twenty named and the rest counted', () => {
  const place = invented()
  const state = stateOf(inventedFacts([], place), 'hills', on)
  if (!state) throw new Error('no state')
  const change = (n: number) => ({
    on,
    subject: 'item' as const,
    id: String(n),
    type: '变更' as const,
    name: `事${n}`,
    cause: '因',
    diff: [],
  })
  const version = (key: string, n: number): Version => ({
    key,
    ...(key === 'initial' ? {} : { from: key }),
    state,
    changes: Array.from({ length: n }, (_, i) => change(i)),
  })
  const many = Array.from({ length: 20 }, (_, i) => `变更：事${i}（因）`).join('；')
  const site = { name: '首问', owner: '某办', since: on, at: (path: string) => `https://x/${path}` }
  const history = historyOf([
    version('initial', 0),
    version('2026-01-01', 20),
    version('2026-02-01', 22),
  ])
  const entry = (day: string, count: number, summary: string, at: number) => ({
    id: `urn:shouwen:hills:changes:${day}`,
    title: `${day}：变更 ${count} 处`,
    link: `https://x/versions/${day}/`,
    summary,
    at,
  })
  expect(changeFeed(place, site, history)).toEqual({
    id: 'urn:shouwen:hills:changes',
    title: '青山镇执法目录变动',
    about: '首问：青山镇的事项、行使主体和机构哪一天变了什么，为什么变。',
    author: '某办',
    home: 'https://x/changes/',
    atom: 'https://x/changes/feed.xml',
    json: 'https://x/changes/feed.json',
    since: on,
    entries: [
      entry('2026-02-01', 22, `${many}；另有 2 处`, Date.UTC(2026, 0, 31, 16)),
      entry('2026-01-01', 20, many, Date.UTC(2025, 11, 31, 16)),
    ],
  })
  expect(changeFeed(place, { ...site, owner: '' }, history).author).toBe('青山镇')
})
