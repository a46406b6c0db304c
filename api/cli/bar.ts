import type { Io } from './command.ts'

/** A bar that redraws itself on a terminal; silent in a pipe. */
export const bar = (io: Io, what: string) => (done: number, total: number) => {
  if (!('isTTY' in io.stderr) || !io.stderr.isTTY || total === 0) return
  const share = Math.min(1, done / total)
  const blocks = '█'.repeat(Math.round(share * 30)).padEnd(30, '░')
  io.stderr.write(`\r${what} ${blocks} ${Math.round(share * 100)}%${done >= total ? '\n' : ''}`)
}
