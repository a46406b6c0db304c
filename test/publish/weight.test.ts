import { readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDemoFolder, publicUrl } from '#test/kit/demo-folder.ts'
import { tagsOf } from '#test/kit/html.ts'
import { fileOf } from '#test/kit/pages.ts'
import { treeOf } from '#test/kit/tree.ts'

const kB = 1_000
/** A first visit: the page, its styles and its scripts, packed with brotli. Sheets for paper are read by whole fields. */
const most = 32 * kB
const mostOfSheet = 50 * kB
const isSheet = (file: string): boolean => /\/(handbook|board|data)\//.test(file)

let dir: string
let tree: Map<string, Buffer>
beforeAll(async () => {
  dir = await newDemoFolder()
  tree = treeOf(join(dir, 'data/public'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const packed = (path: string): number =>
  tree.get(`${path}.br`)?.length ?? tree.get(path)?.length ?? 0

/** A script with all that it imports. */
function scriptsOf(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen
  seen.add(path)
  const text = String(tree.get(path) ?? '')
  for (const [, to = ''] of text.matchAll(/(?:from|import)\s*["'](\.[^"']+\.js)["']/g))
    scriptsOf(join(dirname(path), to), seen)
  return seen
}

function weightOf(path: string, html: string): number {
  const parts = new Set<string>()
  for (const { name, attributes } of tagsOf(html)) {
    const to = (attributes.get('src') ?? attributes.get('href') ?? '').replace(publicUrl, '')
    if (name === 'script' && to) scriptsOf(to, parts)
    if (name === 'link' && /stylesheet|icon/.test(attributes.get('rel') ?? '')) parts.add(to)
    if (name === 'img') parts.add(to)
  }
  return packed(path) + [...parts].reduce((sum, part) => sum + packed(part), 0)
}

describe('what a page weighs over the wire: HTML, CSS and scripts', () => {
  it('every published page keeps its budget, the heaviest of each kind named', () => {
    const heaviest = new Map<string, [number, string]>()
    for (const [path, bytes] of tree) {
      if (!path.endsWith('.html')) continue
      const address = path.replace(/(index|410)\.html$/, '')
      const kind = path.endsWith('410.html') ? '410' : (fileOf(address) ?? address)
      const weight = weightOf(path, String(bytes))
      if (weight > (heaviest.get(kind)?.[0] ?? 0)) heaviest.set(kind, [weight, address])
    }
    expect(heaviest.size).toBeGreaterThan(20)
    const over = [...heaviest].filter(([kind, [n]]) => n > (isSheet(kind) ? mostOfSheet : most))
    expect(over).toEqual([])
    if (process.env['SHOW_WEIGHTS'])
      process.stdout.write(
        [...heaviest]
          .toSorted((a, b) => b[1][0] - a[1][0])
          .map(([kind, [n, address]]) => `${n} ${kind} ${address}\n`)
          .join(''),
      )
  })

  it('the tool weighs: a page counts for more than its own bytes', () => {
    const [path, bytes] = [...tree].find(([name]) => name.endsWith('/items/index.html')) ?? ['', '']
    expect(weightOf(path, String(bytes))).toBeGreaterThan(packed(path) + 4 * kB)
    expect(readFileSync(join(dir, 'data/public', `${path}.br`)).length).toBe(packed(path))
  })
})
