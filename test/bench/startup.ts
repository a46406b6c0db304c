import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '../kit/server.ts'
import type { Bench } from './run.ts'

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))
const rssMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
const median = (list: number[]): number => list.toSorted((a, b) => a - b)[list.length >> 1] ?? NaN

/** The least that a server can be: one bare node:http process. */
async function bare(): Promise<{ ms: number; mb: number }> {
  const port = 20_000 + Math.floor(Math.random() * 30_000)
  const began = performance.now()
  const code = `require('http').createServer((q, s) => s.end('ok')).listen(${port})`
  const child = spawn(process.execPath, ['-e', code])
  while (
    !(await fetch(`http://127.0.0.1:${port}`).then(
      (r) => r.ok,
      () => false,
    ))
  )
    await wait(5)
  const ms = performance.now() - began
  await wait(1_000)
  const mb = rssMb(child.pid ?? 0)
  child.kill()
  return { ms, mb }
}

/** A start over a data folder that is already there: until the first page is answered, and the memory at rest. */
export const startup: Bench = {
  name: 'startup',
  title: 'Start and rest (second start, data folder present)',
  run: async ({ scale, table, note }) => {
    const dir = mkdtempSync(join(tmpdir(), 'shouwen-startup-'))
    const first = await startServer({ dir })
    while (!/全部生成/.test(first.printed())) await wait(100)
    await first.stop()
    const ours: { ms: number; mb: number }[] = []
    const least: { ms: number; mb: number }[] = []
    for (let round = 0; round < (scale < 1 ? 3 : 7); round++) {
      const server = await startServer({ dir, path: '/' })
      await wait(6_000)
      ours.push({ ms: server.firstAnswer, mb: rssMb(server.child.pid ?? 0) })
      await server.stop()
      least.push(await bare())
    }
    rmSync(dir, { recursive: true, force: true })
    const row = (process: string, list: { ms: number; mb: number }[]) => ({
      process,
      'first answer ms, median': Math.round(median(list.map((r) => r.ms))),
      'ms, worst': Math.round(Math.max(...list.map((r) => r.ms))),
      'RSS MB at rest': Math.round(median(list.map((r) => r.mb))),
    })
    table([row('Shouwen', ours), row('bare node:http', least)])
    const ratio = (of: (r: { ms: number; mb: number }) => number) =>
      (median(ours.map(of)) / median(least.map(of))).toFixed(1)
    note(
      `Ratio to the bare process: ${ratio((r) => r.ms)} in time, ${ratio((r) => r.mb)} in memory.`,
    )
  },
}
