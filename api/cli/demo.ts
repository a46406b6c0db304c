import { parseArgs } from 'node:util'
import { openDeps } from '#api/http/deps.ts'
import { openDemo } from '#api/http/demo.ts'
import { openOffice } from '#api/http/office.ts'
import { readSettings } from '#api/http/settings.ts'
import { sowSamples } from '#api/office/decisions/samples.ts'
import { Refusal } from '#rules/refusal.ts'
import { bar } from './bar.ts'
import type { Command } from './command.ts'

const usage = [
  '用法：shouwen demo',
  '      shouwen demo decisions [--count 件数] [--seed 数] [--place 辖区]',
]
const most = 1_000_000

/** A whole number from 0 on; null when it is none. */
const whole = (text: string, limit: number): number | null =>
  /^\d{1,9}$/.test(text) && Number(text) <= limit ? Number(text) : null

export const demo: Command = {
  name: 'demo',
  summary: '装入演示数据，列出演示账号；按种子生成演示的处罚决定',
  help: [
    ...usage,
    '',
    '数据文件夹还没有演示数据时装入，已有时不重复；然后列出演示账号的登录名、密码和身份。',
    '密码随机生成，只属于这个数据文件夹。正式用的数据文件夹不能装演示数据。',
    '',
    'demo decisions 生成演示的处罚决定：文号、当事人、代码、文字都写着“演示”，同一个种子每次一样。',
    '--count  件数，不写是 100，最多 1000000',
    '--seed   种子，一个整数，不写是 1',
    '--place  辖区代号；不写是第一个',
  ].join('\n'),
  run: async (args, io, env) => {
    const text = { type: 'string' } as const
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { count: text, seed: text, place: text },
    })
    const [what] = positionals
    const count = whole(values.count ?? '100', most)
    const seed = whole(values.seed ?? '1', 999_999_999)
    if ((what !== undefined && what !== 'decisions') || count === null || seed === null) {
      io.stderr.write(`${usage.join('\n')}\n`)
      return 2
    }
    const settings = readSettings(env)
    if (settings.MODE === 'office') {
      io.stderr.write('设置 MODE=office：正式用的数据文件夹不装演示数据。\n')
      return 1
    }
    const deps = { ...(await openDeps(settings)), publish: () => undefined }
    try {
      const lines = await openDemo(deps, openOffice(deps), settings.root)
      if (what === undefined) {
        io.stdout.write('登录名\t密码\t身份\n')
        for (const line of lines) io.stdout.write(`${line}\n`)
        return 0
      }
      const place = values.place ?? deps.facts().places[0]?.slug ?? ''
      const came = await sowSamples(deps, place, { count, seed, onProgress: bar(io, '写入') })
      io.stdout.write(`装入演示决定 ${came} 件；网站运行时会自己公开。\n`)
      return 0
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      io.stderr.write(`${error.message}\n`)
      return 1
    } finally {
      await deps.store.close()
    }
  },
}
