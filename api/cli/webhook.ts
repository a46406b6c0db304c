import { parseArgs } from 'node:util'
import { createHooks } from '#api/office/platforms/hooks.ts'
import { deliveryStateNames, deliveryStates } from '#rules/platforms/announce.ts'
import type { Command } from './command.ts'
import { withDeps } from './with-deps.ts'

/** `shouwen webhook`: who is told of the steps of cases, and what became of the messages. */
export const webhook: Command = {
  name: 'webhook',
  summary: '登记接收办理消息的上级平台，核对发出的消息',
  help: [
    '用法：shouwen webhook add --place 辖区 --name 平台 --url 网址 [--channel hotline]',
    '      shouwen webhook list --place 辖区',
    '      shouwen webhook end --place 辖区 --id 编号',
    '      shouwen webhook report --place 辖区 [--state refused]',
    '',
    '--channel  只发从这个渠道来的件；不写就发全部（受限件从来不发）',
    '--state    waiting 待发，sent 已发等回音，accepted 对方已收，refused 对方拒收，missing 没有回音',
    '',
    '签名密钥只在登记时显示一次。消息里没有原文、地点和个人信息。运行中的服务每半分钟发一次。',
  ].join('\n'),
  run: async (args, io, env) => {
    const text = { type: 'string' } as const
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { place: text, name: text, url: text, channel: text, id: text, state: text },
    })
    const [what = ''] = positionals
    const { place = '', name = '', url = '', channel = '', id = '', state } = values
    const wanted = deliveryStates.find((s) => s === state) ?? null
    const known =
      (what === 'add' && name && url) ||
      what === 'list' ||
      (what === 'end' && id) ||
      (what === 'report' && (state === undefined || wanted !== null))
    if (!known || !place) {
      io.stderr.write(`${webhook.help}\n`)
      return 2
    }
    return withDeps(env, async (deps) => {
      const hooks = createHooks(deps)
      if (what === 'add') {
        const made = await hooks.make(place, { name, url, channel }, null)
        io.stdout.write(
          `编号 ${made.id}\n签名密钥 ${made.secret}\n密钥只显示这一次，请马上交给对方。\n`,
        )
      } else if (what === 'end') {
        await hooks.end(place, id, null)
        io.stdout.write('已停用\n')
      } else if (what === 'list')
        for (const h of await hooks.list(place))
          io.stdout.write(
            `${h.id}　${h.name}　${h.url}　${h.endedAt === null ? '在用' : '已停用'}\n`,
          )
      else
        for (const r of (await hooks.reconcile(place, wanted)).rows)
          io.stdout.write(
            `${new Date(r.at).toISOString()}　${r.to}　${r.number}　${r.verb}　${deliveryStateNames[r.state]}　试 ${r.attempts} 次　${r.answer ?? ''}\n`,
          )
      return 0
    })
  },
}
