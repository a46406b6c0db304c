import { Readable, Writable } from 'node:stream'
import type { Command } from '#api/cli/command.ts'

/** Runs a command in this process, as from a pipe, and gives what it said. */
export async function runCommand(
  command: Command,
  args: string[],
  env: Record<string, string>,
  input = '',
): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const into = (name: 'out' | 'err') =>
    new Writable({
      write: (chunk, _, done) => {
        said[name] += String(chunk)
        done()
      },
    })
  const io = { stdin: Readable.from([input]), stdout: into('out'), stderr: into('err') }
  const code = await command.run(args, io, env)
  return { code, ...said }
}
