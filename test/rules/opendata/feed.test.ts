import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atomOf, type Feed, jsonFeedOf } from '#rules/opendata/feed.ts'
import { decisionFeed, documentFeed } from '#rules/opendata/feeds.ts'
import { isColumned, missingTags } from '#rules/opendata/tags.ts'
import { sitemapIndexXml, sitemapLimit } from '#rules/opendata/sitemap.ts'
import { decisionsPerFile, partNames, readPart } from '#rules/opendata/list-decisions.ts'
import { facts } from '#test/kit/house.ts'

const feed: Feed = {
  id: 'urn:shouwen:a:decisions',
  title: '处罚决定',
  about: '说明',
  author: '某镇',
  home: 'https://x.cn/a/decisions/',
  atom: 'https://x.cn/a/decisions/feed.xml',
  json: 'https://x.cn/a/decisions/feed.json',
  since: '2026-11-22',
  entries: [],
}

describe('feeds', () => {
  it('an entry cannot break the XML, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const entries = [{ id: 'urn:x', title, link: 'https://x.cn/', summary: title, at: 0 }]
        const xml = atomOf({ ...feed, entries })
        // Markup of the feed itself and nothing else; no sign that XML forbids.
        expect(xml.match(/<[^>]*>/g)?.length).toBe(28)
        expect(xml).not.toMatch(/&(?!(amp|lt|gt|quot);)/)
        // oxlint-disable-next-line no-control-regex
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
      }),
    )
  })

  it('an empty one still says since when, without a clock', () => {
    expect(atomOf(feed)).toContain('<updated>2026-11-22T00:00:00+08:00</updated>')
    expect(JSON.parse(jsonFeedOf(feed))).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: feed.json,
      items: [],
    })
  })

  it('decisions about people are left out; ids do not change with the address', () => {
    const place = facts().places[0]
    if (!place) throw new Error('no place')
    const decision = (partyKind: string, id: string) => ({
      id,
      number: '1号',
      organ: '机关',
      itemId: null,
      party: '甲',
      partyKind,
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
      releasedAt: Date.UTC(2026, 4, 7),
      demo: true,
    })
    const site = (origin: string) => ({
      name: '站',
      owner: '',
      since: '2026-11-22',
      at: (path: string) => `${origin}/${place.slug}/${path}`,
    })
    const newest = [decision('person', '1'), decision('organisation', '2')]
    const [a, b] = ['https://a.cn', 'https://b.cn'].map((o) =>
      decisionFeed(place, site(o), newest, []),
    )
    expect(a?.entries.map((e) => e.id)).toEqual(['urn:uuid:2'])
    expect(b?.id).toBe(a?.id)
    expect(b?.entries[0]?.link).toContain('https://b.cn/')
    const documents = documentFeed(place, site('https://a.cn'))
    expect(documents.entries.length).toBe(Math.min(place.documents.length, 50))
  })
})

describe('parts of a month', () => {
  it('are named so that a name says which part it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 * decisionsPerFile }), (count) => {
        const names = partNames('2026-05', count)
        expect(names.map((n) => readPart(n)?.part)).toEqual(names.map((_, n) => n + 1))
        expect(names.length).toBe(Math.ceil(count / decisionsPerFile))
      }),
    )
  })
  it.each(['2026-5', '2026-05-1', '2026-05-0', '2026-05-01', '../x', ''])('%s is none', (name) => {
    expect(readPart(name)).toBeNull()
  })
})

it('an index of sitemaps has a limit too', () => {
  const many = Array.from({ length: sitemapLimit + 1 }, (_, n) => `/${n}.xml`)
  expect(() => sitemapIndexXml(many, (p) => p)).toThrow(RangeError)
})

describe('compulsory tags (conventions 1.1)', () => {
  const page = (tags: Record<string, string>, title = '标题') =>
    `<html lang="zh-CN"><title>${title}</title>${Object.entries(tags)
      .map(([name, content]) => `<meta name="${name}" content="${content}">`)
      .join('')}`
  const site = { SiteName: '站', SiteDomain: 'x.cn', Description: '说明', viewport: 'w' }
  const column = { ColumnName: '文件', ColumnType: '政策文件' }
  const article = { ArticleTitle: '标题', PubDate: '2026-05-06 00:00', ContentSource: '某镇' }
  const all = { ...site, SiteIDCode: '1234567890', ...column, ...article }

  it('a whole page lacks nothing', () => expect(missingTags(page(all), { code: true })).toEqual([]))
  it.each(Object.keys(all))('without %s the page is refused', (name) => {
    const tags = Object.fromEntries(Object.entries(all).filter(([key]) => key !== name))
    expect(missingTags(page(tags), { code: true })).toContain(
      name === 'ArticleTitle' ? 'ArticleTitle' : name,
    )
  })
  it('an empty tag counts as none, a code only where there is one', () => {
    expect(missingTags(page({ ...all, ContentSource: '' }))).toEqual(['ContentSource'])
    expect(missingTags(page({ ...site, ...column }))).toEqual([])
    expect(missingTags(page(site), { columned: isColumned('/') })).toEqual([])
  })
  it('the title of an article is its heading, its date is to the minute', () => {
    expect(missingTags(page(all, '别的'))).toEqual(['title = ArticleTitle'])
    expect(missingTags(page({ ...all, PubDate: '2026-05-06' }))).toEqual([
      'PubDate YYYY-MM-DD HH:mm',
    ])
    const quoted = { ...all, ArticleTitle: '“一” &quot;二&quot; &amp;' }
    expect(missingTags(page(quoted, '“一” "二" &amp;'))).toEqual([])
  })
})
