import type { OpenapiDocument } from '#api/http/openapi.ts'
import { settingsTable } from '#api/http/settings.ts'
import { limits } from '#rules/limits.ts'
import type { Command } from './command.ts'

const cell = (text: string | number): string =>
  String(text).replace(/\|/g, '\\|').replace(/\n/g, ' ')
const table = (heads: string[], rows: (string | number)[][]): string =>
  [
    `| ${heads.join(' | ')} |`,
    `| ${heads.map(() => '---').join(' | ')} |`,
    ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
  ].join('\n')

const code = (text: string): string => (text ? `\`${text}\`` : '（空）')
const when = { build: '构建', start: '启动' } as const

const settings = (): string =>
  table(
    ['设置', '何时读', '默认值', '说明'],
    settingsTable.map((s) => [code(s.name), when[s.when], code(s.default), s.sentence]),
  )

const commandSections = (commands: readonly Command[]): string =>
  commands.map((c) => `### ${c.name}\n\n${c.summary}\n\n\`\`\`text\n${c.help}\n\`\`\``).join('\n\n')

const limitRows = (): string =>
  table(
    ['名称', '做什么', '最多', '多长时间（秒）'],
    Object.entries(limits).map(([name, row]) => [code(name), row.say, row.points, row.seconds]),
  )

function routes(document: OpenapiDocument): string {
  const rows = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    (['get', 'post', 'put', 'patch', 'delete'] as const).flatMap((method) => {
      const operation = item?.[method]
      if (!operation) return []
      const door = operation.security?.length ? '要登录' : '公开'
      return [[method.toUpperCase(), code(path), door, operation.summary ?? '']]
    }),
  )
  return table(['方法', '地址（在 /api 下）', '谁能用', '做什么'], rows)
}

const declared = /\brefusal\(\s*'([^']+)',\s*(\d{3}),\s*'([^']+)',?\s*\)/g

/** Every refusal that the sources declare with a code of its own, sorted by code. */
export function errorCodes(sources: readonly string[]): [string, number, string][] {
  const found = new Map<string, [string, number, string]>()
  for (const source of sources)
    for (const [, name = '', status, title = ''] of source.matchAll(declared))
      found.set(name, [name, Number(status), title])
  return [...found.values()].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** docs/reference.md, made from what the program itself reads; a test fails when the file is not current. */
export function reference(parts: {
  commands: readonly Command[]
  openapi: OpenapiDocument
  sources: readonly string[]
}): string {
  const errors = errorCodes(parts.sources).map(([name, status, title]) => [
    code(name),
    status,
    title,
  ])
  return `# 参考

本页由 \`npm run -s docs\` 从程序生成，请勿手改。

## 设置

用环境变量设置。「构建」的设置改了要重新构建（\`npm start\` 会自动做），「启动」的设置每次启动时读。写错了，启动时会用一句话指出是哪一个。

${settings()}

## 命令

用法：\`npm run -s shouwen -- <命令> [参数]\`。退出码：0 完成，1 没有成功，2 参数不对。

${commandSections(parts.commands)}

## 次数限制

同一个网络地址（登录以后是同一个账号）在一段时间里最多做多少次；网站上见每个辖区的「使用限制」页。

${limitRows()}

## 接口

完整的说明见 [openapi.json](openapi.json)，运行中的网站在 \`/api/openapi.json\` 和 \`/help/api/\`。

${routes(parts.openapi)}

## 错误代码

出错时的回答是 \`application/problem+json\`，\`code\` 不会变。没有列出的 \`http_4xx\` 是方法、长度一类的毛病。

${table(['代码', '状态', '意思'], errors)}
`
}
