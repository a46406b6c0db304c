export { sitemapIndexXml, sitemapLimit, sitemapXml } from '#rules/opendata/sitemap.ts'
