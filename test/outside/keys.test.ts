import * as fc from 'fast-check'
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freshMaterial, KeysError, keysOf, openKeys } from '#api/outside/keys.ts'

describe('sealing (DESIGN 6)', () => {
  const keys = keysOf(freshMaterial())

  it('opens what was sealed, in its own row alone', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string(),
        fc.string(),
        (plain, row, other) => {
          fc.pre(row !== other)
          const sealed = keys.seal(plain, row)
          expect(keys.open(sealed, row)).toBe(plain)
          expect(() => keys.open(sealed, other)).toThrow(KeysError)
        },
      ),
    )
  })

  it('notices any changed character', () => {
    const sealed = keys.seal('13800000000', 'case:1:phone')
    const last = (text: string) => (text === 'A' ? 'B' : 'A')
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = sealed.slice(0, at) + last(sealed.charAt(at)) + sealed.slice(at + 1)
      // The last character of a base64url part may hold bits that mean nothing.
      if (sealed.charAt(at + 1) === '.' || at === sealed.length - 1) continue
      expect(() => keys.open(changed, 'case:1:phone'), `at ${at}`).toThrow(KeysError)
    }
    expect(() => keys.open('1.2.3', 'case:1:phone')).toThrow(KeysError)
  })

  it('never seals twice to the same text, and shows nothing', () => {
    const [a, b] = [keys.seal('同一个人', 'r'), keys.seal('同一个人', 'r')]
    expect(a).not.toBe(b)
    expect(a).not.toContain('同一个人')
  })

  it('opens old rows after a new key was added, and seals with the new one', () => {
    const old = freshMaterial()
    const sealed = keysOf(old).seal('x', 'r')
    const seals = new Map([...old.seals, [2, freshMaterial().seals.get(1) ?? Buffer.alloc(32)]])
    const both = keysOf({ ...old, seals })
    expect(both.open(sealed, 'r')).toBe('x')
    expect(both.seal('x', 'r')).toMatch(/^2\./)
    expect(() => keysOf(old).open(both.seal('x', 'r'), 'r')).toThrow('seal-2.key')
  })

  it('hashes for lookup: the same for the same, another for another purpose or key', () => {
    expect(keys.hmac('phone', '1')).toBe(keys.hmac('phone', '1'))
    expect(keys.hmac('phone', '1')).not.toBe(keys.hmac('secret', '1'))
    expect(keys.hmac('phone', '1')).not.toBe(keysOf(freshMaterial()).hmac('phone', '1'))
    expect(keys.fingerprint).not.toBe(keysOf(freshMaterial()).fingerprint)
  })
})

describe('the folder of keys', () => {
  let dir: string
  let at: string
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'shouwen-keys-'))
    at = join(dir, 'deep/keys')
  })
  afterEach(() => rmSync(dir, { recursive: true, force: true }))

  it('is made once, readable by nobody else, and gives the same keys ever after', () => {
    const sealed = openKeys(at).seal('x', 'r')
    expect(openKeys(at).open(sealed, 'r')).toBe('x')
    expect(readdirSync(join(dir, 'deep'))).toEqual(['keys'])
    expect(statSync(at).mode & 0o077).toBe(0)
    for (const name of readdirSync(at)) expect(statSync(join(at, name)).mode & 0o777).toBe(0o600)
  })

  it('is never made anew where a part is missing or damaged', () => {
    openKeys(at)
    writeFileSync(join(at, 'seal-1.key'), 'abc')
    expect(() => openKeys(at)).toThrow('已损坏')
    rmSync(join(at, 'seal-1.key'))
    expect(() => openKeys(at)).toThrow('不要新建')
    writeFileSync(join(at, 'seal-1.key'), 'ab'.repeat(32))
    rmSync(join(at, 'hmac.key'))
    expect(() => openKeys(at)).toThrow('hmac.key')
  })

  it('takes away what others may read', () => {
    openKeys(at)
    chmodSync(join(at, 'hmac.key'), 0o644)
    openKeys(at)
    expect(statSync(join(at, 'hmac.key')).mode & 0o777).toBe(0o600)
  })
})
