import { toRefusal } from '../http/problem.ts'
import { SettingsError } from '../http/settings.ts'
import type { Command } from './command.ts'
import { commands } from './commands.ts'

process.env['TZ'] = 'Asia/Shanghai'

function help(): string {
  const width = Math.max(...commands.map((c) => c.name.length)) + 2
  return [
    '首问 Shouwen：乡镇综合行政执法公开与投诉举报',
    '',
    '用法：npm run -s shouwen -- <命令> [参数]',
    '',
    ...commands.map((c) => `  ${c.name.padEnd(width)}${c.summary}`),
    '',
    '每个命令加 --help 看说明。设置见 docs/reference.md。',
  ].join('\n')
}

async function main(argv: string[]): Promise<number> {
  const [name, ...args] = argv
  if (!name || name === '--help' || name === '-h' || name === 'help') {
    console.log(help())
    return 0
  }
  const command: Command | undefined = commands.find((c) => c.name === name)
  if (!command) {
    console.error(`没有“${name}”这个命令。\n\n${help()}`)
    return 2
  }
  if (args.includes('--help') || args.includes('-h')) {
    console.log(`${command.name}：${command.summary}\n\n${command.help}`)
    return 0
  }
  return command.run(
    args,
    { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr },
    process.env,
  )
}

main(process.argv.slice(2)).then(
  (code) => {
    // A negative code means that the command goes on (serve).
    if (code >= 0) process.exitCode = code
  },
  (error: unknown) => {
    const known = error instanceof SettingsError || toRefusal(error).code !== 'internal'
    console.error(known ? (error as Error).message : error)
    process.exitCode = 1
  },
)
