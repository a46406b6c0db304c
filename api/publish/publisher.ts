import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { allPages, pagesOf, type Change, type Published } from '#rules/publish/pages.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { Store } from '#db/open.ts'
import type { Render } from '#api/outside/render.ts'
import { place, remove } from './file.ts'

type Parts = {
  store: Store
  facts: () => Facts
  render: Render
  /** The folder of the public pages. */
  dir: string
  /** Changes with source, content and everything else that shapes every page. */
  stamp: string
  log: (level: 'error' | 'info', event: string, facts?: Record<string, unknown>) => void
  now: () => number
  onProgress?: (done: number, total: number) => void
}

/** A job is held this long; a process that dies frees its jobs at the next start. */
const lockMs = 10 * 60_000
const retryMs = 30_000

/** A publisher renders changed public pages one job after another; jobs are rows, so a crash loses none. */
export type Publisher = ReturnType<typeof createPublisher>

export function createPublisher(parts: Parts) {
  const { store, facts, render, dir, stamp, log, now } = parts
  let running: Promise<boolean> = Promise.resolve(true)
  let stopped = false

  async function published(): Promise<Published> {
    const slugs = new Set(facts().places.map((p) => p.slug))
    const rows = await store.read.decisions.published()
    return { decisions: rows.filter((d) => slugs.has(d.place)), digests: [] }
  }

  /** Expected: 200, or 410 for a stub. Anything else aborts the job and leaves the old page where it is. */
  async function publishPage(path: string): Promise<boolean> {
    const page = await render(path)
    if (page.status !== 200 && page.status !== 410)
      throw new Error(
        `${path} rendered with status ${page.status}: ${new TextDecoder().decode(page.body.slice(0, 300))}`,
      )
    return place(dir, path, page.status, page.body)
  }

  async function bring(change: Change): Promise<number> {
    const state = await published()
    const wanted = allPages(facts(), state)
    const known = new Set(wanted)
    let written = 0
    let done = 0
    const touched = pagesOf(change, facts(), state)
    for (const path of touched) {
      if (stopped) throw new Error('stopped')
      if (!known.has(path)) await remove(dir, path)
      else if (await publishPage(path)) written++
      parts.onProgress?.(++done, touched.length)
      // One page at a time, with the loop free in between: readers come first.
      await new Promise(setImmediate)
    }
    if (change.type === 'all') await sweep(known)
    return written
  }

  /** Files of pages that are no longer public; only a full publish may say so. */
  async function sweep(known: Set<string>): Promise<void> {
    for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || entry.name.startsWith('.')) continue
      const path = '/' + join(entry.parentPath, entry.name).slice(dir.length + 1)
      if (path.startsWith('/_astro/')) continue
      const page = path.replace(/\.(br|gz|part)$/, '').replace(/(index|410)\.html$/, '')
      if (!known.has(page)) await rm(join(dir, path), { force: true })
    }
  }

  /** Works off the queue; false when a job failed and waits for its next try. */
  async function runJobs(): Promise<boolean> {
    for (
      let job;
      !stopped && (job = await store.write((tx) => tx.publishJobs.claim(now(), lockMs)));
    ) {
      const { id } = job
      const change = job.change as Change
      try {
        const written = await bring(change)
        await store.write((tx) => tx.publishJobs.finish(id, now()))
        if (change.type === 'all') await writeFile(join(dir, '.stamp'), stamp)
        log('info', 'publish.done', { change: change.type, written })
      } catch (error) {
        if (stopped) return false
        await store.write((tx) => tx.publishJobs.fail(id, String(error), now() + retryMs))
        log('error', 'publish.failed', { change: change.type, error: String(error) })
        return false
      }
    }
    return true
  }

  const kick = () => (running = running.then(runJobs, runJobs))

  return {
    /** Whether every page was made from this very source and content. */
    current: async () => (await readFile(join(dir, '.stamp'), 'utf8').catch(() => '')) === stamp,
    /** Frees what a dead process held and works off the queue; once, at start. */
    resume: async () => {
      await store.write((tx) => tx.publishJobs.release())
      return kick()
    },
    /** A full publish without a job row: for a static copy in a folder of its own. */
    all: () => bring({ type: 'all' }),
    /** Starts work behind the caller. */
    wake: () => void kick(),
    /** Writes a job row of its own and starts work behind the caller. */
    enqueue: async (change: Change) => {
      await store.write((tx) => tx.publishJobs.insert(change, now()))
      void kick()
    },
    /** Works off what is waiting; resolves when the queue is empty or a job failed. */
    settle: () => kick(),
    stop: async () => {
      stopped = true
      await running.catch(() => undefined)
    },
  }
}
