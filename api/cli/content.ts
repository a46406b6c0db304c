import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { parseArgs } from 'node:util'
import { readSettings } from '#api/http/settings.ts'
import { exportContent, importContent } from '#api/office/catalogue/content.ts'
import { openStore } from '#db/open.ts'
import { join } from 'node:path'
import type { Command } from './command.ts'

/** `shouwen content export|import`: everything that the office laid over the shipped facts, without loss. */
export const content: Command = {
  name: 'content',
  summary: '导出、导入本单位对目录和辖区资料的全部修订（不丢任何一条）',
  help: [
    '用法：shouwen content export [文件]      不写文件就输出到屏幕',
    '      shouwen content import 文件',
    '',
    '每行一条修订（JSON）：哪个辖区、哪一类、哪一条、从哪天起、内容、原因、出处。第一行是说明。',
    '导入时已经有的不再写；可以把一个数据文件夹里的修订搬到另一个里。已撤销的导入不在其中。',
  ].join('\n'),
  run: async (args, io, env) => {
    const { positionals } = parseArgs({ args, allowPositionals: true })
    const [what, file] = positionals
    if ((what !== 'export' && what !== 'import') || (what === 'import' && !file)) {
      io.stderr.write(`${content.help}\n`)
      return 2
    }
    const { databaseUrl, root } = readSettings(env)
    const store = await openStore(databaseUrl, { migrations: join(root, 'dist/migrations') })
    try {
      if (what === 'import') {
        const done = await importContent(store, createReadStream(file ?? ''), Date.now())
        io.stdout.write(`导入 ${done.added} 条修订，已有 ${done.known} 条\n`)
        return 0
      }
      const out = file === undefined ? io.stdout : createWriteStream(file)
      let count = 0
      for await (const line of exportContent(store)) {
        count += 1
        if (!out.write(`${line}\n`)) await once(out, 'drain')
      }
      if (file !== undefined) {
        out.end()
        await once(out, 'close')
        io.stdout.write(`${file}：${count - 1} 条修订\n`)
      }
      return 0
    } finally {
      await store.close()
    }
  },
}
