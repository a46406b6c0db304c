import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verify } from '#api/cli/verify.ts'
import { proofText } from '#rules/chain/proof.ts'
import { aProof, random } from '#test/rules/chain/build.ts'

describe('shouwen verify (DESIGN §6.9, peers B4, S2-9, S3-14)', () => {
  const { proof, month } = aProof(['一', '二', '三'], 5)
  const roots = month.days.map(({ root }) => root)
  let dir: string
  const at = (name: string) => join(dir, name)
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'shouwen-verify-'))
    writeFileSync(at('proof.json'), proofText(proof))
    writeFileSync(at('month.json'), JSON.stringify(month, null, 1))
    const rows = month.days.map((day, n) => (n === 1 ? { ...day, root: random(32) } : day))
    writeFileSync(at('forged.json'), JSON.stringify({ ...month, days: rows }))
    writeFileSync(at('other.json'), '{}')
    writeFileSync(at('changed.json'), proofText(proof).replace('三', '叁'))
  })
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  const run = async (...args: string[]) => {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()]
    const code = await verify.run(args, { stdin: new PassThrough(), stdout, stderr }, {})
    stdout.end()
    stderr.end()
    return { code, said: await text(stdout), complained: await text(stderr) }
  }

  it('holds against the published file, every line of it', async () => {
    const { code, said } = await run(at('proof.json'), '--digests', at('month.json'))
    expect(code).toBe(0)
    expect(said.trim().split('\n')).toHaveLength(8)
    expect(said).not.toMatch(/不成立|未核对/)
  })

  it('alone it says what was not compared; a root that was noted down settles its day', async () => {
    expect((await run(at('proof.json'))).said.match(/未核对/g)).toHaveLength(3)
    const one = await run(at('proof.json'), '--root', ` ${roots[1]?.toUpperCase()} `)
    expect(one.code).toBe(0)
    expect(one.said.match(/未核对/g)).toHaveLength(2)
  })

  it.each([
    ['a changed proof', ['changed.json']],
    ['a published file that was changed', ['proof.json', '--digests', 'forged.json']],
    ['a file that is no digest', ['proof.json', '--digests', 'other.json']],
    ['a root that is not in the proof', ['proof.json', '--root', random(32)]],
    ['a file that is no proof', ['month.json']],
  ])('%s fails', async (_name, args) => {
    const { code, said } = await run(...args.map((a) => (a.endsWith('.json') ? at(a) : a)))
    expect(code).toBe(1)
    expect(said).toContain('不成立')
  })

  it('says how it is used, and that a file is not there', async () => {
    expect((await run()).code).toBe(2)
    expect((await run(at('proof.json'), '--root', 'abc')).complained).toContain('用法')
    await expect(run(at('none.json'))).rejects.toThrow('读不了文件')
  })
})
