import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { refusal } from '#db/refusal.ts'

export type Put = { path: string; bytes: number; sha256: string }

/** Where evidence and papers lie. A row in `files` names each of them; the bytes come first. */
export type Files = {
  /** Keeps bytes under a new random name; durable before it resolves. Rejects with StoreFull. */
  put: (bytes: Uint8Array) => Promise<Put>
  /** The bytes of a path that `put` gave; undefined when they are gone. */
  get: (path: string) => Promise<Uint8Array | undefined>
  remove: (path: string) => Promise<void>
  /**
   * Removes files older than `before` (UTC ms) that no row names, and what a crash left half
   * written. `known` says which of some paths have a row. Resolves to what was removed.
   */
  sweep: (known: (paths: string[]) => Promise<Set<string>>, before: number) => Promise<string[]>
}

const shape = /^[0-9a-f]{2}\/[0-9a-f-]{36}$/
const newPath = (): string => {
  const id = randomUUID()
  return `${id.slice(0, 2)}/${id}`
}
const facts = (path: string, bytes: Uint8Array): Put => ({
  path,
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
})

/** Files in a folder: write, fsync the file, rename, fsync the folder; then the row may be committed. */
export const openFiles = (dir: string): Files => {
  const at = (path: string): string => {
    if (!shape.test(path)) throw new TypeError(`not a path of the file store: ${path}`)
    return join(dir, path)
  }
  return {
    put: async (bytes) => {
      const path = newPath()
      const file = at(path)
      try {
        const made = await mkdir(dirname(file), { recursive: true })
        await write(`${file}.part`, bytes)
        await rename(`${file}.part`, file)
        await sync(dirname(file))
        if (made !== undefined) await sync(dir)
      } catch (error) {
        await rm(`${file}.part`, { force: true }).catch(() => undefined)
        throw isFull(error) ? refusal(error, dir) : error
      }
      return facts(path, bytes)
    },
    get: (path) => readFile(at(path)).catch(absent),
    remove: (path) => rm(at(path), { force: true }),
    sweep: async (known, before) => {
      const gone: string[] = []
      for (const folder of await readdir(dir).catch(() => [])) {
        const names = await readdir(join(dir, folder)).catch(() => [])
        const paths = names.map((name) => `${folder}/${name}`)
        const old: string[] = []
        for (const path of paths)
          if (((await stat(join(dir, path)).catch(absent))?.mtimeMs ?? Infinity) < before)
            old.push(path)
        const keep = old.length > 0 ? await known(old) : new Set<string>()
        for (const path of old.filter((one) => !keep.has(one))) {
          await rm(join(dir, path), { force: true })
          gone.push(path)
        }
      }
      return gone
    },
  }
}

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT'].includes(String(error.code))

const write = async (file: string, bytes: Uint8Array): Promise<void> => {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const sync = async (dir: string): Promise<void> => {
  const handle = await open(dir, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const absent = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error
}

/** The same in memory, for tests. */
export const memoryFiles = (now: () => number = Date.now): Files => {
  const held = new Map<string, { bytes: Uint8Array; at: number }>()
  return {
    put: async (bytes) => {
      const path = newPath()
      held.set(path, { bytes, at: now() })
      return facts(path, bytes)
    },
    get: async (path) => held.get(path)?.bytes,
    remove: async (path) => void held.delete(path),
    sweep: async (known, before) => {
      const old = [...held].filter(([, { at }]) => at < before).map(([path]) => path)
      const keep = await known(old)
      const gone = old.filter((path) => !keep.has(path))
      for (const path of gone) held.delete(path)
      return gone
    },
  }
}
