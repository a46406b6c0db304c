import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { checkProof, publishedIn, type Check } from '#rules/chain/check-proof.ts'
import { monthHolds } from '#rules/chain/digest.ts'
import { readMonth, readProof, type Proof } from '#rules/chain/proof.ts'
import { sha256 } from '#rules/chain/sha256.ts'
import type { Command } from './command.ts'

const usage = '用法：shouwen verify 证明.json [--root 存证值] [--digests 某月.json …]'
const words = new Map([
  [true, '成立　'],
  [false, '不成立'],
  [null, '未核对'],
])

/** Throws a Chinese sentence when there is no such file. */
const read = (path: string): Uint8Array => {
  try {
    return readFileSync(path)
  } catch (cause) {
    throw new Error(`读不了文件 ${path}`, { cause })
  }
}

/** Checks against what is at hand: a root that was noted down, published files, or neither. */
function checksOf(proof: Proof, root: string | undefined, paths: readonly string[]): Check[] {
  const files = paths.map((path) => ({
    path,
    month: readMonth(Buffer.from(read(path)).toString()),
  }))
  const inFiles = publishedIn(files.flatMap(({ month }) => month ?? []))
  // A root that was noted down counts for the day on which the proof has it.
  const { checks } = checkProof(
    sha256,
    proof,
    (entry) => inFiles(entry) ?? (entry.root === root ? root : null),
  )
  const whole = files.map(({ path, month }) => {
    const ok = month !== null && monthHolds(sha256, month)
    return { ok, say: `${path} ${ok ? '各日前后相连' : '不是公布的存证，或者各日对不上'}` }
  })
  const stranger = root !== undefined && !proof.digests.some((entry) => entry.root === root)
  return [
    ...checks,
    ...whole,
    ...(stranger ? [{ ok: false, say: '给出的存证值不在这份证明里' }] : []),
  ]
}

/** `shouwen verify`: checks a proof offline, with nothing but this program and the published roots (peers B4). */
export const verify: Command = {
  name: 'verify',
  summary: '核对一份办事证明，不联网，不用数据库',
  help: [
    usage,
    '证明文件在“查进度”里下载。--root 给自己抄下或者公布的存证值；--digests 给“每日存证”里下载的 JSON 文件，可以写几次。',
    '每行一项：成立、不成立、未核对。有一项不成立，退出码是 1。',
  ].join('\n'),
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        root: { type: 'string' },
        digests: { type: 'string', multiple: true, default: [] },
      },
    })
    const [file] = positionals
    const root = values.root?.trim().toLowerCase()
    if (!file || positionals.length > 1 || (root !== undefined && !/^[0-9a-f]{64}$/.test(root))) {
      io.stderr.write(`${usage}\n存证值是 64 个十六进制字符。\n`)
      return 2
    }
    const proof = readProof(read(file))
    const checks: Check[] = proof
      ? checksOf(proof, root, values.digests)
      : [{ ok: false, say: '这不是证明文件，或者改动过（多一个空格也算）' }]
    for (const { ok, say } of checks) io.stdout.write(`${words.get(ok)}　${say}\n`)
    return checks.some(({ ok }) => ok === false) ? 1 : 0
  },
}
