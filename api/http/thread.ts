import { constants, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { gatherer } from '#api/facts/gather.ts'
import { loadFacts } from '#api/facts/load.ts'
import type { Asked, Told, Tools } from '#api/outside/work.ts'
import { layRevisions } from '#rules/content/revisions.ts'
import { Refusal } from '#rules/refusal.ts'
import { openReader } from '#db/open.ts'
import { tasks } from './tasks.ts'

/** What the thread is told at its start: where facts and rows are. */
export type ThreadData = { facts: string; places: string[]; databaseUrl: string }

/** A thread of its own: answers tasks one after another over its own read connection, quick ones in between. */
const { facts, places, databaseUrl } = workerData as ThreadData
const port = parentPort
if (!port) throw new Error('this file is the entry of a worker thread')
// On Linux this is about this thread alone: where processors are short, who waits at the door comes before an import.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
const tell = (told: Told) => port.postMessage(told)
const shipped = loadFacts(facts, { places })
const { read } = await openReader(databaseUrl)
const slugs = new Set(['', ...shipped.places.map((p) => p.slug)])
const gather = gatherer(read, slugs, () => undefined)
const tools: Omit<Tools, 'progress'> = {
  read,
  facts: async (on) => layRevisions(shipped, await gather(), on),
}

async function answer({ id, name, input }: Asked): Promise<void> {
  try {
    const task = tasks.find((t) => t.name === name)
    if (!task) throw new Error(`no task ${name}`)
    const progress = (done: number, total: number) => tell({ id, progress: [done, total] })
    tell({ id, answer: await task.run(input as never, { ...tools, progress }) })
  } catch (error) {
    if (error instanceof Refusal) {
      const { code, status, title, message, errors } = error
      tell({ id, refusal: { code, status, title, message, errors } })
    } else
      tell({ id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

let queue: Promise<void> = Promise.resolve()
port.on('message', (asked: Asked) => {
  if (tasks.find((t) => t.name === asked.name)?.quick) void answer(asked)
  else queue = queue.then(() => answer(asked))
})
