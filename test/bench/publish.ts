import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays } from '#rules/clocks/day.ts'
import { sampleDecision } from '#rules/decisions/sample.ts'
import { facts, root } from '#test/kit/content.ts'
import { astroBuild, eleventyBuild, hugoBuild, type Built, type Pages } from './publish-peers.ts'
import type { Found } from './publish-ours.ts'
import type { Bench } from './run.ts'

const registers = [10_000, 30_000, 100_000]
/** What stands around a decision on our page weighs about as much. */
const frameBytes = 6_000

/** A register of one size in a process of its own: its memory is its own, and what it leaves behind goes. */
function ours(count: number, built: string, rounds: number): Found {
  const dir = mkdtempSync(join(tmpdir(), 'shouwen-publish-'))
  const file = join(root, 'test/bench/publish-ours.ts')
  try {
    const said = execFileSync(process.execPath, [file, `${count}`, dir, built, `${rounds}`], {
      encoding: 'utf8',
      timeout: 3_000_000,
      maxBuffer: 2 ** 26,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, PLACES: facts().places[0]?.slug },
    })
    return JSON.parse(said.trim().split('\n').at(-1) ?? '') as Found
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** Samples as the peers read them, in a frame as heavy as ours. */
function pagesOf(count: number): Pages {
  const [place] = facts().places
  if (!place) throw new Error('content has no place')
  const of = {
    items: facts().items,
    bodies: place.bodies,
    seed: 1,
    until: addDays('2026-05-02', -1),
    perYear: 6000,
  }
  const filling = '<p>演示</p>'.repeat(
    Math.round(frameBytes / 2 / Buffer.byteLength('<p>演示</p>')),
  )
  return {
    head: `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>演示</title></head><body>${filling}`,
    foot: `${filling}</body></html>`,
    decisions: Array.from({ length: count }, (_, n) => {
      const d = sampleDecision(n, of)
      const rows: [string, string][] = [
        ['决定书文号', d.number],
        ['作出机关', d.organ],
        ['决定日期', d.decidedOn],
        ['当事人', d.party],
        ['违法行为', d.act],
        ['事实', d.facts],
        ['依据', d.basis],
        ['处罚种类', d.kinds.join('、')],
        ['处罚内容', d.content],
      ]
      return { id: `d${n}`, title: d.act, rows }
    }),
  }
}

/** The same decisions built from nothing by other makers of sites, those that this machine has. */
function peersOf(count: number): Built[] {
  const dir = mkdtempSync(join(tmpdir(), 'shouwen-peers-'))
  const pages = pagesOf(count)
  try {
    return [
      astroBuild(join(dir, 'astro'), pages),
      eleventyBuild(join(dir, 'eleventy'), pages),
      hugoBuild(join(dir, 'hugo'), pages),
    ].filter((b): b is Built => b !== null)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** The same by us: as plain files, with everything around them, and by a bare loop. */
const sameByUs = ({ full, plain, compress }: Found): Built[] => [
  { name: 'a bare loop', seconds: NaN, user: plain.bare / 1000, pages: plain.pages },
  {
    name: 'ours, these pages alone, plain files',
    seconds: plain.ms / 1000,
    user: plain.user / 1000,
    pages: plain.pages,
  },
  {
    name: 'ours, with every list, three files a page, without compression',
    seconds: (full.ms - compress) / 1000,
    user: (full.user - compress) / 1000,
    pages: full.pages,
  },
]

const middle = (list: readonly number[], at = 0.5): number =>
  list.toSorted((a, b) => a - b)[Math.floor(list.length * at)] ?? NaN
const round = (ms: number, digits = 0): string => ms.toFixed(digits)

/** One decision into registers of three sizes; the whole register beside other makers of sites. */
export const publishing: Bench = {
  name: 'publish',
  title: 'Publishing decisions',
  run: async ({ scale, table, note }) => {
    const built = process.env['BENCH_BUILT'] ?? root
    const sizes = registers.map((n) => Math.round(n * scale))
    const found = sizes.map((count) => ours(count, built, 21))
    const least = found[0]
    table(
      found.map((f) => ({
        'decisions in the register': f.count,
        'own page, ms p50 / p95': `${round(middle(f.own))} / ${round(middle(f.own, 0.95))}`,
        'everything live, ms p50 / p95': `${round(middle(f.all))} / ${round(middle(f.all, 0.95))}`,
        'withdrawn everywhere, ms p50': round(middle(f.gone)),
        'processor, ms p50': round(middle(f.cpu)),
        '÷ smallest': (middle(f.cpu) / middle(least?.cpu ?? [])).toFixed(2),
      })),
    )
    table(
      found.map((f) => ({
        'full publish of': f.count,
        pages: f.full.pages,
        'seconds by the clock': round(f.full.ms / 1000, 1),
        'user s': round(f.full.user / 1000, 1),
        'of it compression, s': round(f.compress / 1000, 1),
        'bare loop, user s': round(f.bare / 1000, 2),
        '÷ bare without compression': ((f.full.user - f.compress) / f.bare).toFixed(1),
        'memory, MB': round(f.full.rss),
      })),
    )
    for (const of of found) {
      const builds = peersOf(of.count)
      if (of === least) builds.unshift(...sameByUs(of))
      const one = middle(of.cpu) / 1000
      table(
        builds.map((b) => ({
          [`${of.count} decisions by`]: b.name,
          pages: b.pages,
          'seconds by the clock': Number.isNaN(b.seconds) ? '' : b.seconds.toFixed(1),
          'user s': b.user.toFixed(1),
          'user ms a page': ((1000 * b.user) / b.pages).toFixed(2),
          '÷ ours for one decision': Math.round(b.user / one),
        })),
      )
    }
    note('Peers are timed with their start, ours in a server that runs.')
  },
}
