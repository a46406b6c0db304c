/** Addresses of a sitemap file, and files of an index: at most this many (sitemaps.org). */
export const sitemapLimit = 50_000

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

const file = (outer: string, inner: string, addresses: readonly string[]): string => {
  if (addresses.length > sitemapLimit)
    throw new RangeError(`sitemap: ${addresses.length} addresses`)
  const rows = addresses.map((address) => `  <${inner}><loc>${escaped(address)}</loc></${inner}>\n`)
  return `<?xml version="1.0" encoding="UTF-8"?>
<${outer} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${rows.join('')}</${outer}>
`
}

/** A sitemap of pages (paths that end with a slash); data files and sitemaps themselves are left out. */
export const sitemapXml = (paths: readonly string[], full: (path: string) => string): string =>
  file('urlset', 'url', paths.filter((path) => path.endsWith('/')).map(full))

/** The index of sitemap files. */
export const sitemapIndexXml = (paths: readonly string[], full: (path: string) => string): string =>
  file('sitemapindex', 'sitemap', paths.map(full))
