import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { historyOf, historyPaths, holdersOf } from '#rules/catalogue/history.ts'
import { changeFeed } from '#rules/catalogue/feed.ts'
import { stateOf } from '#rules/catalogue/state.ts'
import { initial, versionOn, versionsOf } from '#rules/catalogue/versions.ts'
import { addDays } from '#rules/clocks/day.ts'
import { layRevisions } from '#rules/content/revisions.ts'
import type { Revision } from '#rules/content/revision.ts'
import { invented } from '#test/rules/route/places.ts'
import { anItem, inventedFacts, revised } from './fixture.ts'

const today = '2026-11-22'
const items = ['jianshe-001', 'jianshe-002', 'dangan-001'].map((id) => anItem(id))
const shipped = inventedFacts(items)
const versions = (revisions: Revision[], facts = shipped, on = today) =>
  versionsOf(facts, revisions, 'hills', on)

const day = fc.integer({ min: 0, max: 300 }).map((n) => addDays('2026-01-01', n))
const anyRevision = fc
  .record({
    n: fc.nat(3),
    from: day,
    gone: fc.boolean(),
    title: fc.constantFrom('甲', '乙', '丙'),
  })
  .map(({ n, from, gone, title }) => {
    const id = `jianshe-00${n + 1}`
    return revised(id, from, gone ? null : anItem(id, { title: `演示${title}` }))
  })

describe('versions of a catalogue (S0-11, S0-14)', () => {
  it('without dated facts there is one version, and it has no beginning', () => {
    const place = invented()
    const undated = invented({
      bodies: place.bodies.filter((b) => !b.to),
      assignments: place.assignments.filter((r) => !r.agreement),
    })
    const all = versions([], inventedFacts(items, undated))
    expect(all.map((v) => [v.key, v.from, v.changes])).toEqual([[initial, undefined, []]])
  })

  it('every day has the very state of its version, and the versions follow each other without a gap', () => {
    fc.assert(
      fc.property(fc.array(anyRevision, { maxLength: 6 }), day, (revisions, on) => {
        const all = versions(revisions)
        const state = stateOf(layRevisions(shipped, revisions, on), 'hills', on)
        const version = versionOn(all, on)
        expect([...(version?.state.items.values() ?? [])]).toEqual([
          ...(state?.items.values() ?? []),
        ])
        all.slice(1).forEach((v, n) => expect(addDays(all[n]?.to ?? '', 1)).toBe(v.from))
      }),
    )
  })

  it('what comes later leaves every earlier version as it was', () => {
    fc.assert(
      fc.property(fc.array(anyRevision, { maxLength: 5 }), (revisions) => {
        const before = versions(revisions).map((v) => [v.key, v.changes])
        const later = revised('jianshe-001', today, anItem('jianshe-001', { title: '改了名' }))
        const after = versions([...revisions, later]).map((v) => [v.key, v.changes])
        expect(after.slice(0, before.length)).toEqual(before)
        expect(after.length).toBe(before.length + 1)
      }),
    )
  })

  it('a change has its type, its cause and its elements; one of a day to come has none yet', () => {
    const richer = anItem('jianshe-001', { tiers: [{ base: 'fixed', min: 0, max: 50_000 }] })
    const [, , first, second, third, ...rest] = versions([
      revised('jianshe-009', '2026-02-01', anItem('jianshe-009'), '公告新增'),
      revised('jianshe-001', '2026-03-01', richer, '条例修订'),
      revised('dangan-001', '2026-04-01', null, '省里收回'),
      revised('jianshe-002', '2027-01-01', null, '以后的事'),
    ])
    expect(rest).toEqual([])
    expect(first?.changes.map((c) => [c.type, c.id, c.cause])).toEqual([
      ['新增', 'jianshe-009', '公告新增'],
    ])
    expect(second?.changes[0]).toMatchObject({
      type: '变更',
      cause: '条例修订',
      diff: [{ name: '幅度', before: '拒不改正，100元以上1000元以下', after: '500元以下' }],
    })
    expect(third?.changes.map((c) => [c.type, c.cause])).toEqual([['收回', '省里收回']])
  })

  it('dated rows of the content turn too: an agreement that ends is a recall with its reason (S3-4)', () => {
    const [, begun, ended] = versions([], shipped, '2027-06-01')
    expect(begun?.changes.map((c) => [c.on, c.type, c.cause])).toEqual([
      ['2026-01-01', '新增', '委托协议开始'],
      // The body that was dissolved the day before; its paper is the cause.
      ['2026-01-01', '收回', '《演示方案》'],
    ])
    expect(ended?.changes.map((c) => [c.on, c.type, c.cause])).toEqual([
      ['2027-01-01', '收回', '委托协议到期'],
    ])
  })
})

describe('the history of an item', () => {
  const recall = revised('dangan-001', '2026-04-01', null, '省里收回')
  const renamed = revised('jianshe-001', '2026-03-01', anItem('jianshe-001', { title: '新名' }))
  const history = historyOf(versions([renamed, recall]))

  it('a recalled item keeps its last form with the reason', () => {
    expect(history.recalled.get('dangan-001')).toMatchObject({
      on: '2026-04-01',
      cause: '省里收回',
      item: { id: 'dangan-001' },
    })
  })
  it('an item that came back is recalled no more', () => {
    const back = revised('dangan-001', '2026-05-01', anItem('dangan-001'))
    expect(historyOf(versions([recall, back])).recalled.size).toBe(0)
  })
  it('every form has a page, but for the current one, whose page is that of the item', () => {
    const paths = historyPaths(history)
    expect(history.forms('jianshe-001').map((f) => [f.key, f.until])).toEqual([
      [initial, '2026-03-01'],
      ['2026-03-01', undefined],
    ])
    expect(paths).toContain('versions/initial/items/jianshe-001/')
    expect(paths).not.toContain('versions/2026-03-01/items/jianshe-001/')
    expect(paths).toContain('items/dangan-001/')
    expect(new Set(paths).size).toBe(paths.length)
  })
  it('a field that did not change shares the page of an earlier version', () => {
    const last = history.versions.at(-1)
    if (!last) throw new Error('no version')
    expect(history.fieldSince(last, 'jianshe').key).toBe('2026-03-01')
    expect(history.fieldSince(last, 'dangan').key).toBe('2026-04-01')
  })
  it('the feed has one entry a version, the newest first, and an id that never changes', () => {
    const site = { name: '站', owner: '', at: (p: string) => `http://x/${p}`, since: today }
    const feed = changeFeed(invented(), site, history)
    expect(feed.entries.map((e) => e.id)).toEqual([
      'urn:shouwen:hills:changes:2026-04-01',
      'urn:shouwen:hills:changes:2026-03-01',
      'urn:shouwen:hills:changes:2026-01-01',
    ])
    expect(feed.entries[0]?.summary).toContain('省里收回')
  })
})

describe('who exercised an item before (Why this body)', () => {
  it('holders follow each other; equal ones are one', () => {
    const place = invented()
    const row = place.assignments.find((r) => r.fields.includes('jianshe'))
    if (!row) throw new Error('no row')
    const dated = invented({
      assignments: place.assignments.map((r) =>
        r === row ? { ...r, id: 'h', from: '2026-05-01' } : r,
      ),
    })
    const facts = inventedFacts(items, dated)
    const holders = holdersOf(historyOf(versions([], facts)), items[0]!, 'hills')
    expect(holders.map((h) => [h.from, h.row?.owner])).toEqual([
      [undefined, 'dept'],
      ['2026-05-01', 'team'],
    ])
  })
})
