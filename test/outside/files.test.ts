import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memoryFiles, openFiles, type Files } from '#api/outside/files.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const dir = mkdtempSync(join(tmpdir(), 'shouwen-files-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

describe.each([
  ['in a folder', () => openFiles(join(dir, 'store'))],
  ['in memory', () => memoryFiles()],
])('files %s', (_name, open) => {
  let files: Files
  beforeAll(() => {
    files = open()
  })

  it('come back as they were put, each under a name of its own', async () => {
    const [a, b] = [await files.put(bytes('照片')), await files.put(bytes('照片'))]
    expect(a.path).not.toBe(b.path)
    expect(a).toMatchObject({ bytes: 6, sha256: b.sha256 })
    expect(Buffer.from((await files.get(a.path)) ?? []).toString()).toBe('照片')
    await files.remove(a.path)
    await files.remove(a.path)
    expect(await files.get(a.path)).toBeUndefined()
    expect(await files.get(b.path)).toBeDefined()
  })

  it('are swept when no row names them and they are old enough', async () => {
    const [kept, orphan] = [await files.put(bytes('1')), await files.put(bytes('2'))]
    const known = async (paths: string[]) => new Set(paths.filter((path) => path === kept.path))
    expect(await files.sweep(known, 0)).toEqual([])
    expect(await files.sweep(known, Date.now() + 60_000)).toContain(orphan.path)
    expect(await files.get(orphan.path)).toBeUndefined()
    expect(await files.get(kept.path)).toBeDefined()
  })
})

describe('the folder of files', () => {
  const files = openFiles(join(dir, 'second'))

  it('sweeps what a crash left half written, and nothing else is ever half there', async () => {
    const { path } = await files.put(bytes('x'))
    const half = join(dir, 'second', `${path}.part`)
    writeFileSync(half, 'half')
    utimesSync(half, 1, 1)
    const all = async (paths: string[]) => new Set(paths.filter((one) => !one.endsWith('.part')))
    expect(await files.sweep(all, Date.now() - 1000)).toEqual([`${path}.part`])
    expect(existsSync(half)).toBe(false)
    expect(readdirSync(join(dir, 'second', path.slice(0, 2)))).toEqual([path.slice(3)])
  })

  it('has nothing outside: a path that it did not give is refused', async () => {
    for (const path of ['../keys/hmac.key', '/etc/passwd', 'aa/../../x', ''])
      await expect(async () => files.get(path)).rejects.toThrow(TypeError)
  })
})
