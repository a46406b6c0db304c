import { hash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { displayMarker, displayOf } from './display.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.csv': 'text/csv; charset=utf-8',
  '.jsonld': 'application/ld+json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}
type Encoding = 'br' | 'gzip' | ''
const twin = { br: '.br', gzip: '.gz', '': '' } as const

/** A file as it lies on disk; `packed` when the bytes already have the wanted encoding. */
type Found = { file: string; status: number; mark: string; body: Buffer; packed: boolean }
type Entry = {
  status: number
  /** Names and values in turn, as writeHead takes them fastest. */
  head: (string | number)[]
  body: Buffer
  etag: string
  vary: string
  size: number
  seen: number
  mark: string
  file: string
}

/** How long a cached file is taken as unchanged before its mark is read again. */
const trustMs = 200

type Options = {
  roots: readonly string[]
  base: string
  capBytes: number
  headers: Record<string, string>
}

/**
 * What tells one state of a file from every other: a new state is a new file that takes the name, so its number differs
 * even where the clock of the file system has not moved between the two.
 */
const markOf = ({ ino, mtimeMs, size }: Stats): string => `${ino} ${mtimeMs} ${size}`

/** Opens, measures and reads in one go: three system calls are what a cold page may cost. */
function read(file: string): { body: Buffer; mark: string } | null {
  let fd: number
  try {
    fd = openSync(file, 'r')
  } catch {
    return null
  }
  try {
    const stat = fstatSync(fd)
    if (!stat.isFile()) return null
    const body = Buffer.allocUnsafe(stat.size)
    const whole = readSync(fd, body, 0, stat.size, 0) === stat.size
    return whole ? { body, mark: markOf(stat) } : null
  } finally {
    closeSync(fd)
  }
}

/** The file behind a request path: a page, a 410 stub, or a plain file; its compressed twin where there is one. */
function find(roots: readonly string[], path: string, encoding: Encoding): Found | null {
  const names: [string, number][] = path.endsWith('/')
    ? [
        [`${path}index.html`, 200],
        [`${path}410.html`, 410],
      ]
    : [[path, 200]]
  for (const [name, status] of names)
    for (const root of roots) {
      const file = root + name
      const ready = read(file + twin[encoding])
      if (ready) return { file: file + twin[encoding], status, packed: true, ...ready }
      const plain = encoding ? read(file) : null
      if (plain) return { file, status, packed: false, ...plain }
    }
  return null
}

function wanted(req: IncomingMessage): Encoding {
  const accept = req.headers['accept-encoding'] ?? ''
  if (/\bbr\b/.test(accept)) return 'br'
  return /\bgzip\b/.test(accept) ? 'gzip' : ''
}

function pack(raw: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'br')
    return brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
  return encoding === 'gzip' ? gzipSync(raw) : raw
}

function entryOf(
  path: string,
  found: Found,
  encoding: Encoding,
  display: string,
  fixed: string[],
): Entry {
  const ext = extname(path.endsWith('/') ? '.html' : path) || '.html'
  const html = path.endsWith('/') || ext === '.html'
  const type = html ? types['.html']! : (types[ext] ?? 'application/octet-stream')
  const changed = html && display !== 'standard'
  const body = changed
    ? pack(
        Buffer.from(found.body.toString('utf8').replace(displayMarker, `data-mode="${display}"`)),
        encoding,
      )
    : found.packed
      ? found.body
      : pack(found.body, encoding)
  // The number of a file is nobody's business.
  const mark = hash('sha1', found.mark, 'base64url').slice(0, 16)
  const etag = `"${mark}${encoding}${changed ? display.replace(' ', '-') : ''}"`
  const vary = html ? 'accept-encoding, cookie' : 'accept-encoding'
  return {
    status: found.status,
    file: found.file,
    mark: found.mark,
    seen: Date.now(),
    body,
    etag,
    vary,
    size: body.length + 1_000,
    head: [
      ...fixed,
      'content-type',
      type,
      'content-length',
      body.length,
      'etag',
      etag,
      'vary',
      vary,
      'cache-control',
      path.startsWith('/_astro/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...(encoding ? ['content-encoding', encoding] : []),
    ],
  }
}

/**
 * Serves published files from an LRU of ready bodies with a byte cap; answers false when no file has the path, so
 * that the route may render live. A reader's display cookie replaces one marker in the page.
 */
export function createStatic({ roots, base, capBytes, headers }: Options) {
  const cache = new Map<string, Entry>()
  const fixed = Object.entries(headers).flat()
  let held = 0

  function drop(key: string, entry: Entry): void {
    cache.delete(key)
    held -= entry.size
  }

  function load(key: string, path: string, accepted: Encoding, display: string): Entry | null {
    const old = cache.get(key)
    if (old) {
      const now = Date.now()
      if (now - old.seen < trustMs) return old
      const stat = statSync(old.file, { throwIfNoEntry: false })
      if (stat && markOf(stat) === old.mark) {
        old.seen = now
        return old
      }
      drop(key, old)
    }
    const encoding = /\.(png|jpg|webp|ico)$/.test(path) ? '' : accepted
    // The marker is replaced in the plain file, so a reader with a display cookie needs that one.
    const found = find(roots, path, display === 'standard' ? encoding : '')
    if (!found) return null
    const entry = entryOf(path, found, encoding, display, fixed)
    cache.set(key, entry)
    held += entry.size
    for (const [k, e] of cache) {
      if (held <= capBytes || k === key) break
      drop(k, e)
    }
    return entry
  }

  return (req: IncomingMessage, res: ServerResponse): boolean => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return false
    const url = req.url ?? '/'
    const query = url.indexOf('?')
    let path = query < 0 ? url : url.slice(0, query)
    if (base && !path.startsWith(`${base}/`)) return false
    path = path.slice(base.length)
    if (/%|\0|\/\.|\\/.test(path)) return false
    const encoding = wanted(req)
    // Only pages carry the marker; a style sheet or script is one file for every reader.
    const page = path.endsWith('/') || path.endsWith('.html')
    const display = page && req.headers.cookie ? displayOf(req.headers.cookie) : 'standard'
    const key = `${encoding} ${display} ${path}`
    const entry = load(key, path, encoding, display)
    if (!entry) return false
    // A Map keeps insertion order: moving a hit to the end makes the first key the least recently used.
    cache.delete(key)
    cache.set(key, entry)
    if (req.headers['if-none-match'] === entry.etag && entry.status === 200) {
      res.writeHead(304, { etag: entry.etag, vary: entry.vary }).end()
      return true
    }
    res.writeHead(entry.status, entry.head as string[])
    res.end(req.method === 'HEAD' ? undefined : entry.body)
    return true
  }
}
