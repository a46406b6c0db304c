import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { published } from './demo-staff.ts'
import { startServer } from './server.ts'

/** Part of every published page, so it must not follow the port. */
export const publicUrl = 'http://localhost:4321'

/** A demo data folder after its first start: accounts, demo rows, every page published. Made once in a run. */
async function made(): Promise<string> {
  const run = process.env['SHOUWEN_TEST_RUN']
  if (!run) throw new Error('the global setup has not run')
  const folder = join(run, 'demo')
  const ready = join(run, 'demo-ready')
  try {
    mkdirSync(folder)
    try {
      const server = await startServer({ dir: folder, env: { PUBLIC_URL: publicUrl } })
      await published(server)
      await server.stop()
      writeFileSync(ready, 'made')
    } catch (error) {
      writeFileSync(ready, String(error))
    }
  } catch {
    while (!existsSync(ready)) await setTimeout(50)
  }
  const state = readFileSync(ready, 'utf8')
  if (state !== 'made') throw new Error(`the demo folder was not made: ${state}`)
  return folder
}

/** Published pages are replaced by rename and never written into, so that a link is as good as a copy. */
function link(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const entry of readdirSync(from, { withFileTypes: true }))
    if (entry.isDirectory()) link(join(from, entry.name), join(to, entry.name))
    else linkSync(join(from, entry.name), join(to, entry.name))
}

/** A copy of it, for one server; whoever asked removes it, and the end of the run at the latest. */
export async function newDemoFolder(): Promise<string> {
  const folder = await made()
  const dir = mkdtempSync(`${folder}-`)
  const pages = join(folder, 'data/public')
  cpSync(folder, dir, { recursive: true, filter: (from) => !from.startsWith(pages) })
  link(pages, join(dir, 'data/public'))
  return dir
}
