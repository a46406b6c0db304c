import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { notFound } from '#rules/refusal.ts'

/** Files between a preview and the word of a person, a folder for each: they outlive the process, not the week. */
export type Staging = {
  /** A new folder; its id is a secret that only whoever made it is told. */
  create: () => Promise<string>
  folder: (id: string) => StagedFolder
  drop: (id: string) => Promise<void>
  /** Removes folders that nothing was written to since `before` (UTC ms). */
  sweep: (before: number) => Promise<void>
}
export type StagedFolder = {
  dir: string
  put: (name: string, content: Uint8Array | string) => Promise<void>
  /** The bytes of a file; undefined when it is not there. */
  get: (name: string) => Promise<Uint8Array | undefined>
  /** As `get`, parsed; what was put as JSON comes back in its shape. */
  json: <T>(name: string) => Promise<T | undefined>
}

const shape = /^[A-Za-z0-9_-]{16}$/
const fileShape = /^[a-z0-9.-]+$/

/** One folder by its path; for tasks that are handed one. */
export const stagedFolder = (dir: string): StagedFolder => {
  const at = (name: string): string => {
    if (!fileShape.test(name)) throw new TypeError(`not a name of a staged file: ${name}`)
    return join(dir, name)
  }
  const get = (name: string) =>
    readFile(at(name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined
      throw error
    })
  return {
    dir,
    put: async (name, content) => {
      await writeFile(`${at(name)}.part`, content, { mode: 0o600 })
      await rename(`${at(name)}.part`, at(name))
    },
    get,
    json: async <T>(name: string) => {
      const bytes = await get(name)
      return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as T)
    },
  }
}

export const openStaging = (root: string): Staging => {
  const dirOf = (id: string): string => {
    if (!shape.test(id)) throw notFound('没有这次试读，请重新选文件')
    return join(root, id)
  }
  return {
    create: async () => {
      const id = randomBytes(12).toString('base64url')
      await mkdir(dirOf(id), { recursive: true, mode: 0o700 })
      return id
    },
    folder: (id) => stagedFolder(dirOf(id)),
    drop: (id) => rm(dirOf(id), { recursive: true, force: true }),
    sweep: async (before) => {
      for (const id of await readdir(root).catch(() => [])) {
        if (!shape.test(id)) continue
        const seen = await stat(join(root, id)).catch(() => undefined)
        if (seen && seen.mtimeMs < before)
          await rm(join(root, id), { recursive: true, force: true })
      }
    },
  }
}
