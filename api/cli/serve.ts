import { existsSync } from 'node:fs'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { wrongMethod } from '#api/http/csrf.ts'
import { houseDoor } from '#api/http/door.ts'
import { securityHeaders } from '#api/http/headers.ts'
import type { House } from '#api/http/house.ts'
import { internal, problemBody, problemType } from '#api/http/problem-body.ts'
import type { Settings } from '#api/http/settings.ts'
import { createStatic } from '#api/http/static.ts'
import type { Refusal } from '#rules/refusal.ts'
import { clientKeys } from './client.ts'
import type { Command } from './command.ts'
import { direct, isShortJson } from './direct.ts'
import { giveBackAtRest } from './rest.ts'

/** Waits for a request that is under way when the process is told to stop. */
const graceMs = 10_000

/**
 * Loads the server bundle and opens its house: settings checked, database migrated. Before the port is taken, for a
 * house that cannot open must not answer.
 */
async function openBuilt(): Promise<{ handler: RequestListener; house: House }> {
  process.env['ASTRO_NODE_AUTOSTART'] = 'disabled'
  const entry = resolve('dist/server/entry.mjs')
  if (!existsSync(entry)) throw new Error('还没有构建，请先运行 npm run build。')
  const { handler } = (await import(pathToFileURL(entry).href)) as { handler: RequestListener }
  return { handler, house: await houseDoor.house!() }
}

/** A broken percent sign is a percent sign: the adapter would answer such an address with a bare English line. */
function soundUrl(url: string): string {
  try {
    decodeURI(url)
    return url
  } catch {
    return url.replaceAll('%', '%25')
  }
}

/** A refused body is read to its end all the same: the next request comes down the same connection behind it. */
function drain(req: IncomingMessage): void {
  if (req.complete) return
  // Whoever began to read it has stopped and would hold the stream back.
  for (const event of ['data', 'readable']) req.removeAllListeners(event)
  req.resume()
}

/** What answers: a published file when there is one, else the bundle, which renders or serves the API. */
function answer(handler: RequestListener, settings: Settings): RequestListener {
  const headers = securityHeaders(settings.secure)
  const serveFile = createStatic({
    roots: [join(settings.dataDir, 'public'), join(settings.root, 'dist/client')],
    base: settings.base,
    capBytes: settings.STATIC_CACHE_MB * 1024 * 1024,
    headers,
  })
  const clientKey = clientKeys(settings.TRUST_PROXY)
  return (req, res) => {
    if (serveFile(req, res)) return
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
    if (settings.base && req.url === settings.base) {
      res.writeHead(308, { location: `${settings.base}/` }).end()
      return
    }
    req.url = soundUrl(req.url ?? '/')
    // Only this process may say who is calling and under which number.
    req.headers['x-shouwen-client'] = clientKey(req)
    req.headers['x-request-id'] = crypto.randomUUID()
    res.setHeader('x-request-id', req.headers['x-request-id'])
    res.once('finish', () => drain(req))
    // A Request of the web cannot hold this method, and nobody here needs its own words read back.
    if (req.method === 'TRACE') return refuse(res, wrongMethod('请用浏览器正常打开这个页面'))
    const { fetch } = houseDoor
    if (fetch && isShortJson(req, settings.base)) direct(fetch, req, res).catch(() => broken(res))
    else handler(req, res)
  }
}

/** Whoever asked has gone, or nothing more can be said. */
function broken(res: ServerResponse): void {
  if (res.headersSent) res.destroy()
  else refuse(res, internal())
}

/** The answer that the front door would give, where a request does not reach it. */
function refuse(res: ServerResponse, refusal: Refusal): void {
  const id = String(res.getHeader('x-request-id') ?? '')
  res.writeHead(refusal.status, { 'content-type': problemType, 'cache-control': 'no-store' })
  res.end(problemBody(refusal, id))
}

async function listen(server: Server, { PORT, HOST }: Settings): Promise<number> {
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = {
        EADDRINUSE: `设置 PORT=${PORT} 用不了：这个端口已被别的程序占用。`,
        EACCES: `设置 PORT=${PORT} 用不了：没有权限用这个端口，请换一个 1024 以上的。`,
        EADDRNOTAVAIL: `设置 HOST=${HOST} 用不了：本机没有这个地址。`,
        ENOTFOUND: `设置 HOST=${HOST} 用不了：没有这个主机名。`,
      }[error.code ?? '']
      fail(why ? new Error(why, { cause: error }) : error)
    })
    server.listen(PORT, HOST, done)
  })
  return (server.address() as AddressInfo).port
}

export const serve: Command = {
  name: 'serve',
  summary: '运行网站（先 npm run build）',
  help: '用法：shouwen serve\n按设置（见 docs/reference.md）监听端口，迁移数据库，提供公开页面、接口和工作台。\n收到 SIGTERM 或 SIGINT 后，办完手上的请求再停。',
  run: async (_args, io) => {
    const { handler, house } = await openBuilt()
    const { settings } = house
    const server = createServer(answer(handler, settings))
    server.keepAliveTimeout = 65_000
    let stop = house.stop
    try {
      const port = await listen(server, settings)
      const host = ['0.0.0.0', '127.0.0.1', '::'].includes(settings.HOST)
        ? 'localhost'
        : settings.HOST
      io.stdout.write(`网站已打开：http://${host}:${port}${settings.base}/\n`)
      stop = (await houseDoor.start?.((line) => io.stdout.write(`${line}\n`))) ?? stop
    } catch (error) {
      server.close()
      await stop()
      throw error
    }
    giveBackAtRest(() => house.deps.store.rest())
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        server.close(() => void stop().then(() => process.exit(0)))
        server.closeIdleConnections()
        setTimeout(() => process.exit(0), graceMs).unref()
      })
    return -1
  },
}
