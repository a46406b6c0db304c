import { describe, expect, it } from 'vitest'
import { atomOf, type Feed, feedLength, jsonFeedOf } from '#rules/opendata/feed.ts'
import { decisionFeed, documentFeed } from '#rules/opendata/feeds.ts'
import { place } from './dongling.ts'

const at = Date.UTC(2026, 4, 6, 1, 2, 3)
const feed: Feed = {
  id: 'urn:x',
  title: '题<',
  about: '说&明',
  author: '甲"镇',
  home: 'https://x.cn/d/',
  atom: 'https://x.cn/d/feed.xml',
  json: 'https://x.cn/d/feed.json',
  since: '2026-01-01',
  entries: [
    { id: 'urn:1', title: '一', link: 'https://x.cn/1/', summary: '其一', at },
    { id: 'urn:2', title: '二>', link: 'https://x.cn/2/', summary: '其二', at: at - 1000 },
  ],
}

describe('a feed, whole', () => {
  it('Atom (RFC 4287)', () => {
    expect(atomOf(feed)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<id>urn:x</id>
<title>题&lt;</title>
<subtitle>说&amp;明</subtitle>
<updated>2026-05-06T01:02:03Z</updated>
<author><name>甲&quot;镇</name></author>
<link rel="self" type="application/atom+xml" href="https://x.cn/d/feed.xml"/>
<link rel="alternate" type="text/html" href="https://x.cn/d/"/>
<entry>
<id>urn:1</id>
<title>一</title>
<link rel="alternate" type="text/html" href="https://x.cn/1/"/>
<updated>2026-05-06T01:02:03Z</updated>
<summary>其一</summary>
</entry>
<entry>
<id>urn:2</id>
<title>二&gt;</title>
<link rel="alternate" type="text/html" href="https://x.cn/2/"/>
<updated>2026-05-06T01:02:02Z</updated>
<summary>其二</summary>
</entry>
</feed>
`)
    expect(atomOf({ ...feed, entries: [], since: '' })).toContain(
      '<updated>1970-01-01T00:00:00+08:00</updated>',
    )
  })
  it('JSON Feed 1.1', () => {
    expect(JSON.parse(jsonFeedOf(feed))).toEqual({
      version: 'https://jsonfeed.org/version/1.1',
      title: '题<',
      description: '说&明',
      home_page_url: 'https://x.cn/d/',
      feed_url: 'https://x.cn/d/feed.json',
      language: 'zh-CN',
      authors: [{ name: '甲"镇' }],
      items: [
        {
          id: 'urn:1',
          url: 'https://x.cn/1/',
          title: '一',
          content_text: '其一',
          date_published: '2026-05-06T01:02:03Z',
        },
        {
          id: 'urn:2',
          url: 'https://x.cn/2/',
          title: '二>',
          content_text: '其二',
          date_published: '2026-05-06T01:02:02Z',
        },
      ],
    })
  })
})

const site = {
  name: '首问',
  owner: '某府',
  since: '2026-03-01',
  at: (path: string) => `https://x.cn/dongling/${path}`,
}
const decision = {
  id: 'd1',
  number: '演1号',
  organ: '演示机关',
  itemId: null,
  party: '演示公司',
  partyKind: 'organisation',
  partyCode: null,
  act: '占道',
  facts: '',
  basis: '',
  kinds: [],
  content: '警告',
  fineFen: null,
  confiscatedFen: null,
  grounds: null,
  decidedOn: '2026-05-06',
  month: '2026-05',
  validUntil: null,
  displayUntil: null,
  releasedAt: null,
  demo: false,
}
const stub = {
  id: 'd2',
  number: '演2号',
  organ: '演示机关',
  decidedOn: '2026-05-01',
  withdrawnAt: at,
  reason: '撤销',
  month: '2026-05',
}

describe('the feeds of a place', () => {
  const entry = {
    id: 'urn:uuid:d1',
    title: '占道（演1号）',
    link: 'https://x.cn/dongling/decisions/d1/',
    summary: '演示机关，2026-05-06：警告',
    at: Date.UTC(2026, 4, 5, 16),
  }
  it('decisions, and what was withdrawn (行政处罚法 48)', () => {
    expect(decisionFeed(place, site, [decision], [stub])).toEqual({
      id: 'urn:shouwen:dongling:decisions',
      title: '东岭镇处罚决定',
      about: '首问：东岭镇公开的行政处罚决定。',
      author: '某府',
      home: 'https://x.cn/dongling/decisions/',
      atom: 'https://x.cn/dongling/decisions/feed.xml',
      json: 'https://x.cn/dongling/decisions/feed.json',
      since: '2026-03-01',
      entries: [
        {
          id: 'urn:uuid:d2:withdrawn',
          title: '撤回公开：演2号',
          link: 'https://x.cn/dongling/decisions/d2/',
          summary: '演示机关，2026-05-01 的决定已撤回公开。理由：撤销',
          at,
        },
        entry,
      ],
    })
  })
  it('of one body alone; a sample says so; the release counts before the day of the decision', () => {
    const cut = { path: 'bodies/zhen/', name: '东岭镇人民政府' }
    const sample = { ...decision, demo: true, releasedAt: at }
    expect(decisionFeed(place, { ...site, owner: '' }, [sample], [], cut)).toMatchObject({
      id: 'urn:shouwen:dongling:bodies:zhen',
      title: '东岭镇人民政府处罚决定',
      about: '首问：东岭镇人民政府公开的行政处罚决定。',
      author: '东岭镇',
      home: 'https://x.cn/dongling/bodies/zhen/',
      atom: 'https://x.cn/dongling/bodies/zhen/feed.xml',
      entries: [{ ...entry, at, summary: '演示。演示机关，2026-05-06：警告' }],
    })
  })
  it('holds fifty, the newest', () => {
    const many = Array.from({ length: feedLength + 2 }, (_, n) => ({
      ...decision,
      releasedAt: at + n,
    }))
    const { entries } = decisionFeed(place, site, many, [])
    expect([entries.length, entries[0]?.at, entries.at(-1)?.at]).toEqual([50, at + 51, at + 2])
  })
  it('documents by the day on which they came out, were written, or else of the data', () => {
    const [paper, old] = place.documents
    if (!paper || !old) throw new Error('two documents are needed')
    const written = { ...old, id: 'third', issuedOn: undefined, writtenOn: '2026-04-01' }
    const made = documentFeed({ ...place, documents: [old, paper, written] }, site)
    const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`)
    expect(made).toEqual({
      id: 'urn:shouwen:dongling:documents',
      title: '东岭镇文件',
      about: '首问：东岭镇执法依据的文件。',
      author: '某府',
      home: 'https://x.cn/dongling/documents/',
      atom: 'https://x.cn/dongling/documents/feed.xml',
      json: 'https://x.cn/dongling/documents/feed.json',
      since: '2026-03-01',
      entries: [
        ['third', '旧方案', '已失效', '2026-04-01'],
        ['paper', '方案', '征求意见稿', '2026-03-01'],
        ['old', '旧方案', '已失效', '2025-01-02'],
      ].map(([id, title, status, on = '']) => ({
        id: `urn:shouwen:dongling:documents:${id}`,
        title,
        link: `https://x.cn/dongling/documents/${id}/`,
        summary: `${status}。演示`,
        at: day(on),
      })),
    })
    const lots = Array.from({ length: 51 }, () => paper)
    expect(documentFeed({ ...place, documents: lots }, site).entries).toHaveLength(50)
  })
})
