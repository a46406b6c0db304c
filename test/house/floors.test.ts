import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parse } from 'yaml'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const walk = (dir: string): string[] =>
  readdirSync(join(root, dir), { withFileTypes: true }).flatMap((e) =>
    e.isDirectory() ? walk(join(dir, e.name)) : [join(dir, e.name)],
  )
const code = ['api', 'db', 'site'].flatMap(walk).filter((f) => /\.(ts|astro)$/.test(f))
const text = new Map(code.map((f) => [f, readFileSync(join(root, f), 'utf8')]))

const aliases: Record<string, string> = {
  '#rules/': 'api/rules/',
  '#db/': 'db/',
  '#api/': 'api/',
  '#site/': 'site/',
  '#test/': 'test/',
}

type Import = { to: string; typeOnly: boolean }
const importPattern =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?([^'"]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g

function importsOf(file: string): Import[] {
  return [...text.get(file)!.matchAll(importPattern)].flatMap(([, type, , from, dynamic]) => {
    const spec = from ?? dynamic ?? ''
    const alias = Object.keys(aliases).find((a) => spec.startsWith(a))
    if (alias) return [{ to: aliases[alias]! + spec.slice(alias.length), typeOnly: Boolean(type) }]
    if (spec.startsWith('.'))
      return [{ to: relative(root, resolve(root, dirname(file), spec)), typeOnly: Boolean(type) }]
    return []
  })
}
const arrows = code.flatMap((from) => importsOf(from).map((i) => ({ from, ...i })))

/** Floors from the ground up; a file may import from its own floor or a lower one. */
const floors = [
  'api/rules/',
  'db/',
  ['api/outside/', 'api/facts/'],
  ['api/office/', 'api/publish/'],
  'api/http/',
  ['api/cli/', 'site/'],
]
const floorOf = (file: string) =>
  floors.findIndex((f) => [f].flat().some((p) => file.startsWith(p)))

describe('floors (DESIGN §2)', () => {
  it('every file stands on a floor', () => {
    expect(code.filter((f) => floorOf(f) < 0 && f !== 'site/env.d.ts')).toEqual([])
  })
  it('no import goes up', () => {
    // The office's dependency types name what the outside floor offers, and effects may be typed anywhere above.
    const up = arrows.filter((a) => floorOf(a.to) > floorOf(a.from) && floorOf(a.from) >= 0)
    expect(up.map((a) => `${a.from} → ${a.to}`)).toEqual([])
  })
  it('a feature never imports another feature', () => {
    const feature = (f: string) => /^api\/office\/([a-z0-9-]+)\//.exec(f)?.[1]
    const cross = arrows.filter(
      (a) => feature(a.from) && feature(a.to) && feature(a.from) !== feature(a.to),
    )
    expect(cross.map((a) => `${a.from} → ${a.to}`)).toEqual([])
  })
  it('pages import rules and types alone', () => {
    const pages = arrows.filter((a) => /^site\/(pages|layouts|components|scripts)\//.test(a.from))
    const bad = pages.filter(
      (a) => !a.typeOnly && !a.to.startsWith('api/rules/') && !a.to.startsWith('site/'),
    )
    expect(bad.map((a) => `${a.from} → ${a.to}`)).toEqual([])
  })
  it('only db knows SQL', () => {
    const sql = code.filter(
      (f) => !f.startsWith('db/') && /from '(drizzle-orm|better-sqlite3|pg)/.test(text.get(f)!),
    )
    expect(sql).toEqual([])
  })
  it('has no cycle', () => {
    const next = Map.groupBy(
      arrows.filter((a) => !a.typeOnly),
      (a) => a.from,
    )
    const done = new Set<string>()
    const path: string[] = []
    const visit = (file: string): string[] | null => {
      if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
      if (done.has(file)) return null
      path.push(file)
      for (const a of next.get(file) ?? []) {
        const found = visit(a.to)
        if (found) return found
      }
      path.pop()
      done.add(file)
      return null
    }
    expect(code.map(visit).find((c) => c) ?? null).toBeNull()
  })
})

describe('a place is data', () => {
  it('no code names a place', () => {
    const names = readdirSync(join(root, 'content/places')).flatMap((slug) => {
      const place = parse(
        readFileSync(join(root, 'content/places', slug, 'place.yaml'), 'utf8'),
      ) as { name: string }
      return [slug, place.name, place.name.replace(/[镇市县区]$/, '')]
    })
    const found = code.flatMap((f) =>
      names.filter((n) => text.get(f)!.includes(n)).map((n) => `${f}: ${n}`),
    )
    expect(found).toEqual([])
  })
})

describe('file sizes', () => {
  const lines = code
    .map((f) => [text.get(f)!.split('\n').length, f] as const)
    .sort((a, b) => a[0] - b[0])
  it('none over 250 lines', () => expect(lines.filter(([n]) => n > 250)).toEqual([]))
  it('the median is at most 60 lines', () =>
    expect(lines[lines.length >> 1]![0]).toBeLessThanOrEqual(60))
})
