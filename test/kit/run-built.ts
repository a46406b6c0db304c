import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { plainEnv } from './server.ts'

const root = resolve(import.meta.dirname, '../..')

/** Runs the built command line until it ends by itself; a process that goes on is killed after a minute (code null). */
export async function runBuilt(
  args: string[],
  env: Record<string, string>,
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [join(root, 'dist/cli.mjs'), ...args], {
    cwd: root,
    env: { ...plainEnv(), ...env },
    timeout: 60_000,
    killSignal: 'SIGKILL',
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (d) => (out += d))
  child.stderr.on('data', (d) => (err += d))
  const code = await new Promise<number | null>((done) => child.once('close', done))
  return { code, out, err }
}
