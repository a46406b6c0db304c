import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { freePort } from './port.ts'
import { nodeFlags, nodeMemory } from '#api/cli/launch.ts'

const root = resolve(import.meta.dirname, '../..')

export type Server = {
  port: number
  url: string
  dir: string
  child: ChildProcess
  /** Everything that the server has printed. */
  printed: () => string
  /** Milliseconds from the start of the process until it answered. */
  firstAnswer: number
  stop: (signal?: NodeJS.Signals) => Promise<void>
}

/** The environment of this process without what Vitest puts into it: it has a MODE and a BASE_URL of its own. */
export function plainEnv(): NodeJS.ProcessEnv {
  const ours = /^(MODE|BASE_URL|DEV|PROD|SSR|TEST|NODE_ENV|VITEST.*)$/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)))
}

/** The first place, and the one that the journeys are told in: publishing all five for each server takes minutes. */
const served = 'chuxiong,lingxi'

type Options = {
  env?: Record<string, string>
  dir?: string
  path?: string
  /** A folder built for itself, for another base path; this source tree without one. */
  built?: string
}

/**
 * The built product as a process of its own, on a free port, with a data folder that is removed at the end unless it
 * was handed in. Needs `npm run build`.
 */
export async function startServer({
  env = {},
  dir,
  path = '/api/healthz',
  built = root,
}: Options = {}): Promise<Server> {
  const home = dir ?? mkdtempSync(join(tmpdir(), 'shouwen-server-'))
  const port = await freePort()
  const base = env['BASE'] && env['BASE'] !== '/' ? env['BASE'] : ''
  const began = performance.now()
  const child = spawn(process.execPath, [...nodeFlags, join(built, 'dist/cli.mjs'), 'serve'], {
    cwd: built,
    env: {
      ...plainEnv(),
      ...nodeMemory,
      DATA_DIR: join(home, 'data'),
      KEY_DIR: join(home, 'keys'),
      PORT: String(port),
      PLACES: served,
      ...env,
    },
  })
  let text = ''
  child.stdout.on('data', (d) => (text += d))
  child.stderr.on('data', (d) => (text += d))
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const url = `http://127.0.0.1:${port}${base}`
  const answers = () =>
    fetch(url + path).then(
      (r) => r.ok,
      () => false,
    )
  for (let tries = 0; !(await answers()); tries++) {
    if (child.exitCode !== null || tries > 3_000)
      throw new Error(`the server did not start:\n${text}`)
    await new Promise((done) => setTimeout(done, 5))
  }
  return {
    port,
    url,
    dir: home,
    child,
    printed: () => text,
    firstAnswer: performance.now() - began,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal)
      await ended
      if (!dir) rmSync(home, { recursive: true, force: true })
    },
  }
}
