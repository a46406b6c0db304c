import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { styleText } from 'node:util'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build as bundle } from 'esbuild'
import { readSettings, settingsTable } from '../http/settings.ts'
import { buildStamp } from './stamp.ts'

const root = resolve(import.meta.dirname, '../..')
const dist = join(root, 'dist')
const buildSettings = (): Record<string, string> =>
  Object.fromEntries(
    settingsTable
      .filter((s) => s.when === 'build')
      .map((s) => [s.name, process.env[s.name]?.trim() || s.default]),
  )

async function step(title: string, work: () => Promise<unknown> | unknown): Promise<void> {
  const began = performance.now()
  process.stdout.write(`  ${title} …`)
  await work()
  process.stdout.write(styleText('dim', ` ${((performance.now() - began) / 1000).toFixed(1)} 秒\n`))
}

function run(file: string, args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [file, ...args], {
      cwd: root,
      env: { ...process.env, ...env },
    })
    let text = ''
    child.stdout.on('data', (d) => (text += d))
    child.stderr.on('data', (d) => (text += d))
    child.on('close', (code) => (code === 0 ? done() : fail(new Error(text))))
  })
}

/** better-sqlite3 and sharp load native files of their own and stay outside the bundle; each command is a chunk. */
const bundleCli = () => {
  rmSync(join(dist, 'cli'), { recursive: true, force: true })
  return bundle({
    entryPoints: {
      cli: join(root, 'api/cli/main.ts'),
      'index-process': join(root, 'api/publish/index-process.ts'),
      thread: join(root, 'api/http/thread.ts'),
      'check-pages': join(root, 'api/cli/check-pages.ts'),
    },
    outdir: dist,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'cli/[name]-[hash]',
    splitting: true,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    external: ['better-sqlite3', 'sharp', 'pg-native'],
    banner: {
      js: "import { createRequire as _cr } from 'node:module'; const require = _cr(import.meta.url);",
    },
    logLevel: 'error',
  })
}

function compressAssets(): void {
  const client = join(dist, 'client')
  for (const entry of readdirSync(client, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|css|svg|html|txt|json|xml)$/.test(entry.name)) continue
    const file = join(entry.parentPath, entry.name)
    const body = readFileSync(file)
    writeFileSync(`${file}.br`, brotliCompressSync(body))
    writeFileSync(`${file}.gz`, gzipSync(body, { level: 9 }))
  }
}

/** Builds content, site and command line into dist/; what is current is left alone unless `force`. */
export async function buildAll(force = false): Promise<'built' | 'current'> {
  readSettings(process.env, root)
  const stamp = buildStamp(root, buildSettings())
  const stampFile = join(dist, 'stamp')
  const old = (() => {
    try {
      return readFileSync(stampFile, 'utf8')
    } catch {
      return ''
    }
  })()
  if (!force && old === stamp) return 'current'
  console.log('正在构建（第一次约一分钟）')
  rmSync(stampFile, { force: true })
  mkdirSync(dist, { recursive: true })
  await step('检查并编译目录与辖区资料', () =>
    run(
      join(root, 'api/cli/facts.ts'),
      ['--root', root, '--out', join(root, '.cache/facts.json')],
      {},
    ),
  )
  await step('构建页面与接口', () =>
    run(join(root, 'node_modules/astro/bin/astro.mjs'), ['build', '--silent'], {
      ASTRO_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production',
    }),
  )
  await step('打包命令行', bundleCli)
  await step('压缩静态文件', compressAssets)
  cpSync(join(root, '.cache/facts.json'), join(dist, 'facts.json'))
  cpSync(join(root, 'db/migrations'), join(dist, 'migrations'), { recursive: true })
  await step('检查页面的必需标签', () => run(join(dist, 'check-pages.mjs'), [], {}))
  writeFileSync(stampFile, stamp)
  return 'built'
}

if (import.meta.main)
  await buildAll(process.argv.includes('--force')).catch((error: unknown) => {
    console.error(`\n构建没有成功：\n${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  })
