import { parseArgs, styleText } from 'node:util'
import { readSettings, SettingsError, type Settings } from '#api/http/settings.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { gapsOf } from '#rules/place/gaps.ts'
import type { Command, Io } from './command.ts'
import { runChecks, type Check } from './doctor-checks.ts'

/** What the settings still lack before an office may open; the gaps of each place come after them. */
function settingGaps(s: Settings): string[] {
  const gaps: [boolean, string][] = [
    [
      s.MODE === 'demo',
      '这是演示用的数据文件夹。正式使用：换一个 DATA_DIR，设 MODE=office，运行 shouwen setup',
    ],
    [!s.SITE_OWNER, '没有写主办单位（SITE_OWNER）：每一页都说明这不是政府网站'],
    [!s.SITE_ID_CODE, '没有政府网站标识码（SITE_ID_CODE）：每一页都说明这不是政府网站'],
    [!s.ICP, '没有 ICP 备案号（ICP），页脚显示“未公布”'],
    [!s.secure, '公众访问的网址不是 https（PUBLIC_URL）：登录和查询码会在网络上明文传送'],
    [s.ALLOW_HTTP_STAFF, 'ALLOW_HTTP_STAFF=1：工作人员可以不经 https 登录，只适合封闭内网'],
  ]
  return gaps.flatMap(([open, sentence]) => (open ? [sentence] : []))
}

const marks = { ok: ['✓', 'green'], remark: ['!', 'yellow'], fault: ['✗', 'red'] } as const

function print(io: Io, checks: Check[], gaps: string[]): void {
  for (const { level, title, say } of checks) {
    const [mark, colour] = marks[level]
    io.stdout.write(`${styleText(colour, mark)} ${title}：${say}\n`)
  }
  if (gaps.length) io.stdout.write('\n从演示到正式还差什么\n')
  for (const gap of gaps) io.stdout.write(`· ${gap}\n`)
  const count = (level: Check['level']) => checks.filter((c) => c.level === level).length
  io.stdout.write(
    `\n${count('fault')} 处故障，${count('remark')} 条提醒，还差 ${gaps.length} 件事。\n`,
  )
}

/** Everything that `shouwen doctor` finds; a wrong setting ends it early, for nothing else can be trusted then. */
export async function diagnose(
  env: NodeJS.ProcessEnv,
  now: number,
): Promise<{ checks: Check[]; gaps: string[] }> {
  try {
    const settings = readSettings(env)
    const { checks, facts, bareAdmins } = await runChecks(settings, now)
    const places = facts?.places ?? []
    const gaps = [
      ...settingGaps(settings),
      ...bareAdmins.map((login) => `管理员 ${login} 没有开启两步验证`),
      ...places.flatMap((p) =>
        gapsOf(p, facts ?? { items: [], fields: [] }, dayAt(now)).map((g) => `${p.name}：${g}`),
      ),
    ]
    return { checks, gaps }
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    return {
      checks: [{ id: 'settings', title: '设置', level: 'fault', say: error.message }],
      gaps: [],
    }
  }
}

export const doctor: Command = {
  name: 'doctor',
  summary: '检查设置、密钥、日历、磁盘和数据库，列出从演示到正式还差什么',
  help: [
    '用法：shouwen doctor [--json]',
    '',
    '只看不改：服务运行时也可以用。--json 输出 {"ok","checks","gaps"}。',
    '有故障时退出码为 1；只有提醒和还差的事，退出码为 0。',
  ].join('\n'),
  run: async (args, io, env) => {
    const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } })
    const { checks, gaps } = await diagnose(env, Date.now())
    const ok = checks.every((c) => c.level !== 'fault')
    if (values.json) io.stdout.write(`${JSON.stringify({ ok, checks, gaps })}\n`)
    else print(io, checks, gaps)
    return ok ? 0 : 1
  },
}
