import { openDeps } from '#api/http/deps.ts'
import { openDemo } from '#api/http/demo.ts'
import { openOffice } from '#api/http/office.ts'
import { readSettings } from '#api/http/settings.ts'
import type { Command } from './command.ts'

export const demo: Command = {
  name: 'demo',
  summary: '装入演示数据，列出演示账号',
  help: [
    '用法：shouwen demo',
    '',
    '数据文件夹还没有演示数据时装入，已有时不重复；然后列出演示账号的登录名、密码和身份。',
    '密码随机生成，只属于这个数据文件夹。正式用的数据文件夹不能装演示数据。',
  ].join('\n'),
  run: async (_args, io, env) => {
    const settings = readSettings(env)
    if (settings.MODE === 'office') {
      io.stderr.write('设置 MODE=office：正式用的数据文件夹不装演示数据。\n')
      return 1
    }
    const deps = { ...(await openDeps(settings)), publish: () => undefined }
    try {
      const lines = await openDemo(deps, openOffice(deps), settings.root)
      io.stdout.write('登录名\t密码\t身份\n')
      for (const line of lines) io.stdout.write(`${line}\n`)
      return 0
    } finally {
      await deps.store.close()
    }
  },
}
