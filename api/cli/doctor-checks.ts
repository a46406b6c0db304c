import { existsSync, readdirSync, readFileSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { loadFacts } from '#api/facts/load.ts'
import type { Settings } from '#api/http/settings.ts'
import { openKeys } from '#api/outside/keys.ts'
import { openReader, type Reader } from '#db/open.ts'
import type { Facts } from '#rules/content/facts.ts'
import { addDays, dayAt } from '#rules/clocks/day.ts'
import { bodyName } from '#rules/place/body.ts'
import { endedBy, heirOf } from '#rules/place/continuity.ts'
import { calendarGap } from '#rules/place/gaps.ts'
import { buildStamp } from './stamp.ts'

export type Level = 'ok' | 'remark' | 'fault'
/** One thing that was looked at; `say` is what was found and, unless it is fine, what to do. */
export type Check = { id: string; title: string; level: Level; say: string }
type Finding = [Level, string]

const gigabyte = 2 ** 30
const problem = (error: unknown): Finding => [
  'fault',
  error instanceof Error ? error.message : String(error),
]

export function checkNode(version = process.version): Finding {
  const major = Number(/^v(\d+)/.exec(version)?.[1])
  return major >= 24
    ? ['ok', version]
    : ['fault', `${version} 太旧，要用 24 以上（npm install 会带来）`]
}

export function checkBuild(settings: Settings): Finding {
  const { root, BASE } = settings
  const file = join(root, 'dist/stamp')
  if (!existsSync(file)) return ['fault', '还没有构建，请运行 npm run build']
  if (!existsSync(join(root, 'api'))) return ['ok', '已构建']
  return readFileSync(file, 'utf8') === buildStamp(root, { BASE })
    ? ['ok', '已构建，与源代码和资料一致']
    : ['remark', '源代码、资料或构建设置比构建新；npm start 会自动重新构建']
}

export function checkCalendar(facts: Facts, now: number): Finding {
  const years = facts.holidays.map((h) => h.year)
  const gap = calendarGap(years, dayAt(now))
  return gap ? [gap.level, gap.say] : ['ok', `有 ${years.join('、')} 年的放假安排`]
}

/** Keys are looked at and never made: making them is for the first start. */
export function checkKeys({ keyDir }: Settings): Finding {
  if (!existsSync(keyDir) || !readdirSync(keyDir).length)
    return ['remark', `${keyDir} 还没有，第一次启动时会建立`]
  const open = readdirSync(keyDir).filter((name) => statSync(join(keyDir, name)).mode & 0o077)
  if (process.platform !== 'win32' && open.length)
    return ['fault', `${keyDir} 里的 ${open.join('、')} 能被别的账号读取，请 chmod 600`]
  try {
    const keys = openKeys(keyDir)
    return keys.open(keys.seal('检查', 'doctor'), 'doctor') === '检查'
      ? ['ok', `${keyDir}，能加密也能解密；请与数据分开备份`]
      : ['fault', `${keyDir} 里的密钥不能用，请从备份恢复`]
  } catch (error) {
    return problem(error)
  }
}

export function checkDisk({ dataDir }: Settings): Finding {
  const dir = existsSync(dataDir) ? dataDir : join(dataDir, '..')
  if (!existsSync(dir)) return ['remark', `${dataDir} 还没有，第一次启动时会建立`]
  const { bavail, bsize } = statfsSync(dir)
  const free = bavail * bsize
  const say = `${dataDir} 所在的磁盘还有 ${(free / gigabyte).toFixed(1)} GB`
  if (free < gigabyte / 10) return ['fault', `${say}，已不够写入，请马上腾出空间`]
  return free < gigabyte ? ['remark', `${say}，请尽快腾出空间`] : ['ok', say]
}

/** Whether the database is whole and belongs to these settings and keys; read only, so a running server is in no way. */
async function checkContents(read: Reader, faults: string[], settings: Settings): Promise<Finding> {
  if (faults.length) return ['fault', `数据库有损坏：${faults.join('；')}。请停止服务，用备份恢复`]
  const mode = await read.meta.get('mode')
  if (mode && mode !== settings.MODE)
    return ['fault', `设置 MODE=${settings.MODE}，而这里的数据属于 ${mode}，不能混用`]
  const fingerprint = await read.meta.get('keys')
  if (
    fingerprint &&
    existsSync(settings.keyDir) &&
    openKeys(settings.keyDir).fingerprint !== fingerprint
  )
    return ['fault', `${settings.keyDir} 里的密钥不是这个数据库用的那一套，请放回原来的密钥`]
  if (settings.MODE === 'office' && !(await read.staff.any()))
    return ['remark', '完好，但还没有账号，请运行 shouwen setup']
  return ['ok', '完好']
}

async function checkPages(read: Reader, { dataDir, root }: Settings): Promise<Finding> {
  const jobs = await read.publishJobs.pending()
  const failed = jobs.filter((job) => job.error)
  if (failed.length)
    return ['fault', `有 ${failed.length} 项公开没有完成，原因：${failed[0]?.error?.slice(0, 200)}`]
  const stamp = join(dataDir, 'public/.stamp')
  if (!existsSync(stamp)) return ['remark', '还没有生成，启动后自动生成']
  const [build] = JSON.parse(readFileSync(stamp, 'utf8')) as [string]
  if (build !== readFileSync(join(root, 'dist/stamp'), 'utf8'))
    return ['remark', '是上一次构建生成的，启动后自动更新']
  return jobs.length ? ['ok', `正在更新，还有 ${jobs.length} 项`] : ['ok', '是最新的']
}

/** Bodies that end within a month and what they still hold (S0-41); read only. */
async function checkHands(read: Reader, facts: Facts, now: number): Promise<Finding> {
  const on = addDays(dayAt(now), 30)
  const lines: string[] = []
  for (const place of facts.places)
    for (const body of endedBy(place, on)) {
      const held = await read.cases.inHandsOf(place.slug, body.id, 1000)
      const heir = heirOf(place, body.id, on)
      const next = place.bodies.find((b) => b.id === heir?.body)
      const say = next ? `交给${bodyName(next)}` : '没有写由谁接手，将无人承办'
      if (held.length > 0 || !next)
        lines.push(`${bodyName(body)}到 ${body.to} 为止，手里 ${held.length} 件，${say}`)
    }
  return lines.length
    ? ['remark', lines.join('；')]
    : ['ok', '三十天内没有单位撤并，没有无人承办的']
}

/** Everything that can be looked at without the server, and the accounts' second factors for the list of gaps. */
export async function runChecks(
  settings: Settings,
  now: number,
): Promise<{ checks: Check[]; facts: Facts | null; bareAdmins: string[] }> {
  const checks: Check[] = []
  const add = (id: string, title: string, [level, say]: Finding) =>
    checks.push({ id, title, level, say })
  add('node', 'Node.js', checkNode())
  add('settings', '设置', ['ok', '都看得懂'])
  add('build', '构建', checkBuild(settings))
  const file = join(settings.root, 'dist/facts.json')
  const facts = existsSync(file) ? loadFacts(file, { places: settings.PLACES }) : null
  if (facts) add('calendar', '日历', checkCalendar(facts, now))
  add('keys', '密钥', checkKeys(settings))
  add('disk', '磁盘', checkDisk(settings))
  const bareAdmins: string[] = []
  if (settings.databaseUrl.startsWith('file:') && !existsSync(settings.databaseUrl.slice(5))) {
    add('database', '数据库', ['remark', '还没有，第一次启动时会建立'])
    return { checks, facts, bareAdmins }
  }
  try {
    const { read, check, close } = await openReader(settings.databaseUrl)
    try {
      add('database', '数据库', await checkContents(read, await check(), settings))
      add('pages', '公开页面', await checkPages(read, settings))
      if (facts) add('hands', '承办接续', await checkHands(read, facts, now))
      for (const { slug } of facts?.places ?? [])
        for (const row of await read.staff.list(slug))
          if (row.role === 'admin' && !row.disabled && !row.totpOn) bareAdmins.push(row.login)
    } finally {
      await close()
    }
  } catch (error) {
    add('database', '数据库', problem(error))
  }
  return { checks, facts, bareAdmins }
}
