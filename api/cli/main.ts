import { join } from 'node:path'
import { commands } from './commands.ts'
import { keepCompiled } from './compiled.ts'

process.env['TZ'] = 'Asia/Shanghai'
// The built program keeps its compiled code beside it, where that may be written: a second start answers sooner.
if (import.meta.filename.endsWith('.mjs')) keepCompiled(join(import.meta.dirname, '.compiled'))

async function help(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()))
  const width = Math.max(...all.map((c) => c.name.length)) + 2
  return [
    '首问 Shouwen：乡镇综合行政执法公开与投诉举报',
    '',
    '用法：npm run -s shouwen -- <命令> [参数]',
    '',
    ...all.map((c) => `  ${c.name.padEnd(width)}${c.summary}`),
    '',
    '每个命令加 --help 看说明。设置见 docs/reference.md。',
  ].join('\n')
}

async function main(argv: string[]): Promise<number> {
  const [name, ...args] = argv
  if (!name || name === '--help' || name === '-h' || name === 'help') {
    console.log(await help())
    return 0
  }
  const command = await commands[name]?.()
  if (!command) {
    console.error(`没有“${name}”这个命令。\n\n${await help()}`)
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

/** What the file system says most often of a file that somebody named. */
const fileFaults: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件或者文件夹',
  EISDIR: '这是文件夹，不是文件',
  ENOTDIR: '这是文件，不是文件夹',
  EACCES: '没有权限打开',
  EROFS: '这里只能读，不能写',
  ENOSPC: '磁盘满了',
}

/** A Chinese message is written for whoever typed the command; anything else is a fault of ours and shows its stack. */
function report(error: unknown): number {
  const { code, message, path } = error instanceof Error ? (error as NodeJS.ErrnoException) : {}
  if (code?.startsWith('ERR_PARSE_ARGS')) {
    console.error(`参数不对：${message}。加 --help 看说明。`)
    return 2
  }
  const say = code && fileFaults[code]
  if (say) {
    console.error([say, path].filter(Boolean).join('：'))
    return 1
  }
  console.error(message && /\p{Script=Han}/u.test(message) ? message : error)
  return 1
}

// Whoever reads what we write (`| head`) may have had enough: no fault of anybody.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

// A negative code means that the command goes on (serve).
const code = await main(process.argv.slice(2)).catch(report)
if (code >= 0) {
  process.exitCode = code
  // What a failed start left open must not keep the process alive.
  if (code > 0) setTimeout(() => process.exit(), 1000).unref()
}
