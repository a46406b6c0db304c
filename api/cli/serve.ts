import { createHmac, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { securityHeaders } from '#api/http/headers.ts'
import { houseDoor } from '#api/http/door.ts'
import { readSettings, SettingsError, type Settings } from '#api/http/settings.ts'
import { createStatic } from '#api/http/static.ts'
import type { Command } from './command.ts'

type Handler = (
  req: import('node:http').IncomingMessage,
  res: import('node:http').ServerResponse,
) => void

/** HMAC of the caller's address under a salt that lives one day and only in memory: enough to count, no address kept. */
function clientKeys(trustProxy: boolean) {
  let salt = randomBytes(32)
  let day = 0
  return (req: IncomingMessage): string => {
    const today = Math.floor(Date.now() / 86_400_000)
    if (today !== day) [salt, day] = [randomBytes(32), today]
    const forwarded = trustProxy
      ? String(req.headers['x-forwarded-for'] ?? '')
          .split(',')
          .at(-1)
          ?.trim()
      : ''
    return createHmac('sha256', salt)
      .update(forwarded || req.socket.remoteAddress || '')
      .digest('base64url')
      .slice(0, 16)
  }
}

async function listen(settings: Settings, out: NodeJS.WritableStream): Promise<void> {
  process.env['ASTRO_NODE_AUTOSTART'] = 'disabled'
  const entry = join(settings.root, 'dist/server/entry.mjs')
  const { handler } = (await import(pathToFileURL(entry).href)) as { handler: Handler }
  const headers = securityHeaders(settings.secure)
  const serveFile = createStatic({
    roots: [join(settings.dataDir, 'public'), join(settings.root, 'dist/client')],
    base: settings.base,
    capBytes: settings.STATIC_CACHE_MB * 1024 * 1024,
    headers,
  })
  const clientKey = clientKeys(settings.TRUST_PROXY)
  const server = createServer((req, res) => {
    if (serveFile(req, res)) return
    if (settings.base && req.url === settings.base) {
      res.writeHead(308, { location: `${settings.base}/` }).end()
      return
    }
    // Only this process may say who is calling.
    req.headers['x-shouwen-client'] = clientKey(req)
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
    handler(req, res)
  })
  server.keepAliveTimeout = 65_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new SettingsError(`设置 PORT=${settings.PORT} 用不了：这个端口已被别的程序占用。`)
          : error,
      ),
    )
    server.listen(settings.PORT, settings.HOST, resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : settings.PORT
  const local = `http://${settings.HOST === '0.0.0.0' || settings.HOST === '127.0.0.1' ? 'localhost' : settings.HOST}:${port}${settings.base}/`
  out.write(`网站已打开：${local}\n`)
  // The house (database, facts, publisher) lives in the server bundle; the door is where the two bundles meet.
  const stop = houseDoor.start
    ? await houseDoor.start((line) => out.write(`${line}\n`))
    : async () => {}
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      server.close(() => void stop().then(() => process.exit(0)))
      server.closeIdleConnections()
      setTimeout(() => process.exit(0), 10_000).unref()
    })
}

export const serve: Command = {
  name: 'serve',
  summary: '运行网站（先 npm run build）',
  help: '用法：shouwen serve\n按设置（见 docs/reference.md）监听端口，迁移数据库，提供公开页面、接口和工作台。',
  run: async (_args, io, env) => {
    await listen(readSettings(env), io.stdout)
    return -1
  },
}
