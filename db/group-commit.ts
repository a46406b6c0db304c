import { setImmediate, setTimeout } from 'node:timers/promises'
import type Database from 'better-sqlite3'
import { RolledBack, StoreError } from './errors.ts'
import type { Lender } from './lend.ts'
import { isBusy } from './refusal.ts'
import type { Writer } from './store.ts'

type Member = {
  fn: (tx: Writer) => Promise<unknown>
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}
type Done = { member: Member } & (
  { ok: true; value: unknown } | { ok: false; error: unknown; lost: boolean }
)

export type GroupOptions = {
  /** How long a transaction waits for the lock of another process, in milliseconds. */
  patience: number
  /** Members join a transaction for so many milliseconds (5); then it commits, and the thread is free. */
  budgetMs?: number
}

/**
 * Group commit (DESIGN §4): members run one after another, each awaited within a savepoint of its
 * own, in one BEGIN IMMEDIATE; their promises settle only after COMMIT.
 */
export const groupCommit = (
  sqlite: Database.Database,
  tx: Writer,
  { refuseNested, lend }: Lender,
  { patience, budgetMs = 5 }: GroupOptions,
) => {
  const say = (text: string) => {
    const statement = sqlite.prepare(text)
    return () => void statement.run()
  }
  const [beginNow, commit, rollback] = [say('BEGIN IMMEDIATE'), say('COMMIT'), say('ROLLBACK')]
  const [savepoint, release, undo] = [
    say('SAVEPOINT member'),
    say('RELEASE member'),
    say('ROLLBACK TO member'),
  ]
  const queue: Member[] = []
  let running: Promise<void> | undefined
  let closed = false

  /** The engine itself waits 25 ms at most, for that blocks the thread; the rest is waited here. */
  const begin = async (): Promise<void> => {
    for (const until = performance.now() + patience; ;) {
      try {
        return beginNow()
      } catch (error) {
        if (!isBusy(error) || performance.now() > until) throw error
        await setTimeout(5 + Math.random() * 20)
      }
    }
  }

  /** Takes one member back; false when the engine has taken everything back. */
  const takeBack = (): boolean => {
    if (!sqlite.inTransaction) return false
    try {
      undo()
      release()
      return true
    } catch {
      if (sqlite.inTransaction) rollback()
      return false
    }
  }

  const run = async (member: Member): Promise<Done> => {
    savepoint()
    try {
      const value = await lend(tx, member.fn, () => sqlite.inTransaction)
      // A member may have swallowed the error on which the engine rolled back.
      if (!sqlite.inTransaction) throw new RolledBack()
      release()
      return { member, ok: true, value }
    } catch (error) {
      return { member, ok: false, error, lost: !takeBack() }
    }
  }

  const settle = (done: readonly Done[]): void => {
    try {
      commit()
    } catch (error) {
      if (sqlite.inTransaction) rollback()
      for (const { member } of done) member.reject(error)
      return
    }
    for (const one of done)
      if (one.ok) one.member.resolve(one.value)
      else one.member.reject(one.error)
  }

  const alone = async (member: Member): Promise<void> => {
    try {
      await begin()
      const done = await run(member)
      if (!done.ok && done.lost) member.reject(done.error)
      else settle([done])
    } catch (error) {
      member.reject(error)
    }
  }

  const group = async (): Promise<void> => {
    await begin()
    const done: Done[] = []
    const until = performance.now() + budgetMs
    while (done.length === 0 || performance.now() < until) {
      const member = queue.shift()
      if (!member) break
      const one = await run(member)
      done.push(one)
      if (!one.ok && one.lost) {
        // The engine rolled all of them back (a full disk does): each gets a try of its own.
        for (const each of done) await alone(each.member)
        return
      }
    }
    settle(done)
  }

  const work = async (): Promise<void> => {
    while (queue.length > 0) {
      // After the poll phase: whatever came in with this round of the loop joins.
      await setImmediate()
      try {
        await group()
      } catch (error) {
        // No transaction was to be had: whoever waits has waited as long.
        for (const member of queue.splice(0)) member.reject(error)
      }
    }
    running = undefined
  }

  return {
    write: async <T>(fn: (tx: Writer) => Promise<T>): Promise<T> => {
      refuseNested()
      if (closed) throw new StoreError('数据库已经关闭')
      return new Promise<T>((resolve, reject) => {
        queue.push({ fn, resolve: resolve as (value: unknown) => void, reject })
        running ??= work()
      })
    },
    waiting: () => queue.length,
    /** Takes no more members and waits for those that are there. */
    drain: async (): Promise<void> => {
      closed = true
      await running
    },
  }
}
