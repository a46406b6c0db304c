import type { PublicSettings } from '#api/http/locals.ts'

export type Column = { name: string; type: string; description?: string; keywords?: string }
/** `pubDate` is a day or `YYYY-MM-DD HH:mm` in Beijing time; `source` the body that stands for the text. */
export type Article = { pubDate: string; source: string; author?: string }
export type MetaTag = { name: string; content: string }

type About = {
  title: string
  description?: string
  keywords?: readonly string[]
  column?: Column
  article?: Article
  noindex?: boolean
}

const siteTags = (settings: PublicSettings): [string, string][] => [
  ['SiteName', settings.name],
  ['SiteDomain', new URL(settings.origin).host],
  ['SiteIDCode', settings.siteIdCode],
]

/**
 * The tags of government sites (conventions 1.1): site tags on every page, column tags on lists and articles, content
 * tags on articles. A tag without a value is left out; nobody may index a site without an owner. `url` is the full
 * address of the page.
 */
export function metaTags(settings: PublicSettings, page: About, url = ''): MetaTag[] {
  const { column, article } = page
  const keywords = [...new Set([...(page.keywords ?? []), column?.name ?? ''])].filter(Boolean)
  const tags: [string, string][] = [
    ...siteTags(settings),
    ['ColumnName', column?.name ?? ''],
    ['ColumnType', column?.type ?? ''],
    [
      'ColumnDescription',
      column?.description ?? (column && !article ? page.description : '') ?? '',
    ],
    ['ColumnKeywords', column?.keywords ?? ''],
    ['ArticleTitle', article ? page.title : ''],
    ['PubDate', article ? minute(article.pubDate) : ''],
    ['ContentSource', article?.source ?? ''],
    ['Author', article?.author ?? ''],
    ['Keywords', keywords.join(',')],
    ['Description', page.description ?? page.title],
    ['Url', article ? url : ''],
    ['robots', settings.unowned || page.noindex ? 'noindex' : ''],
  ]
  return tags.filter(([, content]) => content).map(([name, content]) => ({ name, content }))
}

const minute = (time: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(time) ? `${time} 00:00` : time)

/** Articles carry their title alone, equal to the h1 and ArticleTitle; other pages add place and site. */
export const headTitle = (page: About, place: string | undefined, site: string): string =>
  page.article ? page.title : [page.title, place, site].filter((part) => part).join(' - ')
