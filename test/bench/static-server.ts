import { createServer } from 'node:http'
import { pathToFileURL } from 'node:url'
import { securityHeaders } from '#api/http/headers.ts'
import { createStatic } from '#api/http/static.ts'

/** A server of one kind over a folder, for the bench of static files: ours, a bare buffer, or the adapter's own. */
const [kind, folder, cacheMb] = process.argv.slice(2) as [string, string, string]

async function handlerOf(): Promise<Parameters<typeof createServer>[1]> {
  if (kind === 'ours') {
    const serve = createStatic({
      roots: [folder],
      base: '',
      capBytes: Number(cacheMb) << 20,
      headers: securityHeaders(false),
    })
    return (req, res) => {
      if (!serve(req, res)) res.writeHead(404).end()
    }
  }
  if (kind === 'bare') {
    const body = Buffer.alloc(2048, 'x')
    return (_req, res) =>
      res.writeHead(200, { 'content-type': 'text/html', 'content-length': body.length }).end(body)
  }
  const file = new URL('../../node_modules/@astrojs/node/dist/serve-static.js', import.meta.url)
  const { createStaticHandler } = (await import(file.href)) as {
    createStaticHandler: (
      app: unknown,
      options: unknown,
    ) => (req: unknown, res: unknown, ssr: () => void) => void
  }
  const app = { removeBase: (p: string) => p, manifest: { trailingSlash: 'ignore' } }
  // The adapter finds the client folder by its way from the folder of its own module.
  const client = pathToFileURL(`${folder}/`).href
  const server = new URL('.', file).href
  const handle = createStaticHandler(app, {
    client,
    server,
    host: false,
    port: 0,
    mode: 'standalone',
  })
  return (req, res) => handle(req, res, () => res.writeHead(404).end())
}

const server = createServer(await handlerOf())
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 })
})
