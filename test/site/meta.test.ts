import { describe, expect, it } from 'vitest'
import type { PublicSettings } from '#api/http/locals.ts'
import { headTitle, metaTags } from '#site/components/meta.ts'
import { mistakeLink } from '#site/components/mistake.ts'

const owned: PublicSettings = {
  base: '/portal',
  origin: 'https://www.example.gov.cn',
  name: '某县首问',
  owner: '某县人民政府',
  siteIdCode: '1234567890',
  icp: '',
  unowned: false,
  mode: 'office',
  allowHttpStaff: false,
  uploadMaxMb: 10,
}
const demo: PublicSettings = { ...owned, owner: '', siteIdCode: '', unowned: true, mode: 'demo' }
const named = (settings: PublicSettings, page: Parameters<typeof metaTags>[1]) =>
  Object.fromEntries(metaTags(settings, page).map((tag) => [tag.name, tag.content]))

describe('meta tags of government sites (国办发〔2017〕47号)', () => {
  it('every page names the site, its bare host and its code', () => {
    const tags = named(owned, { title: '首页' })
    expect(tags).toMatchObject({
      SiteName: '某县首问',
      SiteDomain: 'www.example.gov.cn',
      SiteIDCode: '1234567890',
    })
    expect(tags).not.toHaveProperty('robots')
  })
  it('an article carries title, date to the minute and source', () => {
    const page = {
      title: '夜间施工',
      column: { name: '执法事项', type: '信息公开' },
      article: { pubDate: '2026-11-22', source: '某镇' },
    }
    expect(named(owned, page)).toMatchObject({
      ColumnName: '执法事项',
      ColumnType: '信息公开',
      ArticleTitle: '夜间施工',
      PubDate: '2026-11-22 00:00',
      ContentSource: '某镇',
    })
    const timed = { ...page, article: { pubDate: '2026-05-18 10:19', source: '某镇' } }
    expect(named(owned, timed)['PubDate']).toBe('2026-05-18 10:19')
    expect(headTitle(page, '某镇', '某县首问')).toBe('夜间施工')
  })
  it('a list has no tags of an article, and its head title names place and site', () => {
    const page = { title: '执法事项', column: { name: '执法事项', type: '信息公开' } }
    expect(named(owned, page)).not.toHaveProperty('ArticleTitle')
    expect(headTitle(page, '某镇', '某县首问')).toBe('执法事项 - 某镇 - 某县首问')
    expect(headTitle(page, undefined, '某县首问')).toBe('执法事项 - 某县首问')
  })
  it('without an owner every page is noindex and no code is made up', () => {
    const tags = named(demo, { title: '首页' })
    expect(tags['robots']).toBe('noindex')
    expect(tags).not.toHaveProperty('SiteIDCode')
  })
})

describe('the link for reporting a mistake', () => {
  it('is a plain link with the code and the whole address', () => {
    const link = new URL(mistakeLink(owned, '/portal/x/') ?? '')
    expect(link.searchParams.get('site_code')).toBe('1234567890')
    expect(link.searchParams.get('url')).toBe('https://www.example.gov.cn/portal/x/')
  })
  it('is absent until the site has a code', () => expect(mistakeLink(demo, '/x/')).toBeNull())
})
