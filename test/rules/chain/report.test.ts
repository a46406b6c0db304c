import { describe, expect, test } from 'vitest'
import { canonical, type Json } from '#rules/chain/canonical.ts'
import { checkProof, publishedIn } from '#rules/chain/check-proof.ts'
import type { DigestMonth } from '#rules/chain/digest.ts'
import { proofText, readMonth, readProof, type Proof } from '#rules/chain/proof.ts'
import { sha256 } from '#rules/chain/sha256.ts'
import { aProof, random } from './build.ts'

const { proof, month } = aProof(['甲', '乙', '丙'], 2)
const published = publishedIn([month])
const report = (more: Partial<Proof>, known = published) =>
  checkProof(sha256, { ...proof, ...more }, known)
const said = (more: Partial<Proof>, known = published) =>
  report(more, known).checks.map((c) => `${c.ok} ${c.say}`)
const [one, two, three] = proof.digests
if (!one || !two || !three) throw new Error('no digests')
const holds = 'true 3 步经过前后相连，没有改动、增删或者调换'
const sealed = [1, 2, 3].flatMap((n) => [
  `true 2026-05-0${n} 的存证值锁定了到第 ${n} 步为止的经过`,
  `true 2026-05-0${n} 的存证值和公布的一致`,
])

describe('S1-20 peers B4: what a check says to its holder, sentence by sentence', () => {
  test('all that holds', () => {
    expect(said({})).toEqual([holds, ...sealed])
    expect(report({}).ok).toBe(true)
    expect(
      report({}).steps.map(({ seq, at, name, content, state }) => [seq, at, name, content, state]),
    ).toEqual([
      [1, 1000, '已收到', '甲', 'holds'],
      [2, 1001, '单位内部步骤', null, 'inside'],
      [3, 1002, '您补充了情况', '丙', 'holds'],
    ])
  })
  test('what was not looked up, is not there, or is another', () => {
    const root = `：${three.root}`
    expect(said({ digests: [three] }, () => null)).toEqual([
      holds,
      sealed[4],
      `null 没有和公布的比对，请自己核对2026-05-03 的存证值${root}`,
    ])
    expect(said({ digests: [three] }, () => '')).toEqual([
      holds,
      sealed[4],
      'false 公布的没有 2026-05-03 这一天',
    ])
    expect(said({ digests: [three] }, () => 'x')).toEqual([
      holds,
      sealed[4],
      'false 2026-05-03 的存证值和公布的不一致',
    ])
    expect(said({ digests: [{ ...three, root: one.root }] })).toEqual([
      holds,
      'false 从这件事算不出2026-05-03 的存证值',
    ])
    expect(said({ digests: [{ ...three, head: random(32) }] })).toEqual([
      holds,
      'false 2026-05-03 的存证值锁定的不是这件事',
      'null 这件事还没有存证，当天的变化在次日零点以后存证',
    ])
  })
  test('what is not sealed yet', () => {
    expect(said({ digests: [] })).toEqual([
      holds,
      'null 这件事还没有存证，当天的变化在次日零点以后存证',
    ])
    expect(said({ digests: [one] })).toEqual([
      holds,
      ...sealed.slice(0, 2),
      'null 第 2 步以后还没有存证，当天的变化在次日零点以后存证',
    ])
    expect(report({ digests: [] }).ok).toBe(true)
    expect(said({ events: [], digests: [] })).toEqual(['false 文件里没有任何经过'])
  })
  test('each kind of break, and nothing vouched for behind it', () => {
    const broken = (at: number, more: object) =>
      proof.events.map((e, i) => (i === at ? { ...e, ...more } : e))
    const first = (more: object, at = 2) => said({ events: broken(at, more), digests: [] })[0]
    expect(first({ seq: 9 })).toBe('false 第 3 步次序不对，有增删或者调换')
    expect(first({ prev: random(32) })).toBe('false 第 3 步没有接在前一步后面')
    expect(first({ payload: '假' })).toBe('false 第 3 步内容和当时锁定的不一样')
    expect(first({ verb: 'answered' })).toBe('false 第 3 步做法、时间或者岗位和当时锁定的不一样')
    const middle = report({ events: broken(1, { prev: random(32) }) })
    expect(middle.steps.map((s) => s.state)).toEqual(['holds', 'broken', 'unknown'])
    expect(middle.checks.map((c) => c.say)).toEqual([
      '第 2 步没有接在前一步后面',
      sealed[0]?.slice(5),
      sealed[1]?.slice(5),
      '2026-05-02 的存证值没有核对',
      '2026-05-03 的存证值没有核对',
    ])
    expect(middle.ok).toBe(false)
  })
  test('an erased content is no inner step, and a verb that nobody knows is said as it is', () => {
    const erased = proof.events.map((e) => ({ ...e, payload: null, salt: null }))
    expect(report({ events: erased }).steps.map((s) => s.state)).toEqual([
      'erased',
      'inside',
      'erased',
    ])
    const odd = proof.events.map((e, i) => (i === 0 ? { ...e, verb: 'invented' } : e))
    expect(report({ events: odd }).steps[0]).toMatchObject({ name: 'invented', state: 'broken' })
  })
  test('a root is that of its place, month and day; a day that may still come is not known', () => {
    const of = (more: object) => published({ ...two, ...more })
    expect(of({})).toBe(two.root)
    expect([of({ day: '2026-05-04' }), of({ day: '2026-06-01' }), of({ place: 'there' })]).toEqual([
      null,
      null,
      null,
    ])
    const gap: DigestMonth = { ...month, days: month.days.filter((d) => d.day !== two.day) }
    expect(publishedIn([gap])(two)).toBe('')
    expect(publishedIn([])(two)).toBeNull()
  })
})

