import { parseArgs } from 'node:util'
import { createKeys } from '#api/office/open311/keys.ts'
import type { Command } from './command.ts'
import { withDeps } from './with-deps.ts'

/** `shouwen open311`: keys of programs that hand requests in over Open311 GeoReport v2. */
export const open311: Command = {
  name: 'open311',
  summary: '发、列、停用 Open311 接口的密钥（api_key）',
  help: [
    '用法：shouwen open311 key --place 辖区 --name 单位和程序     发一个新密钥，只显示这一次',
    '      shouwen open311 keys --place 辖区                    列出密钥（看不到密钥本身）',
    '      shouwen open311 revoke --place 辖区 --id 编号        停用',
    '',
    '接入地址：/api/open311/v2/辖区/（services、requests、tokens，.xml 或 .json），',
    '各辖区的地址见 /api/open311/discovery.xml。只有提交要密钥，查询不要。',
  ].join('\n'),
  run: async (args, io, env) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { place: { type: 'string' }, name: { type: 'string' }, id: { type: 'string' } },
    })
    const [what] = positionals
    const { place = '', name = '', id = '' } = values
    const known = what === 'keys' || (what === 'key' && name) || (what === 'revoke' && id)
    if (!known || !place) {
      io.stderr.write(`${open311.help}\n`)
      return 2
    }
    return withDeps(env, async (deps) => {
      const keys = createKeys(deps)
      if (what === 'key') {
        const made = await keys.make(place, name, null)
        io.stdout.write(`编号 ${made.id}\napi_key ${made.key}\n密钥只显示这一次，请马上保存。\n`)
      } else if (what === 'revoke') {
        await keys.revoke(place, id, null)
        io.stdout.write('已停用\n')
      } else
        for (const key of await keys.list(place))
          io.stdout.write(
            `${key.id}　${key.name}　${new Date(key.createdAt).toISOString().slice(0, 10)} 起　${key.revokedAt === null ? '在用' : '已停用'}\n`,
          )
      return 0
    })
  },
}
