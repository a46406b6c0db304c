import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Render } from '#api/outside/render.ts'
import { fileOf, place, remove } from './file.ts'

type Parts = {
  render: Render
  /** Compulsory tags that a page lacks; a page that lacks one is not published. */
  lacks?: ((path: string, html: string) => string[]) | undefined
  /** The folder of the public pages. */
  dir: string
}

const text = new TextDecoder()
/** The page that a file belongs to: twins, stubs and half-written parts too. */
const pageOf = (path: string): string =>
  path
    .replace(/\.part$/, '')
    .replace(/\.(br|gz)$/, '')
    .replace(/(index|410)\.html$/, '')

/**
 * The public pages as they lie on disk. Each path is rendered and written under a lock of its own, so that of two who
 * make the same page the later one also shows the later state.
 */
export function createTree({ render, lacks, dir }: Parts) {
  const busy = new Map<string, Promise<unknown>>()
  function alone<T>(path: string, act: () => Promise<T>): Promise<T> {
    const mine = (busy.get(path) ?? Promise.resolve()).then(act, act)
    const end = () => void (busy.get(path) === mine && busy.delete(path))
    busy.set(path, mine)
    mine.then(end, end)
    return mine
  }

  /** Expected: 200 with every compulsory tag, or 410. Anything else leaves the old page alone. */
  async function make(path: string, durable: boolean): Promise<boolean> {
    const page = await render(path)
    if (page.status !== 200 && page.status !== 410)
      throw new Error(
        `${path} rendered with status ${page.status}: ${text.decode(page.body.slice(0, 300))}`,
      )
    if (lacks && page.status === 200 && path.endsWith('/')) {
      const missing = lacks(path, text.decode(page.body))
      if (missing.length > 0) throw new Error(`${path} lacks ${missing.join(', ')}`)
    }
    return place(dir, path, page.status, page.body, durable)
  }

  return {
    /** Renders a page and writes it; false when it already lay there. Throws when it did not come out. */
    make: (path: string, durable: boolean): Promise<boolean> =>
      alone(path, () => make(path, durable)),

    /** Whether a page lies there, of whatever state. */
    has: (path: string): boolean => existsSync(fileOf(dir, path)),

    remove: (path: string): Promise<void> => alone(path, () => remove(dir, path)),

    /**
     * Takes away files of pages that are not known, below a folder; `known` is asked at the last moment, since other
     * pages may come meanwhile. `between` runs after each folder.
     */
    async sweep(
      known: () => ReadonlySet<string>,
      below: string,
      between: () => Promise<void>,
    ): Promise<void> {
      const folders = [join(dir, below)]
      for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
        for (const entry of await readdir(folder, { withFileTypes: true })) {
          const file = join(folder, entry.name)
          const path = file.slice(dir.length)
          if (entry.name.startsWith('.') || path === '/_astro') continue
          if (entry.isDirectory()) folders.push(file)
          else if (!known().has(pageOf(path)) || path.endsWith('.part'))
            await alone(pageOf(path), async () => {
              if (!known().has(pageOf(path)) || path.endsWith('.part'))
                await rm(file, { force: true })
            })
        }
        await between()
      }
    },

    /** What a process left half written when it died; before anything is written. */
    async dropParts(): Promise<void> {
      for (const name of await readdir(dir, { recursive: true }))
        if (name.endsWith('.part')) await rm(join(dir, name), { force: true })
    },
  }
}
export type Tree = ReturnType<typeof createTree>
