import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Change } from '#rules/publish/pages.ts'
import { wholeRank } from '#rules/publish/rank.ts'
import { shortFault } from '#rules/fault.ts'
import type { PublishJob } from '#db/publish-jobs.ts'
import type { Render } from '#api/outside/render.ts'
import { type BringParts, createBring } from './bring.ts'
import { createTree } from './tree.ts'

type Parts = BringParts & {
  render: Render
  lacks?: (path: string, html: string) => string[]
  /** Changes with source, content and everything else that shapes every page. */
  stamp: string
  log: (level: 'error' | 'info', event: string, facts?: Record<string, unknown>) => void
  now: () => number
}

/** A job is held this long; a process that dies frees its jobs at the next start. */
const lockMs = 10 * 60_000
const retryMs = 30_000
/** How often a publish of a whole place looks whether something smaller waits. */
const lookMs = 100

/** A publisher renders changed public pages one job after another; jobs are rows, so a crash loses none. */
export type Publisher = ReturnType<typeof createPublisher>

export function createPublisher(parts: Parts) {
  const { store, render, lacks, dir, stamp, log, now } = parts
  let running: Promise<boolean> = Promise.resolve(true)
  let stopped = false
  let retry: NodeJS.Timeout | undefined
  /** The job of a whole place that is under way. */
  let whole: PublishJob | undefined
  let failed = new Set<string>()
  let looked = 0
  let small: Promise<void> | undefined

  const tree = createTree({ render, lacks, dir })
  const bring = createBring(parts, tree, between, () => stopped)

  async function run(job: PublishJob): Promise<void> {
    const change = job.change as Change
    try {
      const written = await bring(change)
      await store.write((tx) => tx.publishJobs.finish(job.id, now()))
      if (change.type === 'all') await writeFile(join(dir, '.stamp'), stamp)
      log('info', 'publish.done', { change: change.type, written })
    } catch (error) {
      if (stopped) return
      await store.write((tx) => tx.publishJobs.fail(job.id, String(error)))
      log('error', 'publish.failed', { change: change.type, error: shortFault(error) })
      failed.add(job.id)
    }
  }

  /** What is smaller than a whole place, while one is under way: a withdrawal waits for no catalogue. */
  async function runSmall(beside: string): Promise<void> {
    while (!stopped) {
      const job = await store.write((tx) =>
        tx.publishJobs.claim(now(), lockMs, { beside, except: [...failed], rank: wholeRank - 1 }),
      )
      if (!job) break
      await run(job)
    }
    await store.write((tx) => tx.publishJobs.hold(beside, now() + lockMs))
  }
  const pushIn = (beside: string): Promise<void> =>
    (small ??= runSmall(beside).finally(() => (small = undefined)))

  /** Between two pages of a whole place. Changes may also come from another process, so the table is looked at. */
  async function between(): Promise<void> {
    if (!whole) return
    if (small) return small
    if (Date.now() - looked < lookMs) return
    looked = Date.now()
    if ((await store.read.publishJobs.foremost()) < wholeRank && whole) await pushIn(whole.id)
  }

  /** Works off the queue; false when a job failed: it is tried again later. */
  async function runJobs(): Promise<boolean> {
    clearTimeout(retry)
    failed = new Set()
    while (!stopped) {
      const job = await store.write((tx) =>
        tx.publishJobs.claim(now(), lockMs, { except: [...failed] }),
      )
      if (!job) break
      whole = job.rank < wholeRank ? undefined : job
      await run(job)
      whole = undefined
      await small
    }
    if (failed.size) retry = setTimeout(kick, retryMs).unref()
    return failed.size === 0 && !stopped
  }

  /** Frees what a dead process held, and asks for a full publish unless every page is current. */
  async function prepare(): Promise<boolean> {
    const fresh = !(await current())
    const broken = await store.write(async (tx) => {
      const waiting = await tx.publishJobs.pending()
      await tx.publishJobs.release()
      if (fresh && !waiting.some((job) => (job.change as Change).type === 'all'))
        await tx.publishJobs.insert({ type: 'all' }, now())
      return waiting.some((job) => job.attempts > 0)
    })
    if (broken) await tree.dropParts()
    return true
  }

  const kick = (): Promise<boolean> => (running = running.then(runJobs, runJobs))
  /** Starts work behind the caller, into the midst of a whole place too. */
  function wake(): void {
    if (whole)
      void pushIn(whole.id).catch((error: unknown) =>
        log('error', 'publish.failed', { error: shortFault(error) }),
      )
    void kick()
  }

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
      // After what runs already, so that nothing of it is taken for what a dead process left.
      await (running = running.then(prepare, prepare))
      const done = await kick()
      if (stopped) return 'stopped'
      if (!done) return 'failed'
      return fresh ? 'renewed' : 'current'
    },
    /** A full publish without a job row: for a static copy in a folder of its own. */
    all: () => bring({ type: 'all' }),
    wake,
    /** Works off what is waiting; false when a job failed. */
    settle: kick,
    stop: async () => {
      stopped = true
      clearTimeout(retry)
      await running.catch(() => undefined)
      await small?.catch(() => undefined)
    },
  }
}
