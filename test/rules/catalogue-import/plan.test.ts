import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPaper } from '#rules/catalogue-import/paper.ts'
import { planImport, type Plan, type PlanInput } from '#rules/catalogue-import/plan.ts'
import { keyOf, type ListRow } from '#rules/catalogue-import/row.ts'
import type { Facts } from '#rules/content/facts.ts'
import { check } from '#rules/content/check.ts'
import { layRevisions } from '#rules/content/revisions.ts'
import { assignmentOf } from '#rules/place/assignment.ts'
import { facts } from '#test/kit/content.ts'

const base = facts()
const slug = 'lingxi'
const placeIn = (f: Facts) => {
  const place = f.places.find((p) => p.slug === slug)
  if (!place) throw new Error('no place')
  return place
}
const paper = (number: string, on: string) => {
  const read = readPaper(placeIn(base), { number, on, title: '演示：关于公布清单的公告' })
  if ('faults' in read) throw new Error(JSON.stringify(read.faults))
  return read.announcement
}
const first = paper('演示政发(2026)1号', '2026年3月1日')
const second = paper('演示政发〔2026〕2号', '2026-06-01')
const listed = base.items.filter((i) => i.field === 'dangan' && i.kind === '处罚')
const row = (over: Partial<ListRow> & { name: string }, n = 2): ListRow => ({
  sheet: '表',
  row: n,
  key: keyOf({ code: over.code, name: over.name, part: over.part }),
  kind: '处罚',
  recalled: false,
  ...over,
})
const rowOf = (id: string, over: Partial<ListRow> = {}): ListRow => {
  const item = base.items.find((i) => i.id === id)
  if (!item) throw new Error(`no ${id}`)
  return row({
    name: `对${item.name}的行政处罚`,
    basis: item.basis.map((b) => `《${b.law}》${b.article}${b.paragraph ?? ''}`).join('、'),
    fieldName: '档案',
    ...over,
  })
}
const plan = (on: Facts, rows: ListRow[], over: Partial<PlanInput> = {}): Plan =>
  planImport({
    facts: on,
    place: placeIn(on),
    rows,
    announcement: first,
    from: first.on,
    complete: true,
    whose: {},
    choices: new Map(),
    today: '2026-11-22',
    ...over,
  })
const lay = (f: Facts, ...plans: Plan[]) =>
  layRevisions(
    f,
    plans.flatMap((p) => p.revisions),
    '2026-11-22',
  )
const standingOf = (f: Facts, id: string) => {
  const item = f.items.find((i) => i.id === id)
  return item && assignmentOf(placeIn(f), item, 'lingxi', '2026-11-22')?.standing
}
const [a, b, c] = listed.map((i) => i.id)
if (!a || !b || !c) throw new Error('too few items')

