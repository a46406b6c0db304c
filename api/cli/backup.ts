import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readSettings } from '#api/http/settings.ts'
import { backupSqlite } from '#db/backup.ts'
import type { Command } from './command.ts'

export const backup: Command = {
  name: 'backup',
  summary: '备份数据库和附件到一个新文件夹，服务运行时也可以用',
  help: [
    '用法：shouwen backup --to 文件夹',
    '',
    '文件夹要是空的或还没有的。备份里有 shouwen.db 和 files/，没有密钥：密钥文件夹（KEY_DIR）',
    '请另外备份、另外存放，缺了它备份里的联系方式打不开。公开页面不用备份，启动后会重新生成。',
    '恢复：停止服务，把备份里的内容放进一个新的 DATA_DIR，用原来的 KEY_DIR 启动。',
    'PostgreSQL 请用 pg_dump 备份数据库，附件在 DATA_DIR/files。',
  ].join('\n'),
  run: async (args, io, env) => {
    const { values } = parseArgs({ args, options: { to: { type: 'string' } } })
    if (!values.to) {
      io.stderr.write('请写 --to 文件夹\n')
      return 2
    }
    const settings = readSettings(env)
    if (!settings.databaseUrl.startsWith('file:')) {
      io.stderr.write('这个命令只备份 SQLite；PostgreSQL 请用 pg_dump，附件在 DATA_DIR/files。\n')
      return 1
    }
    const to = resolve(values.to)
    if (existsSync(to) && readdirSync(to).length > 0) {
      io.stderr.write(`${to} 里已经有东西，请换一个空文件夹。\n`)
      return 1
    }
    mkdirSync(to, { recursive: true, mode: 0o700 })
    // The rows first: a file is written before its row, so every row of the copy finds its file.
    await backupSqlite(settings.databaseUrl, join(to, 'shouwen.db'))
    const files = join(settings.dataDir, 'files')
    if (existsSync(files))
      cpSync(files, join(to, 'files'), { recursive: true, filter: (f) => !f.endsWith('.part') })
    writeFileSync(join(to, 'README.txt'), `${backup.help}\n`)
    io.stdout.write(`备份在 ${to}。密钥文件夹 ${settings.keyDir} 没有放进去，请另外备份。\n`)
    return 0
  },
}
