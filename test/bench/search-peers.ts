import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Item } from '#rules/content/item.ts'
import { tokens } from '#rules/text/tokens.ts'
import { launchBrowser } from '#test/kit/browser.ts'
import { root } from '#test/kit/content.ts'
import { brotli, headers, scriptBytes } from './search-ours.ts'

const folder = join(root, '.cache/peers')
const wanted = ['minisearch@7.2.0', 'pagefind@1.6.0']

export type Answer = { ids: string[]; ms: number }
/** A peer over the documents: bytes until the first result with an empty cache, then answers. */
export type Peer = {
  name: string
  bytes: number[]
  ask: (query: string) => Promise<Answer>
  close: () => Promise<void>
}

/** Puts the peers beside the project, once; false where no registry answers. */
export const installPeers = (): boolean => {
  if (existsSync(join(folder, 'node_modules/pagefind'))) return true
  mkdirSync(folder, { recursive: true })
  const flags = ['--no-audit', '--no-fund', '--save-exact', '--prefix', folder]
  try {
    execFileSync('npm', ['install', ...flags, ...wanted], { stdio: 'ignore', timeout: 180_000 })
    return true
  } catch {
    return false
  }
}

const load = (file: string): Promise<Record<string, unknown>> =>
  import(pathToFileURL(join(folder, 'node_modules', file)).href)

/** What every engine gets to read: the same words, without our lexicon. */
const textOf = (item: Item) => ({
  id: item.id,
  title: item.title,
  words: item.words.join(' '),
  text: `${item.name} ${item.act}`,
  basis: item.basis.map((b) => `${b.law}${b.article}`).join(' '),
})

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const segments = (text: string): string[] =>
  [...segmenter.segment(text)].filter((s) => s.isWordLike).map((s) => s.segment.toLowerCase())

type Mini = {
  addAll: (rows: object[]) => void
  search: (query: string) => { id: string }[]
}

/** MiniSearch with the words of Intl.Segmenter, as its users in China set it up, or with our tokens. */
export const miniSearch = async (items: Item[], ours: boolean): Promise<Peer> => {
  const { default: MiniSearch } = (await load('minisearch/dist/es/index.js')) as {
    default: new (options: object) => Mini
  }
  const index = new MiniSearch({
    fields: ['title', 'words', 'text', 'basis'],
    tokenize: ours ? tokens : segments,
    searchOptions: { boost: { title: 4, words: 4, basis: 3 }, prefix: true, fuzzy: 0.2 },
  })
  index.addAll(items.map(textOf))
  const script = await scriptBytes('.cache/peers/node_modules/minisearch/dist/es/index.js')
  const bytes = script + brotli(JSON.stringify(index)) + 2 * headers
  return {
    name: `MiniSearch 7.2.0, ${ours ? 'our tokens' : 'Intl.Segmenter'}`,
    bytes: [bytes],
    ask: async (query) => {
      const from = performance.now()
      const ids = index
        .search(query)
        .slice(0, 10)
        .map((hit) => hit.id)
      return { ids, ms: performance.now() - from }
    },
    close: async () => undefined,
  }
}

type Records = {
  addCustomRecord: (record: object) => Promise<unknown>
  writeFiles: (options: object) => Promise<unknown>
}

/** Pagefind in Chromium over a server of its own; what it compressed itself is counted as it is, the rest as brotli. */
export const pagefind = async (items: Item[], samples: string[]): Promise<Peer> => {
  const { createIndex, close } = (await load('pagefind/lib/index.js')) as {
    createIndex: (options: object) => Promise<{ index: Records }>
    close: () => Promise<void>
  }
  const { index } = await createIndex({ forceLanguage: 'zh' })
  for (const item of items) {
    const { title, words, text, basis } = textOf(item)
    const content = [title, words, text, basis].join('\n')
    await index.addCustomRecord({ url: `/${item.id}/`, content, language: 'zh', meta: { title } })
  }
  const site = mkdtempSync(join(tmpdir(), 'pagefind-'))
  await index.writeFiles({ outputPath: join(site, 'pagefind') })
  await close()
  let sent = 0
  const server = createServer((request, response) => {
    const path = join(site, new URL(request.url ?? '/', 'http://x').pathname)
    if (!existsSync(path) || !statSync(path).isFile())
      return response.setHeader('content-type', 'text/html').end('<html lang="zh"></html>')
    const body = readFileSync(path)
    sent += headers + Math.min(body.length, brotli(body))
    const type = path.endsWith('.js') ? 'text/javascript' : 'application/octet-stream'
    return response.setHeader('content-type', type).end(body)
  })
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const browser = await launchBrowser()
  const fresh = async () => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(`${url}/`)
    return page
  }
  const asked = async (page: Awaited<ReturnType<typeof fresh>>, query: string, limit: number) =>
    page.evaluate(
      async ({ query: text, limit: most }) => {
        const engine = await import(`${location.origin}/pagefind/pagefind.js`)
        const from = performance.now()
        const { results } = await engine.search(text)
        const ms = performance.now() - from
        const data = await Promise.all(
          results.slice(0, most).map((r: { data: () => Promise<{ url: string }> }) => r.data()),
        )
        return { ids: data.map((d) => d.url.replace(/\//g, '')), ms }
      },
      { query, limit },
    )
  const bytes: number[] = []
  for (const query of samples) {
    sent = 0
    const page = await fresh()
    await asked(page, query, 1)
    bytes.push(sent)
    await page.context().close()
  }
  const page = await fresh()
  return {
    name: 'Pagefind 1.6.0',
    bytes,
    ask: (query) => asked(page, query, 10),
    close: async () => {
      await browser.close()
      server.close()
      rmSync(site, { recursive: true })
    },
  }
}
