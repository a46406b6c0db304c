import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDemoFolder, publicUrl } from '#test/kit/demo-folder.ts'
import { facts, root } from '#test/kit/house.ts'
import { metaOf, tagsOf, type Tag } from '#test/kit/html.ts'
import { treeOf } from '#test/kit/tree.ts'

type Page = { path: string; html: string; tags: Tag[] }
let dir: string
let pages: Page[]

beforeAll(async () => {
  dir = await newDemoFolder()
  pages = [...treeOf(join(dir, 'data/public'))]
    .filter(([name]) => name.endsWith('.html'))
    .map(([name, bytes]) => ({ path: name, html: String(bytes), tags: tagsOf(String(bytes)) }))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** Attributes that make a browser fetch something by itself, or send something somewhere. */
const fetching = [
  'src',
  'srcset',
  'poster',
  'data',
  'action',
  'formaction',
  'background',
  'manifest',
  'ping',
]
const ours = (address: string): boolean =>
  /^(data:|#|\?|\.{0,2}\/(?!\/)|[\w-]+(\/|\.\w+$))/.test(address) ||
  address === publicUrl ||
  address.startsWith(`${publicUrl}/`)
/** Sites that a link may lead to: pages of government alone. */
const government = /^https:\/\/([\w-]+\.)*gov\.cn(\/|$)/

/** Properties that a reader of each kind of structured data looks for. */
const requiredOf: Record<string, readonly string[]> = {
  GovernmentService: ['name', 'serviceType', 'areaServed', 'url', 'availableChannel'],
  GovernmentOrganization: ['name', 'url', 'description'],
  BreadcrumbList: ['itemListElement'],
  WebSite: ['name', 'url', 'potentialAction'],
  Legislation: ['name', 'url', 'inLanguage'],
  Dataset: ['name', 'description', 'url', 'license', 'distribution'],
  FAQPage: ['mainEntity'],
}

/** What may be wrong with a page, by the rule that it breaks. */
const rules: Record<string, (page: Page) => string[]> = {
  'asks no third party for anything (DESIGN §6.10)': ({ html, tags }) => [
    ...tags.flatMap(({ name, attributes }) => {
      const loads = name === 'link' || name === 'use' || name === 'image'
      const names = loads ? ['href', 'xlink:href', ...fetching] : fetching
      return names
        .flatMap((key) => (attributes.get(key) ?? '').split(/,\s+/))
        .map((address) => address.trim().split(/\s/)[0] ?? '')
        .filter((address) => address !== '' && !ours(address))
        .map((address) => `<${name}> ${address}`)
    }),
    ...[...html.matchAll(/url\(\s*['"]?([^'")]+)|@import\s+['"]([^'"]+)/g)]
      .map(([, a, b]) => a ?? b ?? '')
      .filter((address) => !ours(address)),
  ],
  'leads to no site but of government': ({ tags }) =>
    tags
      .filter((t) => t.name === 'a' || t.name === 'area')
      .map((t) => t.attributes.get('href') ?? '')
      .filter((to) => !ours(to) && !government.test(to) && !/^(tel|mailto):/.test(to)),
  'runs no script that stands in the page (trap 7)': ({ tags }) =>
    tags.flatMap(({ name, attributes }) => [
      ...(name === 'script' &&
      !attributes.has('src') &&
      attributes.get('type') !== 'application/ld+json'
        ? ['<script> without src']
        : []),
      ...[...attributes.keys()].filter((key) => /^on[a-z]/.test(key)),
      ...[...attributes.values()].filter((value) => /^\s*javascript:/i.test(value)),
      ...(['base', 'iframe', 'object', 'embed'].includes(name) ? [`<${name}>`] : []),
    ]),
  'is Chinese, and says so': ({ tags }) =>
    tags.find((t) => t.name === 'html')?.attributes.get('lang') === 'zh-CN' ? [] : ['no lang'],
  'has each id once': ({ tags }) => {
    const ids = tags.flatMap((t) => t.attributes.get('id') ?? [])
    return ids.filter((id, at) => ids.indexOf(id) !== at)
  },
  'carries the tags of government sites (conventions 1.1)': ({ html, tags }) => {
    const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? ''
    const article = metaOf(tags, 'ArticleTitle')
    const needed = ['SiteName', 'SiteDomain', 'Description', 'viewport']
    if (html.includes('class="breadcrumb')) needed.push('ColumnName', 'ColumnType', 'Keywords')
    if (article !== undefined) needed.push('PubDate', 'ContentSource')
    const column = ['ColumnName', 'ColumnType'].filter((name) => metaOf(tags, name))
    return [
      ...needed.filter((name) => !metaOf(tags, name)),
      ...(title ? [] : ['title']),
      ...(column.length === 1 ? ['half a column'] : []),
      ...(article === undefined || article === title ? [] : ['ArticleTitle']),
    ]
  },
  'its structured data has what its kind requires (conventions 1.11)': ({ html }) =>
    [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].flatMap(
      ([, json = '']) => {
        const thing = JSON.parse(json) as Record<string, unknown>
        const required = requiredOf[String(thing['@type'])]
        if (!required || thing['@context'] !== 'https://schema.org') return ['unknown kind']
        return required.filter((name) => !thing[name]).map((name) => `${thing['@type']}.${name}`)
      },
    ),
  'has one heading of the first rank, and skips no rank': ({ tags }) => {
    const ranks = tags.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? Number(name[1]) : []))
    return [
      ...(ranks.filter((rank) => rank === 1).length === 1 ? [] : ['h1']),
      ...ranks.flatMap((rank, n) =>
        n > 0 && rank > (ranks[n - 1] ?? 0) + 1 ? [`h${ranks[n - 1]} → h${rank}`] : [],
      ),
    ]
  },
  'is laid out for a screen reader: the way past the header first, one main, every table named': ({
    html,
    tags,
  }) => [
    ...(tags.find((t) => t.name === 'a')?.attributes.get('class') === 'skip' ? [] : ['skip']),
    ...(tags.filter((t) => t.name === 'main').length === 1 ? [] : ['main']),
    ...(html.match(/<table(?![^>]*>\s*<caption)/g) ?? []),
    ...tags
      .filter((t) => t.name === 'nav' && !t.attributes.has('aria-label'))
      .map(() => 'nav without a name'),
  ],
  'asks not to be indexed while nobody owns the site': ({ tags }) =>
    metaOf(tags, 'robots') ? [] : ['no robots'],
  'carries the marker of the display once': ({ html }) =>
    html.split('data-mode="standard"').length === 2 ? [] : ['marker'],
  'holds no address of the publisher': ({ html }) =>
    html.includes('publisher.invalid') ? ['host'] : [],
}

/** Breaks every rule. */
const bad = `<html><head><meta name="ColumnName" content="x"><script>alert(1)</script>
  <link rel="stylesheet" href="https://cdn.invalid/a.css"></head><body onload="x()">
  <script type="application/ld+json">{"@type":"Dataset"}</script>
  <a id="a" href="https://ads.invalid/">1</a><b id="a">publisher.invalid</b></body></html>`

describe('every published page', () => {
  it('there are pages of every kind', () => {
    const place = facts().places[0]?.slug ?? ''
    expect(pages.length).toBeGreaterThan(500)
    for (const part of ['items', 'bodies', 'fields', 'decisions', 'documents', 'procedures'])
      expect(pages.filter((p) => p.path.startsWith(`/${place}/${part}/`)).length).toBeGreaterThan(1)
  })
  it.each(Object.entries(rules))('%s', (_, rule) => {
    const wrong = pages.flatMap((page) => rule(page).map((what) => `${page.path}: ${what}`))
    // All pages are made alike: a few say enough.
    expect(wrong.slice(0, 8)).toEqual([])
  })
  it.each(Object.entries(rules))('a bad page is found: %s', (_, rule) => {
    expect(rule({ path: '/bad/', html: bad, tags: tagsOf(bad) })).not.toEqual([])
  })
})

describe('scripts and styles', () => {
  const assets = () =>
    [...treeOf(join(root, 'dist/client'))].filter(([name]) => /\.(js|css|svg)$/.test(name))
  it('name no other host', () => {
    // Names of XML kinds are no addresses, nobody asks for them.
    const known = /^https?:\/\/(www\.w3\.org\/|beian\.miit\.gov\.cn\/)/
    const found = assets().flatMap(([name, bytes]) =>
      [...String(bytes).matchAll(/https?:\/\/[^\s"'`)<>\\]+/g)]
        .map(([address]) => address)
        .filter((address) => !known.test(address))
        .map((address) => `${name}: ${address}`),
    )
    expect(found).toEqual([])
  })
  it('make no code out of text', () => {
    const found = assets().filter(([, bytes]) =>
      /\beval\(|new Function\(|document\.write\(/.test(String(bytes)),
    )
    expect(found.map(([name]) => name)).toEqual([])
  })
  it('every script that a page names is there', () => {
    const there = new Set(assets().map(([name]) => name))
    const named = new Set(
      pages.flatMap(({ tags }) =>
        tags.flatMap((t) =>
          [
            t.attributes.get('src') ?? '',
            t.name === 'link' ? (t.attributes.get('href') ?? '') : '',
          ].filter((address) => address.startsWith('/_astro/')),
        ),
      ),
    )
    expect(named.size).toBeGreaterThan(1)
    expect([...named].filter((name) => !there.has(name))).toEqual([])
    expect(readFileSync(join(root, 'dist/client', [...named][0] ?? '')).length).toBeGreaterThan(0)
  })
})
