import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { dayAt } from '#rules/clocks/day.ts'
import type { Facts } from '#rules/content/facts.ts'
import { openBrief } from './brief.ts'
import type { IndexFiles, IndexTask } from './index-process.ts'

/** The files of a place's search index as of today, by name, as they are published. */
export type SearchIndex = (slug: string) => Promise<ReadonlyMap<string, string>>

/**
 * Makes search indexes in a process of their own: for 500 items lunr takes a second of the thread and 150 MB, and what
 * comes out is a megabyte of text. `root` holds the sources, and dist/ when there is a build.
 */
export function createSearchIndex(
  root: string,
  facts: () => Facts,
  now: () => number,
): SearchIndex {
  const bundled = join(root, 'dist/index-process.mjs')
  const inBundle = import.meta.url.includes('/dist/') && existsSync(bundled)
  const file = inBundle ? bundled : join(root, 'api/publish/index-process.ts')
  const brief = openBrief<Map<string, string>>()

  return (slug) => {
    const of = facts()
    const day = dayAt(now())
    const places = of.places.filter((p) => p.slug === slug)
    return brief(slug, [of, day], () => run(file, { facts: { ...of, places }, slug, day }))
  }
}

async function run(file: string, task: IndexTask): Promise<Map<string, string>> {
  const child = spawn(process.execPath, [file], { stdio: ['pipe', 'pipe', 'pipe'] })
  child.stdin.on('error', () => undefined).end(JSON.stringify(task))
  const ended = new Promise<number | null>((done, fail) => {
    child.once('error', fail).once('close', done)
  })
  const [out, fault, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  if (code !== 0) throw new Error(`${file} ended with ${code}: ${fault}`)
  return new Map(JSON.parse(out) as IndexFiles)
}
