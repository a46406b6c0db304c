import { describe, expect, it } from 'vitest'
import { item } from '#rules/content/item.ts'
import { sitemapLimit, sitemapXml } from '#site/components/sitemap.ts'
import { itemThing, structured } from '#site/components/structured.ts'

describe('structured data of an item', () => {
  const sample = item.parse({
    id: 'jianshe-001',
    field: 'jianshe',
    name: '擅自占道经营</script>',
    title: '占道摆摊',
    act: '没有许可，在路上摆摊卖东西。',
    basis: [{ law: '某条例', article: '第一条', role: 'penalises' }],
    kinds: ['罚款'],
    boundary: { supervises: '城管部门' },
    words: ['摆摊', '占道', '流动摊贩'],
    checkedOn: '2026-11-22',
  })
  const json = structured(
    itemThing(
      sample,
      { page: 'https://x.cn/a/items/jianshe-001/', complain: 'https://x.cn/a/complain/' },
      '某镇人民政府',
      '某镇',
    ),
  )
  it('is a GovernmentService with its provider', () => {
    expect(JSON.parse(json)).toMatchObject({
      '@type': 'GovernmentService',
      name: '擅自占道经营</script>',
      provider: { name: '某镇人民政府' },
    })
  })
  it('cannot close its script element', () => expect(json).not.toContain('</'))
})

describe('sitemap', () => {
  const full = (path: string) => `https://x.cn${path}`
  it('lists pages and leaves out data files', () => {
    const xml = sitemapXml(['/a/', '/a/search-index/1.json', '/robots.txt'], full)
    expect(xml.match(/<loc>/g)).toHaveLength(1)
    expect(xml).toContain('<loc>https://x.cn/a/</loc>')
  })
  it('refuses more addresses than a sitemap may hold', () => {
    const many = Array.from({ length: sitemapLimit + 1 }, (_, n) => `/${n}/`)
    expect(() => sitemapXml(many, full)).toThrow(RangeError)
  })
})
