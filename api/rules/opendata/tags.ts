/** The first meta tag of each name that is not empty. They stand in the head, so the text behind it is not read. */
function metaOf(html: string): Map<string, string> {
  const end = html.indexOf('</head>')
  const head = end < 0 ? html : html.slice(0, end)
  const found = new Map<string, string>()
  for (const [, name = '', content = ''] of head.matchAll(
    /<meta name="([^"]*)" content="([^"]+)"/g,
  ))
    if (!found.has(name)) found.set(name, content)
  return found
}

const plain = (text: string): string =>
  text.replace(/&(quot|#34|#39|#x27|lt|gt|amp);/g, (all, name: string) => signs[name] ?? all)
const signs: Record<string, string> = {
  quot: '"',
  '#34': '"',
  '#39': "'",
  '#x27': "'",
  lt: '<',
  gt: '>',
  amp: '&',
}

const site = ['SiteName', 'SiteDomain', 'Description', 'viewport']
const column = ['ColumnName', 'ColumnType']
const article = ['ArticleTitle', 'PubDate', 'ContentSource']

/**
 * Which compulsory tags a page lacks (政府网站发展指引; conventions 1.1): site tags on every page, column tags on every
 * page of a place, content tags on an article, whose title is the page's and its heading's. `code` says that the
 * operator has set the site's code; `columned` that the page belongs to a column.
 */
export function missingTags(html: string, { code = false, columned = true } = {}): string[] {
  const meta = metaOf(html)
  const isArticle = article.some((name) => meta.has(name))
  const needed = [
    ...site,
    ...(code ? ['SiteIDCode'] : []),
    ...(columned ? column : []),
    ...(isArticle ? article : []),
  ]
  const missing = needed.filter((name) => !meta.has(name))
  const title = /<title>([^<]+)<\/title>/.exec(html)?.[1]
  if (!title) missing.push('title')
  if (isArticle && plain(meta.get('ArticleTitle') ?? '') !== plain(title ?? ''))
    missing.push('title = ArticleTitle')
  const date = meta.get('PubDate')
  if (date !== undefined && !/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/.test(date))
    missing.push('PubDate YYYY-MM-DD HH:mm')
  if (!/<html[^>]* lang="zh-CN"/.test(html)) missing.push('lang')
  return missing
}

/** Whether the page behind a path belongs to a column: all but the portal's own home page. */
export const isColumned = (path: string): boolean => path !== '/'
