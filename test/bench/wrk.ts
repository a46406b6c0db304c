import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from './load.ts'

export const hasWrk = spawnSync('wrk', ['-v']).error === undefined

type Target = { port: number; paths: readonly string[]; encoding: string }

/**
 * Requests per second over 32 connections. wrk (Debian) when it is there, for a load made in Node is slower than some of
 * the servers; else our own, which caps what can be seen.
 */
export async function rate({ port, paths, encoding }: Target, seconds: number): Promise<number> {
  if (!hasWrk) {
    const { perSecond, bad } = await load(
      port,
      (n) => ({ path: paths[n % paths.length]!, headers: { 'accept-encoding': encoding } }),
      { count: seconds * 5_000 },
    )
    if (bad) throw new Error(`${bad} answers were not 200`)
    return perSecond
  }
  const dir = mkdtempSync(join(tmpdir(), 'wrk-'))
  const list = join(dir, 'paths')
  writeFileSync(list, paths.join('\n'))
  const script = join(dir, 'mix.lua')
  writeFileSync(
    script,
    `local paths = {}
for line in io.lines("${list}") do paths[#paths + 1] = line end
local n = 0
wrk.headers["Accept-Encoding"] = "${encoding}"
request = function() n = n % #paths + 1; return wrk.format("GET", paths[n]) end`,
  )
  const text = await new Promise<string>((done) => {
    const child = spawn('wrk', [
      '-t1',
      '-c32',
      `-d${seconds}s`,
      '-s',
      script,
      `http://127.0.0.1:${port}`,
    ])
    let out = ''
    child.stdout.on('data', (d) => (out += d))
    child.on('close', () => done(out))
  })
  if (/Non-2xx/.test(text)) throw new Error(text)
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(text)?.[1] ?? Number.NaN)
}
