import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { houseDoor } from '#api/http/door.ts'
import type { Bench } from './run.ts'

const root = resolve(import.meta.dirname, '../..')

/** A full publish of every page, and one page again, next to writing the same bytes to bare files. */
export const pages: Bench = {
  name: 'pages',
  title: 'Publishing all pages (render, compress twice, three files each)',
  run: async ({ table }) => {
    const dir = mkdtempSync(join(tmpdir(), 'shouwen-pages-'))
    Object.assign(process.env, {
      DATA_DIR: join(dir, 'data'),
      KEY_DIR: join(dir, 'keys'),
      ASTRO_NODE_AUTOSTART: 'disabled',
    })
    await import(pathToFileURL(join(root, 'dist/server/entry.mjs')).href)
    const house = await houseDoor.house!()
    const time = async (work: () => unknown) => {
      const began = performance.now()
      await work()
      return performance.now() - began
    }
    await house.publisherTo(join(dir, 'warm')).all()
    const full = await time(() => house.publisherTo(join(dir, 'out')).all())
    const again = await time(() => house.publisherTo(join(dir, 'out')).all())
    const files = readdirSync(join(dir, 'out'), { recursive: true, withFileTypes: true })
      .filter((e) => e.isFile())
      .map((e) => join(e.parentPath, e.name))
    const bodies = files.map((f) => [f.replace('/out/', '/bare/'), readFileSync(f)] as const)
    const bare = await time(() => {
      for (const [file, body] of bodies) {
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, body)
      }
    })
    const count = files.filter((f) => !/\.(br|gz)$/.test(f)).length
    await house.stop()
    rmSync(dir, { recursive: true, force: true })
    table([
      {
        what: `full publish, ${count} pages`,
        ms: Math.round(full),
        'ms a page': (full / count).toFixed(2),
        '÷ bare writing': (full / bare).toFixed(1),
      },
      {
        what: 'again, nothing changed',
        ms: Math.round(again),
        'ms a page': (again / count).toFixed(2),
        '÷ bare writing': (again / bare).toFixed(1),
      },
      {
        what: 'bare writing of the same files',
        ms: Math.round(bare),
        'ms a page': (bare / count).toFixed(2),
        '÷ bare writing': '1.0',
      },
    ])
  },
}
