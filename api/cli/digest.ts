import { parseArgs } from 'node:util'
import { createDigests } from '#api/office/digests/use.ts'
import type { Command } from './command.ts'
import { withDeps } from './with-deps.ts'

/** `shouwen digest`: what the running server does after midnight, by hand or by a timer of the machine. */
export const digest: Command = {
  name: 'digest',
  summary: '作出还没有作的每日存证（运行中的服务每天零点后自己会作）',
  help: [
    '用法：shouwen digest [--now]',
    '为每个辖区作出到昨天为止还没有的存证，写出日期和存证值；公开页面由运行中的服务在五分钟内更新。',
    '--now 连今天的一并提前作出；今天以后的变化进入明天的存证。',
  ].join('\n'),
  run: async (args, io, env) => {
    const { values } = parseArgs({ args, options: { now: { type: 'boolean', default: false } } })
    return withDeps(env, async (deps) => {
      const digests = createDigests(deps)
      const made = values.now ? await digests.sealToday() : await digests.catchUp()
      for (const { place, day, root } of made) io.stdout.write(`${place}\t${day}\t${root}\n`)
      if (made.length === 0) io.stdout.write('没有要作的存证，都已作好。\n')
      return 0
    })
  },
}
