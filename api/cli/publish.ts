import { cpSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { houseDoor } from '#api/http/door.ts'
import { readSettings } from '#api/http/settings.ts'
import type { Command } from './command.ts'

export const publish: Command = {
  name: 'publish',
  summary: '把全部公开页面写进一个文件夹，放到任何静态网站上都能用',
  help: '用法：shouwen publish --to 文件夹\n写出全部公开页面和静态文件；只读、检索、打印都能用，投诉入口需要运行中的服务。',
  run: async (args, io, env) => {
    const { values } = parseArgs({ args, options: { to: { type: 'string' } } })
    if (!values.to) {
      io.stderr.write('请写 --to 文件夹\n')
      return 2
    }
    const settings = readSettings(env)
    const to = resolve(values.to)
    process.env['ASTRO_NODE_AUTOSTART'] = 'disabled'
    await import(pathToFileURL(join(settings.root, 'dist/server/entry.mjs')).href)
    const house = await houseDoor.house!()
    mkdirSync(to, { recursive: true })
    const written = await house
      .publisherTo(to, (done, total) => {
        if (io.stdout === process.stdout && process.stdout.isTTY)
          io.stdout.write(`\r${done}/${total}`)
      })
      .all()
    cpSync(join(settings.root, 'dist/client'), to, { recursive: true })
    await house.stop()
    io.stdout.write(`\r写好 ${written} 个页面：${to}\n`)
    return 0
  },
}