describe('S0-6, S0-14: what an official list does to a place', () => {
  it('the announcement is compulsory: number, day and title; brackets of any kind become 〔〕', () => {
    expect(first).toMatchObject({ number: '演示政发〔2026〕1号', on: '2026-03-01' })
    const wrong = readPaper(placeIn(base), { number: '', on: '昨天', title: '' })
    expect(wrong).toEqual({
      faults: {
        number: expect.stringMatching(/文号/),
        on: expect.stringMatching(/日期/),
        title: expect.stringMatching(/标题/),
      },
    })
  })

  it('listed items become announced under the document; what is only listed stands with its text; others stay in scope', () => {
    const made = plan(base, [
      rowOf(a, { code: '330275012000' }),
      row(
        { name: '对只在清单里的事的处罚', code: '330275099000', basis: '《没有的条例》第一条' },
        3,
      ),
    ])
    expect(made.counts).toMatchObject({ new: 2, linked: 1, alone: 1, recall: 0 })
    const laid = lay(base, made)
    expect(standingOf(laid, a)).toBe('announced')
    expect(standingOf(laid, b)).toBe('in_scope')
    const list = placeIn(laid).official ?? []
    expect(list.map((r) => [r.code, r.item, r.announcement.number, r.from])).toEqual([
      ['330275012000', a, '演示政发〔2026〕1号', '2026-03-01'],
      ['330275099000', undefined, '演示政发〔2026〕1号', '2026-03-01'],
    ])
    const under = placeIn(laid).assignments.find((r) => r.id === list[1]?.assignments?.[0])
    expect(under).toMatchObject({
      owner: 'lingxi-team',
      inNameOf: 'lingxi-gov',
      standing: 'announced',
      announcement: first.document,
    })
    expect(placeIn(laid).documents.find((d) => d.id === first.document)?.number).toBe(first.number)
  })

  it('what it lays is sound content: no reference is broken', () => {
    const before = new Set(check(base, [], () => ({ file: '', path: '' })).map((f) => f.message))
    const laid = lay(
      base,
      plan(
        base,
        listed.map((i) => rowOf(i.id)),
      ),
    )
    expect(
      check(laid, [], () => ({ file: '', path: '' }))
        .map((f) => f.message)
        .filter((m) => !before.has(m)),
    ).toEqual([])
  })

  it('the same list again changes nothing', () => {
    const rows = listed.map((i) => rowOf(i.id))
    const laid = lay(base, plan(base, rows))
    const again = plan(laid, rows, { announcement: second, from: second.on })
    expect(again.counts).toMatchObject({ new: 0, change: 0, recall: 0, same: rows.length })
    expect(again.revisions).toEqual([])
  })

  it('新增、变更、收回、不变: a recalled row keeps its text with the reason, and the department has it again', () => {
    const one = plan(base, [rowOf(a, { scope: '全部' }), rowOf(b)])
    const laid = lay(base, one)
    const two = plan(laid, [rowOf(a, { scope: '部分' }), rowOf(c)], {
      announcement: second,
      from: second.on,
    })
    expect(two.counts).toMatchObject({ new: 1, change: 1, recall: 1, same: 0 })
    expect(two.rows.find((r) => r.fate === 'change')?.changed).toEqual([
      { column: 'scope', before: '全部', after: '部分' },
    ])
    const after = lay(base, one, two)
    const gone = placeIn(after).official?.find((r) => r.item === b)
    expect(gone).toMatchObject({
      change: '收回',
      to: '2026-05-31',
      recall: { number: second.number },
      announcement: { number: first.number },
    })
    expect([a, b, c].map((id) => standingOf(after, id))).toEqual([
      'announced',
      'retained',
      'announced',
    ])
    const three = plan(after, [rowOf(a, { scope: '部分' }), rowOf(b), rowOf(c)], {
      announcement: second,
      from: '2026-07-01',
    })
    expect(three.counts).toMatchObject({ new: 1, same: 2 })
    expect(standingOf(lay(base, one, two, three), b)).toBe('announced')
  })

  it('a list of additions takes nothing back, unless a row says so', () => {
    const laid = lay(base, plan(base, [rowOf(a), rowOf(b)]))
    const added = plan(laid, [rowOf(c)], { announcement: second, from: second.on, complete: false })
    expect(added.counts).toMatchObject({ new: 1, recall: 0 })
    const row1 = plan(laid, [rowOf(a, { recalled: true })], {
      announcement: second,
      complete: false,
    })
    expect(row1.counts).toMatchObject({ recall: 1, new: 0 })
  })

  it('a code that comes later is a change of the same row; a choice is asked once and kept', () => {
    const laid = lay(base, plan(base, [rowOf(a)]))
    const coded = plan(laid, [rowOf(a, { code: '330275012000' })], { announcement: second })
    expect(coded.counts).toMatchObject({ change: 1, new: 0, recall: 0 })
    const vague = row({ name: '对档案方面的处罚', basis: '《档案法》第四十九条' })
    const asked = plan(base, [vague])
    expect(asked.questions.map((q) => q.key)).toEqual([vague.key])
    const chosen = plan(base, [vague], { choices: new Map([[vague.key, b]]) })
    expect(chosen.questions).toEqual([])
    expect(chosen.rows[0]?.item).toBe(b)
    expect(plan(lay(base, chosen), [vague]).questions).toEqual([])
    const none = plan(base, [vague], { choices: new Map([[vague.key, null]]) })
    expect([none.questions.length, none.rows[0]?.item]).toEqual([0, undefined])
    expect(
      plan(base, [vague], { choices: new Map([[vague.key, 'dangan-999']]) }).faults[0]?.say,
    ).toMatch(/没有事项/)
  })

  it('any two lists one after the other: what stands is exactly the second, and each item has one owner', () => {
    const some = fc.subarray(
      listed.map((i) => i.id),
      { minLength: 1 },
    )
    fc.assert(
      fc.property(some, some, (one, two) => {
        const firstPlan = plan(
          base,
          one.map((id) => rowOf(id, { decided: id })),
        )
        const laid = lay(base, firstPlan)
        const secondPlan = plan(
          laid,
          two.map((id) => rowOf(id, { decided: id })),
          { announcement: second, from: second.on },
        )
        const after = lay(base, firstPlan, secondPlan)
        const standing = (placeIn(after).official ?? []).filter((r) => !r.to).map((r) => r.item)
        expect(standing.toSorted()).toEqual(two.toSorted())
        for (const id of listed.map((i) => i.id)) {
          const wanted = two.includes(id) ? 'announced' : one.includes(id) ? 'retained' : 'in_scope'
          expect(standingOf(after, id), id).toBe(wanted)
          const rows = placeIn(after).assignments.filter((r) => r.items.includes(id))
          expect(rows.length, id).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 40 },
    )
  })
})
