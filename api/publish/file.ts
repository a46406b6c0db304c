import { execFile } from 'node:child_process'
import { mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { type FileHandle, open, readFile, rm } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib'
import { promisify } from 'node:util'

const brotli = promisify(brotliCompress)
const gz = promisify(gzip)

/** Quality 5 costs 0.2 ms a page and 10 % more bytes than 11, which costs 5.5 ms: 11 is for assets alone. */
const pageQuality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** Where a page lies under the public folder; a stub (410) has a name of its own, so that the status survives. */
export function fileOf(dir: string, path: string, status = 200): string {
  const name = path.endsWith('/') ? `${path}${status === 410 ? '410.html' : 'index.html'}` : path
  const file = normalize(join(dir, name))
  if (!file.startsWith(join(dir, '/'))) throw new Error(`page outside the public folder: ${path}`)
  return file
}

/**
 * Up to here a body is compressed and written at once: under a millisecond of the thread, where the detour over other
 * threads would cost as much again. What is larger, or must be on the disk, goes the long way.
 */
const smallBytes = 64 * 1024

const pack = async (body: Uint8Array): Promise<[br: Uint8Array, gz: Uint8Array]> =>
  body.length <= smallBytes
    ? [brotliCompressSync(body, pageQuality), gzipSync(body)]
    : Promise.all([brotli(body, pageQuality), gz(body)])

type Laid = readonly [file: string, body: Uint8Array]
const part = (file: string): string => `${file}.part`

/** Lays bodies beside their files, in this order; with `durable` they are on the disk when it ends, by one flush of all. */
async function lay(files: readonly Laid[], durable: boolean): Promise<void> {
  if (!durable && files.every(([, body]) => body.length <= smallBytes)) {
    for (const [file, body] of files) writeFileSync(part(file), body)
    return
  }
  const handles: FileHandle[] = []
  try {
    for (const [file, body] of files) {
      const handle = await open(part(file), 'w')
      handles.push(handle)
      await handle.writeFile(body)
    }
    if (durable) await Promise.all(handles.map((handle) => handle.datasync()))
  } finally {
    await Promise.all(handles.map((handle) => handle.close()))
  }
}

const statOf = (file: string) => statSync(file, { throwIfNoEntry: false })

/** Whether a page with its twins already holds these bytes; a twin younger than its page is what a crash left. */
async function holds(file: string, body: Uint8Array): Promise<boolean> {
  const plain = statOf(file)
  if (plain?.size !== body.length) return false
  for (const twin of ['.br', '.gz']) {
    const found = statOf(file + twin)
    if (!found || found.mtimeMs > plain.mtimeMs) return false
  }
  return (await readFile(file)).equals(body)
}

/**
 * Writes a page and its compressed twins, each by rename; returns false when the file already holds these bytes. With
 * `durable` false the caller flushes the whole folder afterwards: one flush for thousands of files.
 */
export async function place(
  dir: string,
  path: string,
  status: number,
  body: Uint8Array,
  durable = true,
): Promise<boolean> {
  const file = fileOf(dir, path, status)
  // Page and stub change places at the end: before, there would be neither for whoever asks.
  const swap = async () => {
    const other = fileOf(dir, path, status === 410 ? 200 : 410)
    if (path.endsWith('/') && twins(other).some(statOf)) await unlink(other)
  }
  const held = await holds(file, body)
  if (!held)
    try {
      await putAll(file, body, durable)
    } catch (error) {
      // What is withdrawn goes, even where a full disk has no room for the stub.
      if (status === 410) await swap()
      throw error
    }
  await swap()
  return !held
}

/**
 * Twins first: a reader who asks for brotli must never get an older page than one who does not. The plain file is written
 * and named last, so a younger twin is what a crash left of another page.
 */
async function putAll(file: string, body: Uint8Array, durable: boolean): Promise<void> {
  mkdirSync(dirname(file), { recursive: true })
  const [br, zipped] = await pack(body)
  const files: Laid[] = [
    [`${file}.br`, br],
    [`${file}.gz`, zipped],
    [file, body],
  ]
  await lay(files, durable)
  for (const [name] of files) renameSync(part(name), name)
}

const twins = (file: string): string[] => [file, `${file}.br`, `${file}.gz`]
async function unlink(file: string): Promise<void> {
  await Promise.all(twins(file).map((f) => rm(f, { force: true })))
}

/** Takes a page and its twins away. */
export async function remove(dir: string, path: string): Promise<void> {
  await unlink(fileOf(dir, path, 200))
  if (path.endsWith('/')) await unlink(fileOf(dir, path, 410))
}

/**
 * Brings everything written below `dir` onto the disk. Node has no syncfs; coreutils' `sync -f` is that call, and where
 * it is missing the files are left to the kernel.
 */
export const flush = (dir: string): Promise<void> =>
  new Promise((done) => execFile('sync', ['-f', dir], () => done()))
