import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { plainEnv } from './server.ts'

const root = resolve(import.meta.dirname, '../..')
const left = new Set([
  'node_modules',
  'dist',
  '.git',
  '.cache',
  '.astro',
  'data',
  'data.keys',
  'test',
  'docs',
])

/** A copy of the source in a temporary folder, built there under another base path; whoever asked removes it. */
export function builtCopy(base: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'shouwen-copy-'))
  cpSync(root, dir, {
    recursive: true,
    filter: (from) => resolve(from, '..') !== root || !left.has(basename(from)),
  })
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'))
  shouwen(dir, ['api/cli/build.ts'], { BASE: base })
  return dir
}

/** Runs a script of a copy to its end; throws with everything that it said when it fails. */
export function shouwen(dir: string, args: string[], env: Record<string, string>): string {
  const ran = spawnSync(process.execPath, args, {
    cwd: dir,
    encoding: 'utf8',
    env: {
      ...plainEnv(),
      DATA_DIR: join(dir, 'data'),
      KEY_DIR: join(dir, 'keys'),
      ...env,
    },
  })
  if (ran.status !== 0) throw new Error(`${args.join(' ')}: ${ran.stdout}\n${ran.stderr}`)
  return ran.stdout
}
