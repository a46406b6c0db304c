import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { publishedPages } from './pages.ts'

/** The words of a page as a reader sees them, without blanks between the parts. */
export const words = (html: string): string =>
  html
    .replace(/<(script|style|head)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, '')

export type Page = { path: string; html: string; text: string; gone: boolean }

/** Every published page of a data folder. */
export const allPublished = (dir: string): Page[] =>
  publishedPages(dir).map(({ path, gone }) => {
    const file = join(dir, 'data/public', path, gone ? '410.html' : 'index.html')
    const html = readFileSync(file, 'utf8')
    return { path, html, text: words(html), gone }
  })

/** One page, as a browser without scripts gets it. */
export async function fetchPage(url: string, path: string): Promise<Page & { status: number }> {
  const answer = await fetch(url + path)
  const html = await answer.text()
  return { path, html, text: words(html), gone: answer.status === 410, status: answer.status }
}
