import { join } from 'node:path'
import { readSettings } from '#api/http/settings.ts'
import { openStore } from '#db/open.ts'
import type { Command } from './command.ts'

export const migrate: Command = {
  name: 'migrate',
  summary: '把数据库升级到本版本的结构（启动时也会自动做）',
  help: '用法：shouwen migrate\n先备份（SQLite），再升级，升级后检查外键。数据库地址见设置 DATABASE_URL。',
  run: async (_args, io, env) => {
    const settings = readSettings(env)
    const store = await openStore(settings.databaseUrl, {
      migrations: join(settings.root, 'dist/migrations'),
    })
    const health = await store.health()
    await store.close()
    io.stdout.write(health.ok ? '数据库已是本版本的结构。\n' : '数据库打开了，但检查没有通过。\n')
    return health.ok ? 0 : 1
  },
}
