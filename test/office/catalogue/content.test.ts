import { Readable } from 'node:stream'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportContent, importContent } from '#api/office/catalogue/content.ts'
import { openFacts } from '#api/facts/current.ts'
import { facts } from '#test/kit/content.ts'
import { morning } from '#test/kit/rows.ts'
import { engines, sqlite, type TestStore } from '#test/kit/stores.ts'

const base = facts()
const lines = async (test: TestStore): Promise<string[]> => {
  const out: string[] = []
  for await (const line of exportContent(test.store)) out.push(line)
  return out
}
const bring = (test: TestStore, text: readonly string[]) =>
  importContent(test.store, Readable.from(text.map((l) => `${l}\n`)), morning)

const day = fc.constantFrom('2025-01-01', '2026-03-01', '2026-05-06', '2027-01-01')
const row = fc.oneof(
  fc.record({
    kind: fc.constant('lexicon'),
    place: fc.constant(''),
    key: fc.constantFrom('摆摊', '演示词', '狗叫'),
    from: day,
    make: fc.record({
      means: fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 }),
      weight: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  }),
  fc.record({
    kind: fc.constant('officer'),
    place: fc.constant('lingxi'),
    key: fc.constantFrom('演示-1', '演示-2'),
    from: day,
    make: fc.record({ name: fc.string({ unit: 'grapheme' }), duty: fc.string() }),
  }),
)
const dataOf = (r: { kind: string; key: string; make: object }) =>
  r.kind === 'lexicon'
    ? { say: r.key, ...r.make }
    : { body: 'lingxi-team', certificate: r.key, demo: true, ...r.make }

describe.each(engines)('DESIGN 5: content export and import on $name', ({ open }) => {
  let from: TestStore
  beforeAll(async () => {
    from = await open()
  })
  afterAll(() => from.dispose())

  it('lose nothing: whatever was revised, the other house has the same facts on every day, and exports the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(row, fc.boolean()), { minLength: 1, maxLength: 6 }),
        async (rows) => {
          for (const [r, gone] of rows)
            await from.store.write((tx) =>
              tx.revisions.insert({
                place: r.place,
                kind: r.kind,
                key: r.key,
                validFrom: r.from,
                data: gone ? null : JSON.parse(JSON.stringify(dataOf(r))),
                at: morning,
                note: '演示\n“原因”',
                source: gone ? '演示〔2026〕1号' : null,
              }),
            )
          const to = await sqlite()
          try {
            const written = await lines(from)
            await bring(to, written)
            expect(await lines(to)).toEqual(written)
            for (const on of ['2025-06-01', '2026-05-06', '2027-06-01']) {
              const at = () => Date.parse(`${on}T00:00:00Z`)
              const laid = async (test: TestStore) =>
                (await openFacts(base, test.store, at, () => undefined)).facts()
              expect(await laid(to)).toEqual(await laid(from))
            }
            expect(await bring(to, written)).toEqual({ added: 0, known: written.length - 1 })
          } finally {
            await to.dispose()
          }
        },
      ),
      { numRuns: 8 },
    )
  })

  it('an undone import stays behind', async () => {
    const before = await lines(from)
    const { id } = await from.store.write((tx) =>
      tx.imports.insert({
        place: 'lingxi',
        kind: 'items',
        fileName: 'x',
        sha256: 'x',
        at: 1,
        rows: 1,
        inserted: 1,
        changed: 0,
        refused: 0,
      }),
    )
    await from.store.write((tx) =>
      tx.revisions.insert({
        place: 'lingxi',
        kind: 'official',
        key: 'a',
        validFrom: '2026-01-01',
        data: null,
        at: 1,
        note: '演示',
        importId: id,
      }),
    )
    expect(await lines(from)).toEqual(before)
    await from.store.write((tx) => tx.imports.finish(id, 2))
    expect(await lines(from)).toHaveLength(before.length + 1)
    await from.store.write((tx) => tx.imports.undo(id, 3))
    expect(await lines(from)).toEqual(before)
  })

  it('one bad line, and nothing comes in; the line is said', async () => {
    const to = await sqlite()
    const head = '{"kind":"shouwen-content","version":1}'
    const good = (await lines(from))[1] ?? ''
    const bad: [string[], RegExp][] = [
      [[], /空的/],
      [['{}'], /第 1 行/],
      [[head, good, 'x'], /第 3 行不是 JSON/],
      [[head, good, '{"id":"1"}'], /第 3 行/],
      [
        [
          head,
          good,
          good.replace(/"kind":"\w+"/, '"kind":"nothing"').replace(/"id":"[^"]+"/, '"id":"n"'),
        ],
        /第 3 行：这一类修订（nothing）/,
      ],
    ]
    for (const [text, say] of bad) await expect(bring(to, text)).rejects.toThrow(say)
    expect(await to.store.read.revisions.last()).toBe(0)
    await to.dispose()
  })
})