describe('the file of a proof', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const read = (value: unknown) => readProof(bytes(canonical(value as Json)))
  const event = proof.events[0]
  const entry = proof.digests[0]
  test('comes back as it was written, with blanks around it at most', () => {
    expect(readProof(bytes(proofText(proof)))).toEqual(proof)
    expect(readProof(bytes(` ${proofText(proof)}\n`))).toEqual(proof)
    expect(readProof(bytes(JSON.stringify(proof, null, 1)))).toBeNull()
    expect(readProof(new Uint8Array([0xff, 0xfe]))).toBeNull()
    expect(readProof(bytes('{'))).toBeNull()
  })
  test.each<[string, unknown]>([
    ['format', 'shouwen-proof-2'],
    ['number', 7],
    ['events', {}],
    ['digests', null],
    ['events', [{ ...event, seq: 1.5 }]],
    ['events', [{ ...event, seq: -1 }]],
    ['events', [{ ...event, at: 8e15 }]],
    ['events', [{ ...event, verb: 1 }]],
    ['events', [{ ...event, role: null }]],
    ['events', [{ ...event, salt: 'ab' }]],
    ['events', [{ ...event, commitment: 'x'.repeat(64) }]],
    ['events', [{ ...event, prev: '0'.repeat(63) }]],
    ['events', [{ ...event, hash: '0'.repeat(65) }]],
    ['events', [{ ...event, more: 1 }]],
    ['events', [null]],
    ['events', ['x']],
    ['digests', [{ ...entry, place: 'A' }]],
    ['digests', [{ ...entry, place: 'a'.repeat(61) }]],
    ['digests', [{ ...entry, day: '2026-5-1' }]],
    ['digests', [{ ...entry, day: 'x2026-05-01' }]],
    ['digests', [{ ...entry, day: '2026-05-01x' }]],
    ['digests', [{ ...entry, head: null }]],
    ['digests', [{ ...entry, salt: 'A'.repeat(32) }]],
    ['digests', [{ ...entry, root: 'g'.repeat(64) }]],
    ['digests', [{ ...entry, path: [{ side: 'up', hash: '0'.repeat(64) }] }]],
    [
      'digests',
      [
        {
          ...entry,
          path: Array.from({ length: 65 }, () => ({ side: 'left', hash: '0'.repeat(64) })),
        },
      ],
    ],
    ['digests', [{ ...entry, path: 'x' }]],
  ])('%s %#: another shape is none', (key, value) => {
    expect(read({ ...proof, [key]: value })).toBeNull()
  })
  test('both sides of what is allowed', () => {
    const path = (n: number) =>
      Array.from({ length: n }, (_, i) => ({
        side: i % 2 ? 'left' : 'right',
        hash: '0'.repeat(64),
      }))
    expect(
      read({ ...proof, digests: [{ ...entry, path: path(64), place: 'a-9'.repeat(20) }] }),
    ).not.toBeNull()
    expect(
      read({ ...proof, events: [{ ...event, seq: 0, at: 8e15 - 1, salt: null }] }),
    ).not.toBeNull()
    expect(read({ ...proof, extra: 1 })).toBeNull()
    const { number: _, ...less } = proof
    expect([read(less), read(null), read([]), read('x')]).toEqual([null, null, null, null])
  })
  test('of published digests', () => {
    const monthOf = (more: object) => readMonth(JSON.stringify({ ...month, ...more }))
    expect(monthOf({})).toEqual(month)
    const [day] = month.days
    for (const more of [
      { format: 'x' },
      { place: '甲' },
      { month: '2026-5' },
      { month: '2026-05-01' },
      { month: 'x2026-05' },
      { before: '' },
      { days: Array(32).fill(day) },
      { days: [{ ...day, made: 1 }] },
      { days: [{ ...day, tree: '' }] },
      { more: 1 },
    ])
      expect(monthOf(more)).toBeNull()
    expect(monthOf({ days: Array(31).fill(day) })).not.toBeNull()
    expect(readMonth('x')).toBeNull()
  })
})
