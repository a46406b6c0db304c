import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** The dullest web server there is: files of a folder under a base path, folders by their index.html, nothing else. */
export async function plainHost(
  folder: string,
  base: string,
): Promise<{ url: string; server: Server }> {
  const server = createServer((req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://host')
    const below = pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : null
    const file =
      below === null ? '' : join(folder, below.endsWith('/') ? `${below}index.html` : below)
    if (req.method !== 'GET' || file === '' || !existsSync(file)) {
      res.writeHead(404, { 'content-type': 'text/plain' }).end('404')
      return
    }
    res
      .writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
      .end(readFileSync(file))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}
