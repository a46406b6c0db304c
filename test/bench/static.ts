import { fork, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Bench } from './run.ts'
import { hasWrk, rate } from './wrk.ts'

const pageOf = (n: number) => `/p/${n % 317}/${n}/`
const html = (n: number) =>
  `<!doctype html><html lang="zh-CN" data-mode="standard"><title>${n}</title>${Array.from({ length: 60 }, (_, i) => `<p>第${(n * 31 + i * 7) % 997}条，处${(n * 13 + i) % 89}元罚款。${((n + i) * 2654435761) >>> 0}</p>`).join('')}`

function writePages(dir: string, count: number): void {
  for (let n = 0; n < count; n++) {
    const folder = join(dir, pageOf(n))
    mkdirSync(folder, { recursive: true })
    const body = Buffer.from(html(n))
    writeFileSync(join(folder, 'index.html'), body)
    writeFileSync(join(folder, 'index.html.br'), brotliCompressSync(body, { params: { 1: 4 } }))
    if (n < 1000) writeFileSync(join(folder, 'index.html.gz'), gzipSync(body))
  }
}

async function startNode(
  kind: string,
  folder: string,
): Promise<{ port: number; child: ChildProcess }> {
  const child = fork(resolve(import.meta.dirname, 'static-server.ts'), [kind, folder, '32'])
  const port = await new Promise<number>((done, fail) => {
    child.once('message', (m: { port: number }) => done(m.port))
    child.once('exit', (code) => fail(new Error(`${kind} ended with ${code}`)))
  })
  return { port, child }
}

async function startNginx(
  dir: string,
  folder: string,
): Promise<{ port: number; child: ChildProcess } | null> {
  if (spawnSync('nginx', ['-v']).status !== 0) return null
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const conf = join(dir, 'nginx.conf')
  const brotli =
    spawnSync('ls', ['/usr/lib/nginx/modules/ngx_http_brotli_static_module.so']).status === 0
  writeFileSync(
    conf,
    `${brotli ? 'load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;' : ''}
daemon off; worker_processes 1; pid ${dir}/nginx.pid; error_log ${dir}/error.log; user root;
events { worker_connections 512; }
http { access_log off; include /etc/nginx/mime.types; sendfile on; open_file_cache max=800; keepalive_requests 10000000;
  server { listen 127.0.0.1:${port}; root ${folder}; index index.html; ${brotli ? 'brotli_static on;' : ''} gzip_static on; } }`,
  )
  const child = spawn('nginx', ['-c', conf], { stdio: 'inherit' })
  await new Promise((done) => setTimeout(done, 500))
  return { port, child }
}

/** Hot: one page. Warm: 1,000 pages, all in the LRU. Cold: 100,000 pages in random order, most of them outside it. */
export const staticFiles: Bench = {
  name: 'static',
  title: 'Static pages (brotli, 32 connections, one server process)',
  run: async ({ scale, table, note }) => {
    note(
      hasWrk
        ? 'Load: wrk, one thread.'
        : 'Load: our own generator in Node, which caps the faster servers.',
    )
    const dir = mkdtempSync(join(tmpdir(), 'shouwen-bench-'))
    const folder = join(dir, 'public')
    const total = Math.round(100_000 * scale)
    writePages(folder, total)
    const servers = new Map<string, { port: number; child: ChildProcess }>()
    const nginx = await startNginx(dir, folder)
    if (nginx) servers.set('nginx', nginx)
    for (const kind of ['bare', 'ours', 'adapter']) servers.set(kind, await startNode(kind, folder))
    // One order for all servers, spread by a multiplicative hash so that neighbours are never neighbours on disk.
    const shuffled = Array.from({ length: total }, (_, n) =>
      pageOf((Math.imul(n + 1, 2654435761) >>> 0) % total),
    )
    const mixes = {
      'one page': [pageOf(0)],
      '1,000 pages': Array.from({ length: 1000 }, (_, n) => pageOf(n)),
      [`${total.toLocaleString('en')} random`]: shuffled,
    }
    const rows: Record<string, string | number>[] = []
    for (const [mix, paths] of Object.entries(mixes)) {
      const runs: Record<string, number[]> = {}
      for (let round = 0; round < 3; round++)
        for (const [name, { port }] of servers)
          (runs[name] ??= []).push(await rate({ port, paths, encoding: 'br' }, scale < 1 ? 1 : 3))
      const median = (name: string) => runs[name]?.toSorted((a, b) => a - b)[1] ?? NaN
      for (const name of servers.keys())
        rows.push({
          pages: mix,
          server: name,
          'req/s': Math.round(median(name)),
          '÷ nginx': (median(name) / median('nginx')).toFixed(2),
          '÷ adapter': (median(name) / median('adapter')).toFixed(1),
        })
    }
    for (const { child } of servers.values()) child.kill()
    rmSync(dir, { recursive: true, force: true })
    table(rows)
  },
}
