import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Conflict } from '#db/errors.ts'
import { engines, type TestStore } from '#test/kit/stores.ts'
import { morning } from '#test/kit/rows.ts'

describe.each(engines)('imports in many writes on $name (DESIGN 4)', ({ open }) => {
  let test: TestStore
  beforeAll(async () => {
    test = await open()
  })
  afterAll(() => test.dispose())

  const start = (place: string) =>
    test.store.write((tx) =>
      tx.imports.insert({
        place,
        kind: 'items',
        fileName: '清单.xlsx',
        sha256: 'x',
        at: morning,
        rows: 2,
        inserted: 2,
        changed: 0,
        refused: 0,
        detail: { number: '演示〔2026〕1号' },
      }),
    )
  const row = (place: string, key: string, importId: string | null) => ({
    place,
    kind: 'official',
    key,
    validFrom: '2026-05-01',
    data: { key },
    at: morning,
    importId,
  })
  const keys = async (place: string) =>
    (await test.store.read.revisions.inForce(place, '2026-06-01')).map((r) => r.key)

  it('count from their end on, until they are undone, and never a part of them', async () => {
    const { store } = test
    const place = 'staged'
    const { id } = await start(place)
    const before = await store.read.revisions.last()
    await store.write((tx) =>
      tx.revisions.insertAll(['a', 'b', 'c'].map((key) => row(place, key, id))),
    )
    await store.write((tx) => tx.revisions.insert(row(place, 'd', null)))
    expect(await keys(place)).toEqual(['d'])
    expect(await store.read.revisions.idle()).toEqual(new Set([id]))
    expect((await store.read.imports.open(place, 'items')).map((i) => i.id)).toEqual([id])
    expect(await store.read.imports.lastDone(place, 'items')).toBeUndefined()

    await store.write((tx) => tx.imports.finish(id, morning + 5))
    expect(await keys(place)).toEqual(['a', 'b', 'c', 'd'])
    expect(await store.read.revisions.idle()).toEqual(new Set())
    expect(await store.read.imports.lastDone(place, 'items')).toMatchObject({
      id,
      detail: { number: '演示〔2026〕1号' },
    })
    await expect(store.write((tx) => tx.imports.finish(id, 1))).rejects.toBeInstanceOf(Conflict)

    await store.write((tx) => tx.imports.undo(id, morning + 9))
    expect(await keys(place)).toEqual(['d'])
    expect(await store.read.revisions.history(place)).toHaveLength(1)
    // Whoever reads on by number sees every row once, in order.
    const read = await store.read.revisions.after(before, 2)
    expect(read.map((r) => [r.key, r.importId])).toEqual([
      ['a', id],
      ['b', id],
    ])
    const rest = await store.read.revisions.after(read.at(-1)?.seq ?? 0, 9)
    expect(rest.map((r) => [r.key, r.seq - before])).toEqual([
      ['c', 3],
      ['d', 4],
    ])
  })

  it('numbers of two writers never meet', async () => {
    const { store } = test
    const before = await store.read.revisions.last()
    await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        store.write((tx) =>
          tx.revisions.insertAll([row('two', `${n}a`, null), row('two', `${n}b`, null)]),
        ),
      ),
    )
    const rows = await store.read.revisions.after(before, 99)
    expect(rows.map((r) => r.seq - before)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1))
  })
})
