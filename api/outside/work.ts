import { Worker } from 'node:worker_threads'
import type { Day } from '#rules/clocks/day.ts'
import type { Facts } from '#rules/content/facts.ts'
import { Refusal, tooLarge } from '#rules/refusal.ts'
import type { Reader } from '#db/open.ts'

/** What a task may touch besides its input: reads alone. */
export type Tools = {
  /** The facts in force on a day. */
  facts: (on: Day) => Promise<Facts>
  read: Reader
  progress: (done: number, total: number) => void
}

/** Work that would hold the main thread for more than 10 ms (DESIGN §3). `name` is how the thread finds it. */
export type Task<I, O> = {
  name: string
  /** Somebody waits for a page: it does not stand behind a long import. */
  quick?: boolean
  run: (input: I, tools: Tools) => Promise<O>
}
export type AnyTask = {
  name: string
  quick?: boolean
  run: (input: never, tools: Tools) => Promise<unknown>
}

/** Runs a task elsewhere and resolves with its answer; input and answer must be plain data, and are best kept small. */
export type Work = <I, O>(
  task: Task<I, O>,
  input: I,
  onProgress?: (done: number, total: number) => void,
) => Promise<O>

/** The harmless double: tasks run where they are asked for. For the command line and for tests. */
export const workHere =
  (tools: Omit<Tools, 'progress'>): Work =>
  (task, input, onProgress = () => undefined) =>
    task.run(input, { ...tools, progress: onProgress })

export type Asked = { id: number; name: string; input: unknown }
export type Told =
  | { id: number; progress: [done: number, total: number] }
  | { id: number; answer: unknown }
  | { id: number; refusal: Pick<Refusal, 'code' | 'status' | 'title' | 'message' | 'errors'> }
  | { id: number; fault: string }

type Waiting = {
  resolve: (answer: never) => void
  reject: (error: unknown) => void
  onProgress: (done: number, total: number) => void
  timer: NodeJS.Timeout
}
type Options = {
  /** The file of the thread, and what it is told at its start. */
  file: string
  data: unknown
  /** A task that takes longer is given up, and the thread with it; 120,000 unless told. */
  patience?: number
  /** A thread that has nothing to do ends after so many milliseconds, and its memory with it; 20,000 unless told. */
  idle?: number
  /** Megabytes that it may hold; 768 unless told. */
  memory?: number
}

/**
 * One worker thread with a read connection of its own, made when it is first asked. A task that runs out of memory or
 * time takes the thread down, never the server: what waits is refused, and the next task gets a new thread.
 */
export function openThread({
  file,
  data,
  patience = 120_000,
  idle = 20_000,
  memory = 768,
}: Options): {
  work: Work
  close: () => Promise<void>
} {
  let worker: Worker | undefined
  let count = 0
  let resting: NodeJS.Timeout | undefined
  const waiting = new Map<number, Waiting>()

  const settle = (id: number): Waiting | undefined => {
    const one = waiting.get(id)
    waiting.delete(id)
    if (one) clearTimeout(one.timer)
    if (waiting.size > 0) return one
    worker?.unref()
    resting = setTimeout(() => void end(), idle).unref()
    return one
  }
  async function end(): Promise<void> {
    clearTimeout(resting)
    const old = worker
    worker = undefined
    await old?.terminate()
  }
  const fail = (error: unknown): void => {
    for (const id of waiting.keys()) settle(id)?.reject(error)
    void end()
  }

  const hear = (told: Told): void => {
    if ('progress' in told) return waiting.get(told.id)?.onProgress(...told.progress)
    const one = settle(told.id)
    if (!one) return
    if ('answer' in told) return one.resolve(told.answer as never)
    if ('fault' in told) return one.reject(new Error(told.fault))
    const { code, status, title, message, errors } = told.refusal
    one.reject(new Refusal(code, status, title, message, errors))
  }

  const start = (): Worker => {
    const made = new Worker(file, {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: memory },
    })
    const current = () => worker === made
    made.on('message', (told: Told) => current() && hear(told))
    made.on('error', (error: NodeJS.ErrnoException) => {
      if (!current()) return
      fail(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? tooLarge('内容太大，处理不了。请拆开再试')
          : error,
      )
    })
    made.on('exit', () => current() && fail(new Error('the worker thread ended')))
    return made
  }

  return {
    work: (task, input, onProgress = () => undefined) =>
      new Promise((resolve, reject) => {
        clearTimeout(resting)
        worker ??= start()
        worker.ref()
        const id = (count += 1)
        const timer = setTimeout(
          () => fail(tooLarge('处理的时间太长，已经停下。请拆开再试')),
          patience,
        ).unref()
        waiting.set(id, { resolve, reject, onProgress, timer })
        worker.postMessage({ id, name: task.name, input } satisfies Asked, [])
      }),
    close: async () => {
      fail(new Error('the worker thread is closed'))
      await end()
    },
  }
}
