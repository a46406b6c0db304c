import { shortFault } from '#rules/fault.ts'
import { Refusal } from '#rules/refusal.ts'

/** What a person sees of work that goes on behind a page. */
export type Stage<Done> =
  | { at: 'planning' | 'taking'; done: number; total: number }
  | { at: 'ready' }
  | ({ at: 'done' } & Done)
  | { at: 'failed'; say: string }

/** Ends that are remembered, for pages that ask once more. */
const most = 100

type Log = (level: 'error', event: string, facts: Record<string, unknown>) => void

/** Work behind the desk's pages, one at a time for each folder; a page asks how far it is. */
export const createJobs = <Done>(log: Log, event: string) => {
  const stages = new Map<string, Stage<Done>>()
  return {
    stage: (id: string): Stage<Done> | undefined => stages.get(id),
    /** Starts work and comes back at once; a refusal is kept as the sentence that it is. */
    start: (
      id: string,
      at: 'planning' | 'taking',
      work: (onProgress: (done: number, total: number) => void) => Promise<Stage<Done>>,
    ): void => {
      stages.set(id, { at, done: 0, total: 0 })
      for (const old of stages.keys()) {
        if (stages.size <= most) break
        stages.delete(old)
      }
      void work((done, total) => stages.set(id, { at, done, total })).then(
        (stage) => stages.set(id, stage),
        (error: unknown) => {
          if (!(error instanceof Refusal)) log('error', event, { error: shortFault(error) })
          const say =
            error instanceof Refusal ? error.message : '出了故障，没有写入任何内容，请再试一次'
          stages.set(id, { at: 'failed', say })
        },
      )
    },
    running: (id: string): boolean => /^(planning|taking)$/.test(stages.get(id)?.at ?? ''),
  }
}
