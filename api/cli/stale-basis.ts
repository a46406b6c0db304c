import { parseArgs } from 'node:util'
import { staleBases, staleNames } from '#rules/catalogue/stale.ts'
import { dayAt, dayNumber } from '#rules/clocks/day.ts'
import { layRevisions } from '#rules/content/revisions.ts'
import type { Command } from './command.ts'
import { withDeps } from './with-deps.ts'

const usage = '用法：shouwen stale-basis [--on 日期] [--days 天数]'

/** `shouwen stale-basis`: items whose law is gone or ends soon, with what is planned (S0-14). */
export const staleBasis: Command = {
  name: 'stale-basis',
  summary: '列出依据已经失效或者将要失效的事项，和已经定下的切换',
  help: `${usage}\n--on    看哪一天，默认今天；可以看以后的日子，已经定下的切换算在内\n--days  从那天起往后看多少天，默认 180\n有事项的依据失效、又没有定下切换的，退出码为 1。`,
  run: async (args, io, env) => {
    const { values } = parseArgs({
      args,
      options: { on: { type: 'string' }, days: { type: 'string', default: '180' } },
    })
    const days = Number(values.days)
    const day = values.on ?? dayAt(Date.now())
    try {
      dayNumber(day)
    } catch {
      io.stderr.write(`--on 要写成 2026-05-01 这样的日期\n${usage}\n`)
      return 2
    }
    if (!Number.isInteger(days) || days < 0) {
      io.stderr.write(`--days 要写整数\n${usage}\n`)
      return 2
    }
    return withDeps(env, async (deps) => {
      const revisions = deps.revisions()
      const facts = values.on ? layRevisions(deps.facts(), revisions, day) : deps.facts()
      const rows = staleBases(facts, revisions, day, days)
      for (const r of rows)
        io.stdout.write(
          [
            `${r.item.id} ${r.item.title}`,
            `《${r.law}》${r.articles.join('、')}`,
            `${staleNames[r.why]}${r.to ? `，最后一天 ${r.to}` : ''}${r.replacedBy ? `，由《${r.replacedBy}》接替` : ''}`,
            r.planned ? `已定 ${r.planned.from}：${r.planned.cause}` : '还没有定切换',
          ].join('　') + '\n',
        )
      const open = rows.filter((r) => !r.planned).length
      io.stdout.write(`${day}：${rows.length} 项的依据要处理，其中 ${open} 项还没有定切换。\n`)
      return open > 0 ? 1 : 0
    })
  },
}
