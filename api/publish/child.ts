import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'

/**
 * Runs `api/publish/<name>.ts`, or its bundle in dist/, as a process of its own: it reads the task as JSON and answers
 * with bytes. What takes more than a few milliseconds never holds the thread that answers readers.
 */
export async function runChild(root: string, name: string, task: unknown): Promise<Buffer> {
  const bundled = join(root, `dist/${name}.mjs`)
  const inBundle = import.meta.url.includes('/dist/') && existsSync(bundled)
  const file = inBundle ? bundled : join(root, `api/publish/${name}.ts`)
  const child = spawn(process.execPath, [file], { stdio: ['pipe', 'pipe', 'pipe'] })
  child.stdin.on('error', () => undefined).end(JSON.stringify(task))
  const ended = new Promise<number | null>((done, fail) => {
    child.once('error', fail).once('close', done)
  })
  const [out, fault, code] = await Promise.all([buffer(child.stdout), text(child.stderr), ended])
  if (code !== 0) throw new Error(`${file} ended with ${code}: ${fault}`)
  return out
}
