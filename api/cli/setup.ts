import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { openDeps } from '#api/http/deps.ts'
import { readSettings } from '#api/http/settings.ts'
import { createFirst } from '#api/office/staff/first.ts'
import type { Command, Io } from './command.ts'

/** Asks on a terminal for what was not given; elsewhere what is missing stays empty. */
async function ask(io: Io, questions: [string, string | undefined][]): Promise<string[]> {
  if (!('isTTY' in io.stdin && io.stdin.isTTY)) return questions.map(([, given]) => given ?? '')
  const terminal = createInterface({ input: io.stdin, output: io.stdout })
  const answers: string[] = []
  for (const [question, given] of questions)
    answers.push(given ?? (await terminal.question(`${question}：`)))
  terminal.close()
  return answers
}

const usage =
  '用法：shouwen setup --login 登录名 --name 姓名 [--place 辖区] [--body 单位]\n      shouwen setup --reset 登录名'

export const setup: Command = {
  name: 'setup',
  summary: '建立正式使用的数据文件夹和第一个管理员，密码只显示一次',
  help: [
    usage,
    '',
    '--place  辖区代号；只有一个辖区时可以不写',
    '--login  管理员的登录名：3 到 40 个小写字母、数字、点、横线',
    '--name   管理员的姓名',
    '--body   管理员所在单位的代号；不写就是首问单位',
    '--reset  给丢了密码的管理员换一个新密码，两步验证同时关闭',
    '',
    '数据文件夹（DATA_DIR）从此只作正式用，演示数据的文件夹不能改作正式用。',
    '在终端里运行时，没写的会逐项问。',
  ].join('\n'),
  run: async (args, io, env) => {
    const text = { type: 'string' } as const
    const options = { place: text, login: text, name: text, body: text, reset: text }
    const { values } = parseArgs({ args, options })
    const asks = 'isTTY' in io.stdin && Boolean(io.stdin.isTTY)
    if (!asks && values.reset === undefined && !(values.login && values.name)) {
      io.stderr.write(`${usage}\n`)
      return 2
    }
    const settings = readSettings({ ...env, MODE: 'office' })
    const deps = { ...(await openDeps(settings)), publish: () => undefined }
    try {
      const first = createFirst(deps)
      if (values.reset !== undefined) {
        const { password } = await first.reset(values.reset)
        io.stdout.write(`新密码（只显示这一次）：${password}\n`)
        return 0
      }
      const { places } = deps.facts()
      const only = places.length === 1 ? places[0]?.slug : undefined
      const [place = '', login = '', name = ''] = await ask(io, [
        [`辖区（${places.map((p) => p.slug).join('、')}）`, values.place ?? only],
        ['管理员登录名', values.login],
        ['管理员姓名', values.name],
      ])
      if (!place || !login || !name) {
        io.stderr.write(`${usage}\n`)
        return 2
      }
      const { member, password } = await first.administrator({
        place,
        login,
        name,
        ...(values.body === undefined ? {} : { body: values.body }),
      })
      io.stdout.write(
        [
          `数据文件夹：${settings.dataDir}（从此只作正式用）`,
          `密钥文件夹：${settings.keyDir}（请与数据分开备份，丢了就打不开联系方式）`,
          `管理员：${member.login}`,
          `密码（只显示这一次，登录后请马上修改）：${password}`,
          `启动时要设 MODE=office；还差什么，运行 shouwen doctor。`,
          '',
        ].join('\n'),
      )
      return 0
    } finally {
      await deps.store.close()
    }
  },
}
