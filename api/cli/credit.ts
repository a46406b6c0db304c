import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createCredit } from '#api/office/decisions/credit.ts'
import { memberOf } from '#api/office/member.ts'
import { Refusal } from '#rules/refusal.ts'
import type { Command } from './command.ts'
import { withDeps } from './with-deps.ts'

const usage = [
  '用法：shouwen credit list --by 登录名',
  '      shouwen credit export 文件.xlsx --by 登录名',
  '      shouwen credit receipt 回执.xlsx|csv --by 登录名',
].join('\n')

export const credit: Command = {
  name: 'credit',
  summary: '与信用平台交换处罚决定：对账（list）、报送文件（export）、回执（receipt）',
  help: `${usage}\n\nlist 列出没有对上的；export 把要报送的写成一个文件（双公示字段代码，金额万元），记为已报送，一次最多 2000 件；receipt 读平台的回执，记为接收或者退回。\n文件里有当事人全名，只能交给信用平台。`,
  run: async (args, io, env) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      strict: false,
      options: { by: { type: 'string' } },
    })
    const [what, file] = positionals
    const known = what === 'list' || ((what === 'export' || what === 'receipt') && file)
    const { by: login } = values
    if (!known || typeof login !== 'string') {
      io.stderr.write(`${usage}\n`)
      return 2
    }
    return withDeps(env, async (deps) => {
      try {
        const row = await deps.store.read.staff.byLogin(login.trim().toLowerCase())
        if (!row || row.disabled) {
          io.stderr.write(`没有这个在用的账号：${login}\n`)
          return 1
        }
        const [by, use] = [memberOf(row), createCredit(deps)]
        if (what === 'list') {
          const { counts, rows } = await use.reconcile(by)
          for (const { number, organ, say } of rows)
            io.stdout.write(`${number}\t${organ}\t${say}\n`)
          io.stdout.write(
            `一致 ${counts.agrees}，等回执 ${counts.waiting}，没有对上 ${rows.length}\n`,
          )
          return 0
        }
        if (what === 'export') {
          const made = await use.handOver(by)
          if (made) writeFileSync(file ?? '', await use.file(by, made.batch))
          io.stdout.write(
            made ? `第 ${made.batch} 批，${made.rows} 件：${file}\n` : '没有要报送的\n',
          )
          return 0
        }
        const { accepted, rejected, faults } = await use.receipt(by, readFileSync(file ?? ''))
        for (const fault of faults) io.stderr.write(`${fault}\n`)
        io.stdout.write(`接收 ${accepted} 件，退回 ${rejected} 件\n`)
        return faults.length > 0 ? 1 : 0
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        io.stderr.write(`${error.message}\n`)
        return 1
      }
    })
  },
}
