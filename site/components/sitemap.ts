/** Addresses of a sitemap file: at most this many (sitemaps.org). */
export const sitemapLimit = 50_000

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** A sitemap of pages (paths that end with a slash); data files and the sitemap itself are left out. */
export const sitemapXml = (paths: readonly string[], full: (path: string) => string): string => {
  const pages = paths.filter((path) => path.endsWith('/'))
  if (pages.length > sitemapLimit) throw new RangeError(`sitemap: ${pages.length} addresses`)
  const rows = pages.map((path) => `  <url><loc>${escaped(full(path))}</loc></url>`)
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${rows.join('\n')}
</urlset>
`
}
