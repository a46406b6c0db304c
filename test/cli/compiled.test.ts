import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ownFolder } from '#api/cli/compiled.ts'

describe('compiled code is kept where nobody else can write', () => {
  const dir = mkdtempSync(join(tmpdir(), 'shouwen-compiled-'))
  afterAll(() => rmSync(dir, { recursive: true, force: true }))
  const made = (name: string, mode?: number): string => {
    const path = join(dir, name)
    mkdirSync(path)
    if (mode !== undefined) chmodSync(path, mode)
    return path
  }

  it('a new folder is for this user alone, and is used again', () => {
    const path = join(dir, 'new')
    expect([ownFolder(path), ownFolder(path)]).toEqual([true, true])
    expect(statSync(path).mode & 0o777).toBe(0o700)
  })
  it('a folder of another user is left alone: what lies in it would be run', () => {
    expect(ownFolder(made('theirs', 0o755), (process.getuid?.() ?? 0) + 1)).toBe(false)
  })
  it.each([
    ['others write in', () => made('open', 0o777)],
    ['a group writes in', () => made('shared', 0o775)],
    [
      'a link leads away to',
      () => (symlinkSync(made('away'), join(dir, 'link')), join(dir, 'link')),
    ],
    ['is a file', () => (writeFileSync(join(dir, 'file'), ''), join(dir, 'file'))],
    ['cannot be made', () => join(dir, 'nowhere/below')],
  ])('so is what %s', (_, path) => expect(ownFolder(path())).toBe(false))
})
