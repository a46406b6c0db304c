import { readFileSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { createHash } from 'node:crypto'
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
  '.webmanifest': 'application/manifest+json',
}
type Encoding = 'br' | 'gzip' | ''
type Entry = {
  status: number
  head: Record<string, string | number>
  body: Buffer
  etag: string
  size: number
  seen: number
  mtime: number
  file: string
}

/** How long a cached file is taken as unchanged before its modification time is read again. */
const trustMs = 200

type Options = {
  roots: readonly string[]
  base: string
  capBytes: number
  headers: Record<string, string>
}

/** Mapping of a request path to a file below one root: a page, a 410 stub, or a plain file. */
function find(root: string, path: string): { file: string; status: number; mtime: number } | null {
  const names: [string, number][] = path.endsWith('/')
    ? [
        [`${path}index.html`, 200],
        [`${path}410.html`, 410],
      ]
    : [[path, 200]]
  for (const [name, status] of names) {
    const stat = statSync(join(root, name), { throwIfNoEntry: false })
    if (stat?.isFile()) return { file: join(root, name), status, mtime: stat.mtimeMs }
  }
  return null
}

function wanted(req: IncomingMessage): Encoding {
  const accept = req.headers['accept-encoding'] ?? ''
  if (/\bbr\b/.test(accept)) return 'br'
  return /\bgzip\b/.test(accept) ? 'gzip' : ''
}

function compressed(file: string, encoding: Encoding): Buffer {
  const twin = { br: '.br', gzip: '.gz', '': '' }[encoding]
  try {
    return readFileSync(file + twin)
  } catch {
    return pack(readFileSync(file), encoding)
  }
}

function pack(raw: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'br')
    return brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
  return encoding === 'gzip' ? gzipSync(raw) : raw
}

/**
 * Serves published files from an LRU of ready bodies with a byte cap; answers false when no file has the path, so
 * that the route may render live. A reader's display cookie replaces one marker in the page.
 */
export function createStatic({ roots, base, capBytes, headers }: Options) {
  const cache = new Map<string, Entry>()
  let held = 0

  function drop(key: string, entry: Entry): void {
    cache.delete(key)
    held -= entry.size
  }

  function load(key: string, path: string, encoding: Encoding, display: string): Entry | null {
    const old = cache.get(key)
    const now = Date.now()
    if (old && now - old.seen < trustMs) return old
    const found = roots.reduce<ReturnType<typeof find>>(
      (hit, root) => hit ?? find(root, path),
      null,
    )
    if (old && found && found.file === old.file && found.mtime === old.mtime) {
      old.seen = now
      return old
    }
    if (old) drop(key, old)
    if (!found) return null
    const ext = extname(found.file)
    const type = types[ext] ?? 'application/octet-stream'
    const packed: Encoding = type.startsWith('image/') && ext !== '.svg' ? '' : encoding
    const body =
      display === 'standard' || ext !== '.html'
        ? compressed(found.file, packed)
        : pack(
            Buffer.from(
              readFileSync(found.file, 'utf8').replace(displayMarker, `data-mode="${display}"`),
            ),
            packed,
          )
    const etag = `"${createHash('sha1').update(body).digest('base64url')}"`
    const asset = path.startsWith('/_astro/')
    const entry: Entry = {
      status: found.status,
      file: found.file,
      mtime: found.mtime,
      seen: now,
      body,
      etag,
      size: body.length + 600,
      head: {
        ...headers,
        'content-type': type,
        'content-length': body.length,
        etag,
        vary: ext === '.html' ? 'accept-encoding, cookie' : 'accept-encoding',
        'cache-control': asset ? 'public, max-age=31536000, immutable' : 'no-cache',
        ...(packed ? { 'content-encoding': packed } : {}),
      },
    }
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
    if (path.includes('%') || path.includes('..') || path.includes('\0') || path.includes('/.'))
      return false
    const encoding = wanted(req)
    const display = req.headers.cookie ? displayOf(req.headers.cookie) : 'standard'
    const key = `${encoding} ${display} ${path}`
    const entry = load(key, path, encoding, display)
    if (!entry) return false
    // A Map keeps insertion order: moving a hit to the end makes the first key the least recently used.
    cache.delete(key)
    cache.set(key, entry)
    if (req.headers['if-none-match'] === entry.etag && entry.status === 200) {
      res.writeHead(304, { etag: entry.etag, vary: String(entry.head['vary']) })
      res.end()
      return true
    }
    res.writeHead(entry.status, entry.head)
    res.end(req.method === 'HEAD' ? undefined : entry.body)
    return true
  }
}
