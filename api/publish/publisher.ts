import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { allPages, pagesOf, type Change, type Published } from '#rules/publish/pages.ts'
import { shortFault } from '#rules/fault.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { Store } from '#db/open.ts'
import type { Render } from '#api/outside/render.ts'
import { bringAssets, dropOldAssets } from './assets.ts'
import { flush, place, remove } from './file.ts'

type Parts = {
  store: Store
  facts: () => Facts
  /** Pages of the versions of the catalogue. */
  historyPages?: () => string[]
  /** Reads revisions that another process may have written, before pages of whole places are made. */
  refresh?: () => Promise<void>
  render: Render
  /** Compulsory tags that a page lacks; a page that lacks one is not published. */
  lacks?: (path: string, html: string) => string[]
  /** The folder of the public pages. */
  dir: string
  /** The folder with the built scripts and styles. */
  built: string
  /** Changes with source, content and everything else that shapes every page. */
  stamp: string
  log: (level: 'error' | 'info', event: string, facts?: Record<string, unknown>) => void
  now: () => number
  onProgress?: (done: number, total: number) => void
}

/** A job is held this long; a process that dies frees its jobs at the next start. */
const lockMs = 10 * 60_000
const retryMs = 30_000
const pagesAbreast = 4

/** A publisher renders changed public pages one job after another; jobs are rows, so a crash loses none. */
export type Publisher = ReturnType<typeof createPublisher>

export function createPublisher(parts: Parts) {
  const { store, facts, render, dir, built, stamp, log, now } = parts
  let running: Promise<boolean> = Promise.resolve(true)
  let stopped = false
  let retry: NodeJS.Timeout | undefined

  async function published(): Promise<Published> {
    const slugs = new Set(facts().places.map((p) => p.slug))
    const ours = (row: { place: string }) => slugs.has(row.place)
    return {
      decisions: (await store.read.decisions.published()).filter(ours),
      digests: (await store.read.digests.published()).filter(ours),
      history: parts.historyPages?.() ?? [],
    }
  }

  /** Expected: 200 with every compulsory tag, or 410. Anything else fails the job and leaves the old page alone. */
  async function publishPage(path: string, durable: boolean): Promise<boolean> {
    const page = await render(path)
    if (page.status !== 200 && page.status !== 410)
      throw new Error(
        `${path} rendered with status ${page.status}: ${new TextDecoder().decode(page.body.slice(0, 300))}`,
      )
    if (page.status === 200 && path.endsWith('/')) {
      const missing = parts.lacks?.(path, new TextDecoder().decode(page.body)) ?? []
      if (missing.length > 0) throw new Error(`${path} lacks ${missing.join(', ')}`)
    }
    return place(dir, path, page.status, page.body, durable)
  }

  /**
   * Makes the pages that a change touches, and throws when one did not come out. A publication stops there, so that no
   * list leads to a page that is not; a withdrawal and a full publish go on with the others.
   */
  async function bring(change: Change): Promise<number> {
    if (change.type === 'all' || change.type === 'facts') await parts.refresh?.()
    const state = await published()
    const known = new Set(allPages(facts(), state))
    const touched = pagesOf(change, facts(), state)
    const whole = change.type === 'all' || change.type === 'facts'
    const goesOn = whole || (change.type === 'decision' && change.gone)
    const faults: string[] = []
    let written = 0
    let done = 0
    if (change.type === 'all') await bringAssets(built, dir)
    const one = async (path: string): Promise<void> => {
      if (stopped) throw new Error('stopped')
      try {
        if (!known.has(path)) await remove(dir, path)
        else if (await publishPage(path, !whole)) written++
      } catch (error) {
        if (!goesOn || stopped) throw error
        faults.push(String(error))
      }
      parts.onProgress?.(++done, touched.length)
      // The loop is free between pages: readers come first.
      await new Promise(setImmediate)
    }
    // The order matters for a single change; a full publish may compress several pages at once.
    const abreast = whole ? pagesAbreast : 1
    const waiting = touched.values()
    await Promise.all(
      Array.from({ length: abreast }, async () => {
        for (const path of waiting) await one(path)
      }),
    )
    if (whole) await sweep(known, change.type === 'facts' ? change.place : '')
    if (faults.length) throw new Error(`${faults.length} of ${touched.length} pages: ${faults[0]}`)
    if (whole) await flush(dir)
    if (change.type === 'all') await dropOldAssets(built, dir)
    return written
  }

  /** Files of pages that are no longer public; only a publish of the whole place, or of all, may say so. */
  async function sweep(known: Set<string>, below: string): Promise<void> {
    const top = join(dir, below)
    for (const entry of await readdir(top, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || entry.name.startsWith('.')) continue
      const path = '/' + join(entry.parentPath, entry.name).slice(dir.length + 1)
      if (path.startsWith('/_astro/')) continue
      const page = path.replace(/\.(br|gz|part)$/, '').replace(/(index|410)\.html$/, '')
      if (!known.has(page)) await rm(join(dir, path), { force: true })
    }
  }

  /** Works off the queue; false when a job failed: it stands behind the others and is tried again later. */
  async function runJobs(): Promise<boolean> {
    clearTimeout(retry)
    const failed = new Set<string>()
    while (!stopped) {
      const job = await store.write((tx) => tx.publishJobs.claim(now(), lockMs))
      if (!job) break
      const { id } = job
      if (failed.has(id)) {
        await store.write((tx) => tx.publishJobs.release())
        break
      }
      const change = job.change as Change
      try {
        const written = await bring(change)
        await store.write((tx) => tx.publishJobs.finish(id, now()))
        if (change.type === 'all') await writeFile(join(dir, '.stamp'), stamp)
        log('info', 'publish.done', { change: change.type, written })
      } catch (error) {
        if (stopped) return false
        await store.write((tx) => tx.publishJobs.fail(id, String(error)))
        log('error', 'publish.failed', { change: change.type, error: shortFault(error) })
        failed.add(id)
      }
    }
    if (failed.size) retry = setTimeout(kick, retryMs).unref()
    return failed.size === 0
  }

  const kick = (): Promise<boolean> => (running = running.then(runJobs, runJobs))

  /** Whether every page was made from this very source and content. */
  const current = async (): Promise<boolean> =>
    (await readFile(join(dir, '.stamp'), 'utf8').catch(() => '')) === stamp

  return {
    current,
    /**
     * Once, at start: frees what a dead process held, adds a full publish unless every page is of this source and
     * content, and works off the queue.
     */
    resume: async (): Promise<'current' | 'renewed' | 'failed' | 'stopped'> => {
      const fresh = !(await current())
      await store.write(async (tx) => {
        await tx.publishJobs.release()
        const waiting = await tx.publishJobs.pending()
        if (fresh && !waiting.some((job) => (job.change as Change).type === 'all'))
          await tx.publishJobs.insert({ type: 'all' }, now())
      })
      const done = await kick()
      if (stopped) return 'stopped'
      if (!done) return 'failed'
      return fresh ? 'renewed' : 'current'
    },
    /** A full publish without a job row: for a static copy in a folder of its own. */
    all: () => bring({ type: 'all' }),
    /** Starts work behind the caller. */
    wake: () => void kick(),
    /** Works off what is waiting; false when a job failed. */
    settle: kick,
    stop: async () => {
      stopped = true
      clearTimeout(retry)
      await running.catch(() => undefined)
    },
  }
}
