import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

/**
 * Makes ready what the tests need beside npm packages: a Chromium, Chinese fonts, and a PostgreSQL server when we may
 * install one. Nothing is installed when a usable one is found; nothing but Debian's packages is reached.
 */
const root = resolve(import.meta.dirname, '../..')
const cache = join(root, '.cache/debian')

const has = (command: string) => spawnSync('which', [command]).status === 0
const isRoot = process.getuid?.() === 0
const apt = (args: string[], env = {}) =>
  spawnSync('apt-get', ['-y', '-q', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', ...env },
  }).status === 0

/** Path of a Chromium: CHROME_PATH, then the PATH, then a private one under .cache. */
export function findChromium(): string | null {
  const given = process.env['CHROME_PATH']
  if (given && existsSync(given)) return given
  for (const name of ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']) {
    const found = spawnSync('which', [name], { encoding: 'utf8' })
    if (found.status === 0) return found.stdout.trim()
  }
  const own = join(cache, 'usr/lib/chromium/chromium')
  return existsSync(own) ? own : null
}

const hasFonts = () => {
  if (existsSync(join(cache, 'usr/share/fonts/opentype/noto'))) return true
  if (existsSync('/usr/share/fonts/opentype/noto'))
    return readdirSync('/usr/share/fonts/opentype/noto').some((f) => f.includes('CJK'))
  return has('fc-list') && execFileSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).trim() !== ''
}

export const findPostgres = (): string | null => {
  const dir = '/usr/lib/postgresql'
  if (!existsSync(dir)) return null
  const version = readdirSync(dir)
    .filter((v) => existsSync(join(dir, v, 'bin/initdb')))
    .sort((a, b) => Number(b) - Number(a))[0]
  return version ? join(dir, version, 'bin') : null
}

/** As an ordinary user: a package state of our own, and the packages unpacked below .cache without installing them. */
function unpackPrivately(packages: string[]): boolean {
  const state = join(cache, 'apt')
  for (const dir of ['state/lists/partial', 'cache/archives/partial'])
    mkdirSync(join(state, dir), { recursive: true })
  const own = [
    '-o',
    `Dir::State=${state}/state`,
    '-o',
    `Dir::Cache=${state}/cache`,
    '-o',
    'Dir::State::status=/var/lib/dpkg/status',
    '-o',
    'Debug::NoLocking=1',
  ]
  if (!apt([...own, 'update'])) return false
  if (!apt([...own, '--download-only', '--no-install-recommends', 'install', ...packages]))
    return false
  const archives = join(state, 'cache/archives')
  for (const file of readdirSync(archives).filter((f) => f.endsWith('.deb')))
    if (spawnSync('dpkg', ['-x', join(archives, file), cache]).status !== 0) return false
  return true
}

function install(packages: string[], why: string): void {
  console.log(`准备测试：安装 ${packages.join('、')}（${why}）`)
  const done = isRoot
    ? apt(['update']) && apt(['install', '--no-install-recommends', ...packages])
    : unpackPrivately(packages)
  if (!done) {
    console.error(
      `安装没有成功。请用管理员身份运行：apt-get update && apt-get install -y ${packages.join(' ')}`,
    )
    process.exit(1)
  }
}

if (import.meta.main) {
  const missing = [
    ...(findChromium() ? [] : ['chromium']),
    ...(hasFonts() ? [] : ['fonts-noto-cjk']),
  ]
  if (missing.length) install(missing, '浏览器测试要用')
  if (!findPostgres() && isRoot) install(['postgresql'], '数据库测试要用')
}
